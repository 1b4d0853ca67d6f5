import { expect, test } from 'vitest';

import { checkRaftSnapshotMissing } from '../../../../src/operations/data-directory/checks/raft-snapshot-missing.ts';
import { puts } from '../../../build/member-directory.ts';
import type { DirectorySpec } from '../../../build/member-directory.ts';
import { said } from '../view.ts';

const check = checkRaftSnapshotMissing;

/** The log begins with an entry, and its raft snapshot stands at another. */
function spec(first: number, snapshot: number, more: DirectorySpec = {}): DirectorySpec {
  const items = [
    { kind: 'snapshot', term: 2, index: snapshot } as const,
    ...puts(first, 5),
    { kind: 'state', term: 2, commit: first + 4 } as const,
  ];
  return { log: [{ items }], raftSnapshots: [{ term: 2, index: snapshot }], ...more };
}

test('says nothing of a log from its first entry on', async () => {
  expect(await said(check, {})).toEqual([]);
  expect(await said(check, { log: [{ items: [] }] })).toEqual([]);
});

test.each([
  [6, 5],
  [6, 8],
  [2, 1],
])('says nothing of a log from %s on with a raft snapshot at %s', async (first, snapshot) => {
  expect(await said(check, spec(first, snapshot))).toEqual([]);
});

test('tells of a log with a gap behind its raft snapshot', async () => {
  const lines = await said(check, spec(7, 5));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^member\/wal: .*\b7\b/);
});

test('tells of one whose file is gone or damaged, unless etcd 3.7 reads the log', async () => {
  expect(await said(check, spec(6, 5, { raftSnapshots: [] }))).toHaveLength(1);
  const path = 'member/snap/0000000000000002-0000000000000005.snap';
  const damaged = { raftSnapshots: [], more: { [path]: new Uint8Array(9) } };
  expect(await said(check, spec(6, 5, damaged))).toHaveLength(1);
  const database = { storageVersion: '3.7.0' };
  expect(await said(check, spec(6, 5, { raftSnapshots: [], database }))).toEqual([]);
});
