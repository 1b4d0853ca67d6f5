/**
 * Stores that have been through more than one server: a cluster that members join and leave, and
 * one data directory that every release takes over from the one before. Each file on the way is
 * handed out as soon as it is there, with what had been done up to then.
 */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { prepareAuthentication } from './authentication.ts';
import { EtcdCluster } from './cluster.ts';
import { randomKey, randomValue } from './content.ts';
import { base64 } from './gateway.ts';
import { planWorkload } from './plan.ts';
import { Random } from './random.ts';
import { databaseIn } from './restores.ts';
import { EtcdServer } from './server.ts';
import { Workload } from './workload.ts';
import { ETCD_VERSIONS } from '../../oracles/versions.ts';
import type { EtcdTools, Oracles } from '../../oracles/locate.ts';
import type { EtcdVersion } from '../../oracles/versions.ts';
import type { WorkloadPlan } from './plan.ts';

/** A file of a store, which is sound. */
export interface HistoryFile {
  readonly kind: 'snapshot' | 'database';
  readonly path: string;
  /** Whose it is, and what was done before. */
  readonly about: string;
}

/** A file of a store that was upgraded. */
export interface UpgradedFile extends HistoryFile {
  /** The release of the server that left it. */
  readonly version: EtcdVersion;
}

/** Which cluster, and what is done to it. */
export interface ClusterHistoryOptions {
  readonly tools: EtcdTools;
  /** Existing folder for data directories and files. */
  readonly folder: string;
  readonly seed: number;
}

const LAST_PUTS = 40;
const LOWERED_TRIES_MAX = 150;
const LOWERED_INTERVAL_MS = 100;
/**
 * 3.6 panics on requests of the v2 API in the log, and a health check of 3.4 is one; they are
 * behind the newest raft snapshot when 3.5 has made one.
 */
const UPGRADE_FLAGS = ['--snapshot-count', '10'];

/** The plan of a seed without what keeps a server from being written to later. */
export function calmPlan(seed: number, operationCount: number): WorkloadPlan {
  return {
    ...planWorkload(seed),
    operationCount,
    authentication: 'none',
    alarm: 'none',
    membership: 'single',
    isRestarted: false,
    isSettled: false,
  };
}

/**
 * Three members take a workload, a fourth joins as a learner and is promoted, the second is
 * removed, authentication is enabled, the third is killed while all write.
 */
export async function* playClusterHistory(
  options: ClusterHistoryOptions,
): AsyncGenerator<HistoryFile> {
  const { tools, folder, seed } = options;
  // Raft snapshots, and with them new members that are sent a database, come early.
  const flags = ['--snapshot-count', '50', ...catchUpFlags(tools.version)];
  const cluster = await EtcdCluster.start({ tools, folder, names: ['m1', 'm2', 'm3'], flags });
  const save = (name: string, about: string): Promise<HistoryFile> =>
    saveSnapshot(cluster.server(name), folder, about);
  const random = new Random(seed);
  try {
    const first = cluster.server('m1');
    const removed = cluster.server('m2');
    await new Workload(first, calmPlan(seed, 200)).run();
    for (const name of ['m1', 'm2', 'm3']) yield await save(name, 'with-three-members');
    await cluster.addMember('m4', 'learner');
    yield await save('m1', 'with-a-learner');
    await cluster.promoteMember('m4');
    await cluster.removeMember('m2');
    await new Workload(cluster.server('m4'), calmPlan(seed + 1, 60)).run();
    for (const name of ['m1', 'm4']) yield await save(name, 'with-one-removed');
    yield await copyDatabase(removed, folder, 'removed');
    await prepareAuthentication(first, random, true);
    yield await save('m1', 'with-authentication');
    await killWhileWriting(first, cluster.server('m3'), random);
    yield await copyDatabase(cluster.server('m3'), folder, 'killed');
    await cluster.stop();
    for (const name of ['m1', 'm4']) {
      yield await copyDatabase(cluster.server(name), folder, 'stopped');
    }
  } finally {
    await cluster.stop();
  }
}

