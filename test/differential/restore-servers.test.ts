/**
 * Directories that we restore are started by real servers, and answer everything as a directory
 * does that the release's own tool has restored of the same snapshot with the same flags: every key
 * at every revision, leases, users, members, alarms and hashes. What the tool cannot make, learners
 * and directories for an older release, is compared with what it can.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { climb } from './harness/climb.ts';
import { base64 } from './harness/gateway.ts';
import { readLiveState, readRevisions } from './harness/live-state.ts';
import { makeRestoreSource } from './harness/restore-source.ts';
import { listedDifferences } from './harness/restored-bytes.ts';
import { planMembers, restoreAll, restorePair } from './harness/restored-pairs.ts';
import { ourRestorer, restoreByUs, restorerOf } from './harness/restorers.ts';
import { firstSeed } from './harness/rounds.ts';
import { readServerLog } from './harness/server-log.ts';
import {
  expectWritable,
  lowerAlarms,
  putKey,
  until,
  withRestored,
} from './harness/restored-cluster.ts';
import { locateOracles } from '../oracles/locate.ts';
import { ETCD_VERSIONS } from '../oracles/versions.ts';
import { Tally } from './harness/tally.ts';
import type { LiveState } from './harness/live-state.ts';
import type { RestoreSource } from './harness/restore-source.ts';
import type { RestoredMember } from './harness/restored-cluster.ts';
import type { RestoreShape } from './harness/restored-pairs.ts';
import type { EtcdServer } from './harness/server.ts';
import type { EtcdVersion } from '../oracles/versions.ts';

const TIMEOUT_MS = 120_000;
const BUMP = 1_000_000;

const SHAPES: readonly RestoreShape[] = [
  { shape: 'one', names: ['alone'] },
  { shape: 'wal-dir', names: ['default'], hasWalDirectory: true },
  { shape: 'three', names: ['m1', 'm2', 'm3'] },
  { shape: 'bump', names: ['raised'], bump: BUMP },
];

const oracles = locateOracles();
const tally = new Tally();
const cases = ETCD_VERSIONS.flatMap((version) =>
  SHAPES.filter(({ bump }) => bump === undefined || version !== '3.4.23').map((shape) => ({
    version,
    shape,
    name: shape.shape,
  })),
);

describe.skipIf(!oracles)('restored directories', { timeout: TIMEOUT_MS }, () => {
  let folder = '';
  const sources = new Map<EtcdVersion, RestoreSource>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-restored-'));
    for (const version of ETCD_VERSIONS) {
      const seed = firstSeed() + 5_000 + ETCD_VERSIONS.indexOf(version);
      const source = await makeRestoreSource(oracles!.etcd[version], { seed, folder });
      sources.set(version, source);
    }
  }, TIMEOUT_MS);
  afterEach(() => {
    tally.add('cases with real servers');
  });
  afterAll(async ({}, suite) => {
    await rm(folder, { recursive: true, force: true });
    const input = `seed ${String(firstSeed())}; ${String(SHAPES.length)} shapes, learners, upgrades`;
    await tally.finish('restore-servers', suite, { input });
  });

  it.each(ETCD_VERSIONS)('%s: the snapshot has what is to be compared', (version) => {
    const { facts, alarmCount, description } = sources.get(version)!;
    expect(facts.members.length, description).toBe(3);
    expect(facts.leaseCount, description).toBeGreaterThan(1);
    expect(facts.compactRevision, description).toBeGreaterThan(1);
    expect(facts.revision - facts.compactRevision, description).toBeGreaterThan(20);
    expect(alarmCount, description).toBe(1);
  });

  it.each(cases)('$version, $name: as its own tool restores', async ({ version, shape }) => {
    const source = sources.get(version)!;
    const own = { tools: oracles!.etcd[version], folder: join(folder, version, shape.shape) };
    const pair = await restorePair(own.tools, shape, { ...own, snapshot: source.path });
    expect(pair.differences).toEqual(listedDifferences(version, shape.shape));
    const said = async (members: readonly RestoredMember[]): Promise<LiveState[]> =>
      withRestored(members, own, async (servers) => {
        if (shape.bump !== undefined) await untilCompacted(servers);
        const states = await Promise.all(servers.map((server) => readLiveState(server)));
        await expectWritable(servers);
        if (shape.bump !== undefined) await expectRaised(servers[0]!, source);
        return states;
      });
    const theirs = await said(pair.theirs);
    expect(await said(pair.ours), source.description).toEqual(theirs);
    expectWhole(theirs, source, shape);
  });

  it('3.4.23, bump: as newer tools do, where its own cannot', async () => {
    const version = '3.4.23';
    const source = sources.get(version)!;
    const own = { tools: oracles!.etcd[version], folder: join(folder, version, 'bump') };
    const members = await planMembers(own.folder, { names: ['raised'] });
    await restoreAll(ourRestorer('3.4'), members, { snapshot: source.path, bump: BUMP });
    await withRestored(members, own, async (servers) => {
      await untilCompacted(servers);
      await lowerAlarms(servers[0]!);
      expect(await putKey(servers[0]!, 'written', '')).toBe(source.facts.revision + BUMP + 1);
      await expectRaised(servers[0]!, source);
    });
  });

  it.each(ETCD_VERSIONS)('%s: five members, one of them a learner', async (version) => {
    const source = sources.get(version)!;
    const tools = oracles!.etcd[version];
    const own = { tools, folder: join(folder, version, 'five') };
    const single = await planMembers(join(own.folder, 'alone'), { names: ['alone'] });
    await restoreAll(restorerOf(tools), single, { snapshot: source.path });
    const expected = await withRestored(single, own, ([server]) => readLiveState(server!));
    const members = await restoreWithLearner(source.path, own.folder, version);
    await withRestored(members, own, async (servers) => {
      const [voter, learner] = [servers[0]!, servers.at(-1)!];
      const state = await readLiveState(voter);
      const { members: listed } = state;
      const { members: alone, clusterId } = expected;
      expect({ ...state, members: alone, clusterId }).toEqual(expected);
      expect(listed.map((one) => (one as { isLearner: boolean }).isLearner).sort()).toEqual([
        ...[false, false, false, false, true],
      ]);
      learner.shareLogIn(voter);
      const range = { from: Math.max(1, state.compactRevision), to: state.revision };
      const followed = await readRevisions(learner, range);
      expect(followed).toEqual(expected.revisions);
      const voters = servers.slice(0, -1);
      await expectWritable(voters);
      await expectPromotable(voters, learner);
    });
  });

  it.each([
    { versions: ['3.5.35', '3.6.16', '3.7.3'] as const },
    { versions: ['3.6.16', '3.7.3'] as const },
  ])('a directory for 3.5 is started by $versions in turn', async ({ versions }) => {
    const source = sources.get('3.5.35')!;
    const own = join(folder, `climb-from-${versions[0]}`);
    const members = await planMembers(own, { names: ['alone'] });
    await restoreAll(ourRestorer('3.5'), members, { snapshot: source.path });
    const states = await climb(members[0]!, { oracles: oracles!, versions, folder: own });
    expect(states.length).toBe(versions.length);
    expect(states[0]?.revisions.length).toBeGreaterThan(20);
    for (const state of states) expect(state).toEqual(states[0]);
  });

  /** Five directories of one description. */
  async function restoreWithLearner(
    snapshot: string,
    below: string,
    version: EtcdVersion,
  ): Promise<RestoredMember[]> {
    const names = ['v1', 'v2', 'v3', 'v4', 'l5'];
    const planned = await planMembers(below, { names });
    const description = join(below, 'cluster.yaml');
    const lines = planned.map(({ name, peerUrl }) => {
      const learner = name === 'l5' ? ', learner: true' : '';
      return `  - { name: ${name}, peerURLs: ['${peerUrl}']${learner} }\n`;
    });
    await writeFile(description, `members:\n${lines.join('')}`);
    const out = join(below, 'out');
    const release = ['--for', version.slice(0, 3), '--no-bump-revision'];
    await restoreByUs([snapshot, '--cluster', description, '--out', out, ...release]);
    return planned.map((member) => ({
      ...member,
      dataDirectory: join(out, member.name),
      isLearner: member.name === 'l5',
    }));
  }
});

