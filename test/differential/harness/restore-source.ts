/**
 * A store that has something of everything, as a snapshot of a cluster of three: a history with
 * deletions and compactions, leases, users, authentication switched on, an alarm.
 */
import { join } from 'node:path';

import { EtcdCluster } from './cluster.ts';
import { base64 } from './gateway.ts';
import { Workload } from './workload.ts';
import { readLiveFacts } from './facts.ts';
import type { LiveFacts } from './facts.ts';
import type { WorkloadPlan } from './plan.ts';
import type { EtcdServer } from './server.ts';
import type { EtcdTools } from '../../oracles/locate.ts';

/** The snapshot, and what one of the live servers said. */
export interface RestoreSource {
  readonly path: string;
  readonly facts: LiveFacts;
  readonly alarmCount: number;
  readonly description: string;
}

const OPERATION_COUNT = 160;

function planOf(seed: number): WorkloadPlan {
  return {
    seed,
    operationCount: OPERATION_COUNT,
    bigValueCount: 1,
    lastCompaction: 'none',
    authentication: 'enabled',
    alarm: 'NOSPACE',
    membership: 'single',
    isRestarted: false,
    isDefragmented: false,
    hasLeases: true,
    isSettled: true,
  };
}

/** Plays it; the cluster is gone afterwards. */
export async function makeRestoreSource(
  tools: EtcdTools,
  options: { readonly seed: number; readonly folder: string },
): Promise<RestoreSource> {
  const { seed, folder } = options;
  const path = join(folder, `source-${tools.version}.db`);
  const cluster = await EtcdCluster.start({ tools, folder, names: ['old-1', 'old-2', 'old-3'] });
  try {
    const server = cluster.server('old-1');
    const workload = new Workload(server, planOf(seed));
    await playStart(server);
    await workload.run();
    const facts = await readLiveFacts(server);
    const { alarms = [] } = await server.call('maintenance/alarm', { action: 'GET' });
    await server.save(path);
    return { path, facts, alarmCount: alarms.length, description: workload.describe() };
  } finally {
    for (const server of cluster.servers) await server.remove();
  }
}

/** What the random work may come to without: leases with keys, deletions, a compaction. */
async function playStart(server: EtcdServer): Promise<void> {
  for (const [ID, TTL] of Object.entries({ 1001: '90000', 1002: '180000' })) {
    await server.call('lease/grant', { ID, TTL });
    for (const name of ['a', 'b']) {
      const key = base64(`start/${ID}/${name}`);
      await server.call('kv/put', { key, value: base64(TTL), lease: ID });
    }
  }
  await server.call('kv/deleterange', { key: base64('start/1001/b') });
  const { header } = await server.call('kv/put', { key: base64('start'), value: base64('') });
  await server.call('kv/compaction', { revision: header?.revision, physical: true });
}
