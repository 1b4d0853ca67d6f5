/**
 * One directory under one release after the other, as an upgrade goes: each raises the cluster
 * version and, from 3.6 on, the storage version, before the next one may start. 3.7 reads no entries
 * that 3.5 wrote, so that 3.6 has to leave a raft snapshot behind them.
 */
import { readLiveState, readRevisions } from './live-state.ts';
import { lowerAlarms, putKey, until, withRestored } from './restored-cluster.ts';
import type { LiveState } from './live-state.ts';
import type { RestoredMember } from './restored-cluster.ts';
import type { EtcdServer } from './server.ts';
import type { Oracles } from '../../oracles/locate.ts';
import type { EtcdVersion } from '../../oracles/versions.ts';

const SNAPSHOT_COUNT = '10';
const PUTS = 20;

/** Starts each release, looks, writes on, and gives what each said of the restored revisions. */
export async function climb(
  member: RestoredMember,
  way: {
    readonly oracles: Oracles;
    readonly versions: readonly EtcdVersion[];
    readonly folder: string;
  },
): Promise<LiveState[]> {
  const states: LiveState[] = [];
  let restored: number | undefined;
  for (const version of way.versions) {
    const flags = ['--snapshot-count', SNAPSHOT_COUNT];
    const options = { tools: way.oracles.etcd[version], folder: way.folder, flags };
    await withRestored([member], options, async ([server]) => {
      if (server === undefined) throw new Error('no server');
      const state = await readLiveState(server);
      restored ??= state.revision;
      const range = { from: Math.max(1, state.compactRevision), to: restored };
      const revisions = await readRevisions(server, range);
      // What was written since raises the revision, and 3.6 hashes otherwise.
      states.push({ ...state, revision: restored, kvHash: 0, alarms: [], revisions });
      await untilRaised(server, `${version.slice(0, 3)}.0`);
      await lowerAlarms(server);
      for (let at = 0; at < PUTS; at += 1) await putKey(server, `climbing-${String(at)}`, version);
    });
  }
  return states;
}

async function untilRaised(server: EtcdServer, release: string): Promise<void> {
  await until(`cluster version ${release}`, async () => {
    const response = await fetch(`${server.clientUrl}/version`);
    return ((await response.json()) as { readonly etcdcluster: string }).etcdcluster === release;
  });
  if (release === '3.5.0') return;
  await until(`storage version ${release}`, async () => {
    return (await server.call('maintenance/status')).storageVersion === release;
  });
}