/** What was compared was not nothing. */
function expectWhole(
  states: readonly LiveState[],
  { facts }: RestoreSource,
  { bump = 0, names }: RestoreShape,
): void {
  expect(states.length).toBe(names.length);
  for (const state of states) {
    expect(state.revision).toBe(facts.revision + bump);
    expect(state.members.length).toBe(names.length);
    expect(state.leases.length).toBe(facts.leaseCount);
    expect(state.leases).toEqual(state.leases.map((lease) => ({ ...lease, isFresh: true })));
    expect(state.authentication.length).toBeGreaterThan(3);
    expect(state.alarms.length).toBe(1);
    if (bump === 0) expect(state.kvHash).toBe(facts.kvHash);
  }
}

/** The learner has heard of what was written, and may become a voter: so it is one in raft too. */
async function expectPromotable(voters: readonly EtcdServer[], learner: EtcdServer): Promise<void> {
  // 3.4 forwards the request to its leader without saying who asks, which is refused there.
  const leader = await leaderOf(voters);
  const key = { key: base64(`written-by-${leader.name}`), serializable: true };
  await until('a learner that follows', async () => {
    return (await learner.call('kv/range', key)).count === '1';
  });
  const { members = [] } = await leader.call('cluster/member/list');
  const ID = members.find(({ name }) => name === learner.name)?.ID;
  await until('a learner that is promoted', () =>
    leader.call('cluster/member/promote', { ID }).then(
      () => true,
      () => false,
    ),
  );
  await learner.untilHealthy();
}

async function leaderOf(servers: readonly EtcdServer[]): Promise<EtcdServer> {
  for (const server of servers) {
    const { leader, header } = await server.call('maintenance/status');
    if (leader === header?.member_id) return server;
  }
  throw new Error('no leader');
}

/** Watchers and readers of before are told to begin anew. */
async function expectRaised(server: EtcdServer, { facts }: RestoreSource): Promise<void> {
  const rev = ['--rev', String(facts.revision)];
  for (const argv of [
    ['watch', 'any', ...rev],
    ['get', 'any', ...rev],
  ]) {
    const { exit, stdout, stderr } = await server.etcdctl(argv);
    expect(exit, stderr).toBeGreaterThan(0);
    expect(stdout + stderr).toContain('required revision has been compacted');
  }
}

/** The compaction that a raised revision comes with is done by the first start. */
async function untilCompacted(servers: readonly EtcdServer[]): Promise<void> {
  await until('a finished compaction', () =>
    Promise.resolve(
      servers.every(({ logPath }) =>
        readServerLog(logPath).some(({ msg }) => msg === 'finished scheduled compaction'),
      ),
    ),
  );
}
