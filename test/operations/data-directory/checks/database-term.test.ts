import { expect, test } from 'vitest';

import { checkDatabaseTerm } from '../../../../src/operations/data-directory/checks/database-term.ts';
import type { LogItem } from '../../../build/wal.ts';
import { said } from '../view.ts';

const check = checkDatabaseTerm;
/** Entries 1 to 3 of term 2, 4 and 5 of term 4; the fourth replaces one of term 2. */
const LOG = [
  {
    items: [
      ...[1, 2, 3, 4].map((index): LogItem => ({ kind: 'entry', term: 2, index })),
      ...[4, 5].map((index): LogItem => ({ kind: 'entry', term: 4, index })),
      { kind: 'state', term: 4, commit: 5 } as const,
    ],
  },
];

test.each([
  [3, 2],
  [4, 4],
  [5, 4],
])('says nothing of entry %s with its own term %s', async (consistentIndex, term) => {
  expect(await said(check, { log: LOG, database: { consistentIndex, term } })).toEqual([]);
});

test.each([
  [3, 4, 2],
  [4, 2, 4],
  [5, 3, 4],
])('tells of entry %s with term %s in place of %s', async (consistentIndex, term, expected) => {
  const lines = await said(check, { log: LOG, database: { consistentIndex, term } });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^member\/snap\/db: /);
  expect(lines[0]).toContain(`found ${String(term)}`);
  expect(lines[0]).toContain(`expected ${String(expected)}`);
});

test('says nothing where either does not know: other entries, no term, no log', async () => {
  for (const consistentIndex of [0, 6]) {
    expect(await said(check, { log: LOG, database: { consistentIndex, term: 9 } })).toEqual([]);
  }
  expect(await said(check, { log: LOG, database: { consistentIndex: 3, term: 0 } })).toEqual([]);
  expect(await said(check, { log: undefined, database: { term: 9 } })).toEqual([]);
});
