import { describe, expect, test } from 'vitest';

import { checkWalBehindDatabase } from '../../../../src/operations/data-directory/checks/wal-behind-database.ts';
import { puts } from '../../../build/member-directory.ts';
import { said } from '../view.ts';

const check = checkWalBehindDatabase;

describe('says nothing of a database', () => {
  test.each([0, 9, 10])('that is as far as entry %s of ten', async (consistentIndex) => {
    expect(await said(check, { database: { consistentIndex } })).toEqual([]);
  });

  test('that a committed raft snapshot of the log stands for', async () => {
    const items = [
      ...puts(1, 3),
      { kind: 'snapshot', term: 2, index: 12 } as const,
      { kind: 'state', term: 2, commit: 12 } as const,
    ];
    expect(await said(check, { log: [{ items }], database: { consistentIndex: 12 } })).toEqual([]);
  });

  test('without a log, or that cannot be read', async () => {
    expect(await said(check, { log: undefined })).toEqual([]);
    const more = { 'member/snap/db': new Uint8Array(5000) };
    expect(await said(check, { database: undefined, more })).toEqual([]);
  });
});

test.each([11, 5000])('tells of one that is as far as entry %s of ten', async (consistentIndex) => {
  const lines = await said(check, { database: { consistentIndex } });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^member\/wal: the database is ahead of the log/);
  expect(lines[0]).toContain('found last entry 10');
  expect(lines[0]).toContain(consistentIndex.toLocaleString('en'));
});

test('tells of one beside a log without any entry', async () => {
  const lines = await said(check, { log: [{ items: [] }] });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('found last entry 0');
});