/** One store and all releases, oldest first: as each found it, after its work, and as it left it. */
export async function* playUpgrades(
  oracles: Oracles,
  folder: string,
  seed: number,
): AsyncGenerator<UpgradedFile> {
  const dataDirectory = join(folder, 'store');
  for (const [index, version] of ETCD_VERSIONS.entries()) {
    const tools = oracles.etcd[version];
    const options = { tools, folder, name: 'store', dataDirectory, flags: UPGRADE_FLAGS };
    const server = await EtcdServer.start(options);
    try {
      yield { version, ...(await saveSnapshot(server, folder, `${version}-just-started`)) };
      const authentication = index === 0 ? 'prepared' : 'none';
      const plan = { ...calmPlan(seed + index, 150), authentication, isSettled: true } as const;
      await new Workload(server, plan).run();
      yield { version, ...(await saveSnapshot(server, folder, `${version}-at-work`)) };
      await server.stop();
      yield { version, ...(await copyDatabase(server, folder, `${version}-stopped`)) };
    } finally {
      await server.kill();
    }
  }
}

/**
 * A store of 3.7 whose cluster version is lowered for 3.6, which then takes it over: as soon as the
 * downgrade is asked for, when both versions are lowered, and as the older server left it.
 */
export async function* playDowngrade(
  oracles: Oracles,
  folder: string,
  seed: number,
): AsyncGenerator<UpgradedFile> {
  const dataDirectory = join(folder, 'store');
  const flags = UPGRADE_FLAGS;
  const options = { folder, name: 'store', dataDirectory, flags };
  const newer = await EtcdServer.start({ ...options, tools: oracles.etcd['3.7.3'] });
  try {
    await new Workload(newer, { ...calmPlan(seed, 80), isSettled: true }).run();
    const version = '3.7.3';
    await newer.call('maintenance/downgrade', { action: 'ENABLE', version: '3.6.0' });
    yield { version, ...(await saveSnapshot(newer, folder, 'downgrade-asked-for')) };
    await untilLowered(newer, '3.6.0');
    yield { version, ...(await saveSnapshot(newer, folder, 'downgraded')) };
    await newer.stop();
  } finally {
    await newer.kill();
  }
  const version = '3.6.16';
  const older = await EtcdServer.start({ ...options, tools: oracles.etcd[version] });
  try {
    await new Workload(older, calmPlan(seed + 1, 80)).run();
    yield { version, ...(await saveSnapshot(older, folder, 'taken-over')) };
    await older.stop();
    yield { version, ...(await copyDatabase(older, folder, 'left')) };
  } finally {
    await older.kill();
  }
}

async function untilLowered(server: EtcdServer, version: string): Promise<void> {
  for (let tries = 0; tries < LOWERED_TRIES_MAX; tries += 1) {
    if ((await server.call('maintenance/status')).storageVersion === version) return;
    await delay(LOWERED_INTERVAL_MS);
  }
  throw new Error(`the store is not lowered to ${version}, see ${server.logPath}`);
}

/** 3.4 and 3.5 keep 5,000 entries whatever is said. */
function catchUpFlags(version: EtcdVersion): string[] {
  const hasFlag = version === '3.6.16' || version === '3.7.3';
  return hasFlag ? ['--snapshot-catchup-entries', '5'] : [];
}

async function saveSnapshot(
  server: EtcdServer,
  folder: string,
  state: string,
): Promise<HistoryFile> {
  const path = join(folder, `${server.name}-${state}.db`);
  await server.save(path);
  return { kind: 'snapshot', path, about: `snapshot of ${server.name}, ${state}` };
}

async function copyDatabase(
  server: EtcdServer,
  folder: string,
  state: string,
): Promise<HistoryFile> {
  const path = join(folder, `${server.name}-${state}.db`);
  await copyFile(databaseIn(server.dataDirectory), path);
  return { kind: 'database', path, about: `database of ${server.name}, ${state}` };
}

async function killWhileWriting(
  through: EtcdServer,
  killed: EtcdServer,
  random: Random,
): Promise<void> {
  const puts = Array.from({ length: LAST_PUTS }, () => {
    const body = { key: base64(randomKey(random)), value: base64(randomValue(random)) };
    return through.call('kv/put', body);
  });
  const ended = Promise.allSettled(puts);
  await Promise.race(puts);
  await killed.kill();
  await ended;
}
