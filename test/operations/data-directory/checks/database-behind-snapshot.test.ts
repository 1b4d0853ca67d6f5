import { expect, test } from 'vitest';

import { checkDatabaseBehindSnapshot } from '../../../../src/operations/data-directory/checks/database-behind-snapshot.ts';
import { puts } from '../../../build/member-directory.ts';
import type { DirectorySpec } from '../../../build/member-directory.ts';
import { said } from '../view.ts';

const check = checkDatabaseBehindSnapshot;
/** A server starts from entry 8. */
const SPEC: DirectorySpec = {
  log: [
    {
      items: [
        ...puts(1, 10),
        { kind: 'snapshot', term: 2, index: 8 },
        { kind: 'state', term: 2, commit: 10 },
      ],
    },
  ],
  raftSnapshots: [{ term: 2, index: 8 }],
};

test.each([8, 9, 10])('says nothing of a database as far as entry %s', async (consistentIndex) => {
  expect(await said(check, { ...SPEC, database: { consistentIndex } })).toEqual([]);
});

test.each([0, 7])('tells of one as far as entry %s', async (consistentIndex) => {
  const lines = await said(check, { ...SPEC, database: { consistentIndex } });
  expect(lines).toEqual([
    'member/snap/db: the database is older than the raft snapshot that a server starts from: ' +
      `found index ${String(consistentIndex)}, expected at least 8`,
  ]);
});

test('says nothing where the leader sent a database for that raft snapshot, and no other', async () => {
  const database = { consistentIndex: 7 };
  const received = (digits: string): DirectorySpec => ({
    ...SPEC,
    database,
    more: { [`member/snap/${digits}.snap.db`]: new Uint8Array(8) },
  });
  expect(await said(check, received('0000000000000008'))).toEqual([]);
  expect(await said(check, received('0000000000000009'))).toHaveLength(1);
});

test('says nothing where the log is replayed from its first entry', async () => {
  const database = { consistentIndex: 0 };
  expect(await said(check, { ...SPEC, raftSnapshots: [], database })).toEqual([]);
  expect(await said(check, { database })).toEqual([]);
});

test('says nothing without a database; that is told otherwise', async () => {
  expect(await said(check, { ...SPEC, database: undefined })).toEqual([]);
});
