import { expect, test } from 'vitest';

import { checkMemberNotListed } from '../../../../src/operations/data-directory/checks/member-not-listed.ts';
import { MEMBER_ID } from '../../../build/member-directory.ts';
import { said } from '../view.ts';

const check = checkMemberNotListed;

test.each<[string, { id: bigint; isLearner?: boolean }[]]>([
  ['listed', [{ id: 5n }, { id: MEMBER_ID }]],
  ['listed as a learner', [{ id: MEMBER_ID, isLearner: true }]],
  ['in a database that knows nobody yet', []],
])('says nothing of a member that is %s', async (_name, members) => {
  expect(await said(check, { database: { members } })).toEqual([]);
});

test('tells of one that is not, and who is', async () => {
  const lines = await said(check, { database: { members: [{ id: 0xabcn }, { id: 5n }] } });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^member\/snap\/db: /);
  expect(lines[0]).toContain(MEMBER_ID.toString(16));
  expect(lines[0]).toMatch(/5 abc|abc 5/);
});

test('says nothing where the log does not say whose it is', async () => {
  const log = [{ isHeadless: true, items: [{ kind: 'crc' } as const] }];
  expect(await said(check, { log, database: { members: [{ id: 5n }] } })).toEqual([]);
  expect(await said(check, { log: undefined, database: { members: [{ id: 5n }] } })).toEqual([]);
});
