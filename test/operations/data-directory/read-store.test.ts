import { describe, expect, test } from 'vitest';

import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import { decidesAlone, readStoreFacts } from '../../../src/operations/data-directory/read-store.ts';
import type { StoreFacts } from '../../../src/operations/data-directory/read-store.ts';
import { fixtureNames, readFixture, readFixtureJson } from '../../build/fixtures.ts';
import { buildDatabase } from '../../build/database.ts';
import { encodeDatabase, MEMBER_ID } from '../../build/member-directory.ts';
import type { DatabaseSpec } from '../../build/member-directory.ts';

async function factsOf(spec: DatabaseSpec): Promise<StoreFacts> {
  return readStoreFacts(await openSnapshot(encodeDatabase(spec)));
}

describe('the facts', () => {
  test('are those of the store', async () => {
    const facts = await factsOf({ consistentIndex: 42, term: 3, revision: 17 });
    expect(facts).toMatchObject({
      consistentIndex: 42,
      term: 3,
      revision: 17,
      storageVersion: undefined,
      clusterVersion: '3.6.0',
      mayRefuse: false,
    });
    expect(facts.members.map(({ id }) => id)).toEqual([MEMBER_ID]);
    expect(facts.confState?.voters).toEqual([MEMBER_ID]);
  });

  test('have the revision of an empty store, or of its last compaction', async () => {
    expect((await factsOf({ revision: 1 })).revision).toBe(1);
    expect((await factsOf({ revision: 1, finished: 9 })).revision).toBe(9);
    expect((await factsOf({ revision: 12, finished: 9 })).revision).toBe(12);
  });

  test('have no term before etcd 3.5', async () => {
    expect((await factsOf({ term: 0 })).term).toBeUndefined();
  });

  test('say that requests may be refused: by an alarm, or by authentication', async () => {
    expect((await factsOf({ hasAlarm: true })).mayRefuse).toBe(true);
    expect((await factsOf({ isAuthOn: true })).mayRefuse).toBe(true);
  });

  test('cannot be had of a store without a member that can be read', async () => {
    const broken = encodeDatabase({});
    const at = Buffer.from(broken).indexOf('"peerURLs"');
    broken[at] = 0;
    await expect(readStoreFacts(await openSnapshot(broken))).rejects.toMatchObject({
      code: 'member-record',
    });
  });

  test('need the bucket of keys and that of the meta data only', async () => {
    const meta = { elements: [['consistent_index', new Uint8Array(8)]] as const, inline: true };
    const store = buildDatabase({
      elements: [
        ['key', { elements: [] }],
        ['meta', meta],
      ],
    });
    expect(await readStoreFacts(await openSnapshot(store))).toMatchObject({
      consistentIndex: 0,
      revision: 1,
      members: [],
      confState: undefined,
    });
  });
});

describe.each(fixtureNames('etcd'))('%s', (name) => {
  test('has the revision that etcdutl prints', async () => {
    const facts = await readStoreFacts(await openSnapshot(readFixture(name, 'snapshot.db')));
    const { offline } = readFixtureJson<{
      offline: { snapshot_status: Record<string, { json: { stdout: string } }> };
    }>(name, 'expect.json');
    const said = JSON.parse(offline.snapshot_status['3.5.35']!.json.stdout) as { revision: number };
    // A store whose newest records are compacted away goes on from the compaction.
    expect(facts.revision).toBeGreaterThanOrEqual(said.revision);
    expect(facts.members.length).toBeGreaterThan(0);
  });
});

describe('a member decides alone', () => {
  const own = MEMBER_ID.toString(16);
  const learner = { id: 5n, isLearner: true };

  test.each<[string, DatabaseSpec['members'], string | undefined, boolean]>([
    ['as the only one', undefined, own, true],
    ['beside learners', [{ id: MEMBER_ID }, learner], own, true],
    ['not beside another voter', [{ id: MEMBER_ID }, { id: 5n }], own, false],
    ['not as a learner itself', [{ id: MEMBER_ID, isLearner: true }, { id: 5n }], own, false],
    ['not where nobody is listed', [], own, false],
    ['not where the log does not say who it is', undefined, undefined, false],
  ])('%s', async (_name, members, id, expected) => {
    const facts = await factsOf(members === undefined ? {} : { members });
    expect(decidesAlone(facts, id)).toBe(expected);
  });
});
