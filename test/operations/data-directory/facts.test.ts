/** What a data directory comes to, as each of its parts has it. */

import { describe, expect, test } from 'vitest';

import { openDataDirectory } from '../../../src/operations/data-directory/open.ts';
import type { DirectoryFacts } from '../../../src/operations/data-directory/facts.ts';
import { bytesOf } from '../../build/database.ts';
import {
  CLUSTER_ID,
  encodeRaftSnapshot,
  MEMBER_ID,
  memberDirectory,
  puts,
} from '../../build/member-directory.ts';
import type { DirectorySpec } from '../../build/member-directory.ts';

const ID = MEMBER_ID.toString(16);
const NEWEST = 'member/snap/0000000000000002-0000000000000008.snap';

async function factsOf(spec: DirectorySpec): Promise<DirectoryFacts> {
  return (await openDataDirectory(memberDirectory(spec))).facts;
}

/** Ten entries of which six are committed. */
const HALF = [{ items: [...puts(1, 10), { kind: 'state', term: 2, commit: 6 } as const] }];
const TWO_VOTERS = [{ id: MEMBER_ID }, { id: 5n }];

test('whose it is stands in the log', async () => {
  expect(await factsOf({})).toMatchObject({ memberId: ID, clusterId: CLUSTER_ID.toString(16) });
  expect(await factsOf({ log: undefined })).toMatchObject({
    memberId: undefined,
    clusterId: undefined,
    beyond: undefined,
    start: undefined,
  });
});

test('without a database nothing is said of one', async () => {
  expect(await factsOf({ database: undefined })).toMatchObject({
    memberId: ID,
    consistentIndex: undefined,
    consistentTerm: undefined,
    revision: undefined,
    beyond: undefined,
    members: { database: undefined, confState: undefined },
  });
});

describe('entries beyond the database lead to a revision for certain', () => {
  const database = { consistentIndex: 4, revision: 5 };

  test('all of them where the member decides alone', async () => {
    const { beyond } = await factsOf({ log: HALF, database });
    expect(beyond).toEqual({
      entryCount: 6,
      firstIndex: 5,
      lastIndex: 10,
      revisionFrom: 11,
      revisionAtMost: 11,
    });
  });

  test('as far as they are committed where others take part', async () => {
    const { beyond } = await factsOf({ log: HALF, database: { ...database, members: TWO_VOTERS } });
    expect(beyond).toMatchObject({ entryCount: 6, revisionFrom: 7, revisionAtMost: 11 });
  });

  test('not at all where an alarm is active', async () => {
    const { beyond } = await factsOf({ log: HALF, database: { ...database, hasAlarm: true } });
    expect(beyond).toMatchObject({ entryCount: 6, revisionFrom: 5, revisionAtMost: 11 });
  });
});

test('raft snapshots are listed, the newest first, those that hold together', async () => {
  const { raftSnapshots } = await factsOf({
    raftSnapshots: [
      { term: 1, index: 4 },
      { term: 2, index: 6 },
    ],
    more: { [NEWEST]: new Uint8Array(3) },
  });
  expect(raftSnapshots).toEqual([
    { term: 2, index: 6 },
    { term: 1, index: 4 },
  ]);
});

describe('the members', () => {
  test('are those of the database, of its configuration and of the newest raft snapshot', async () => {
    const member = (id: bigint): string => {
      const raft = JSON.stringify(JSON.stringify({ peerURLs: ['http://10.0.0.1:2380'] }));
      const path = `/0/members/${id.toString(16)}`;
      const node = (at: string, rest: string): string =>
        `{"Path":"${at}","CreatedIndex":1,"ModifiedIndex":1,"ExpireTime":"0001-01-01T00:00:00Z",${rest}}`;
      const own = node(
        path,
        `"Value":"","Children":{"raftAttributes":${node(`${path}/raftAttributes`, `"Value":${raft},"Children":null`)}}`,
      );
      const members = node('/0/members', `"Value":"","Children":{"${id.toString(16)}":${own}}`);
      const zero = node('/0', `"Value":"","Children":{"members":${members}}`);
      return `{"Root":${node('/', `"Value":"","Children":{"0":${zero}}`)}}`;
    };
    const { members } = await factsOf({
      database: { members: [{ id: MEMBER_ID }, { id: 0xabcn, isLearner: true }] },
      more: {
        [NEWEST]: encodeRaftSnapshot(
          { term: 2, index: 8 },
          [MEMBER_ID, 5n],
          bytesOf(member(MEMBER_ID)),
        ),
      },
    });
    expect(members.database).toHaveLength(2);
    expect(members.database).toContainEqual({ id: ID, name: 'one', isLearner: false });
    expect(members.database).toContainEqual({ id: 'abc', name: 'one', isLearner: true });
    expect(members.confState).toEqual({ voters: [ID], learners: [] });
    expect(members.raftSnapshot).toEqual({ voters: [ID, '5'], learners: [] });
    expect(members.v2Store).toEqual([{ id: ID, name: '', isLearner: false }]);
  });

  test('are unknown where no raft snapshot is there', async () => {
    const { members } = await factsOf({});
    expect(members).toMatchObject({ raftSnapshot: undefined, v2Store: undefined });
  });
});
