/**
 * Fresh snapshots of real servers: one call starts a server of a release, plays a seed's workload,
 * saves a snapshot with that release's etcdctl, asks the server what it holds, and stops it.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { readLiveFacts } from './facts.ts';
import { planWorkload, serverFlags } from './plan.ts';
import { EtcdServer } from './server.ts';
import { Workload } from './workload.ts';
import { locateOracles } from '../../oracles/locate.ts';
import type { LiveFacts } from './facts.ts';
import type { WorkloadPlan } from './plan.ts';
import type { EtcdVersion } from '../../oracles/versions.ts';

/** Which snapshot to make. */
export interface RandomSnapshotOptions {
  readonly version: EtcdVersion;
  /** A 32-bit number that decides the workload; print it when a test fails. */
  readonly seed: number;
  /** Folder for the snapshot; made if absent. */
  readonly folder: string;
  /** Keep the stopped server's data directory too. */
  readonly keepDataDirectory?: boolean;
  /** Asks the server that the snapshot is of, which holds what it held then. */
  readonly ask?: (server: EtcdServer, path: string) => Promise<void>;
}

/** A snapshot and the truth about it. */
export interface RandomSnapshot {
  /** The snapshot file. */
  readonly path: string;
  readonly plan: WorkloadPlan;
  /** What the live server said. */
  readonly facts: LiveFacts;
  /** One line that says what was done. */
  readonly description: string;
  /** The data directory, when it was to be kept; the alarm has been lowered in it. */
  readonly dataDirectory: string | undefined;
}

/** Makes a snapshot. Throws when the released programs are missing or the server fails. */
export async function makeRandomSnapshot(options: RandomSnapshotOptions): Promise<RandomSnapshot> {
  const { version, seed, folder, keepDataDirectory = false } = options;
  const oracles = locateOracles();
  if (oracles === undefined) throw new Error('no released etcd here: npm run oracles');
  await mkdir(folder, { recursive: true });
  const plan = planWorkload(seed);
  const name = `etcd-${version}-seed-${String(seed)}`;
  const path = join(folder, `${name}.db`);
  const server = await EtcdServer.prepare({
    tools: oracles.etcd[version],
    folder,
    name,
    flags: serverFlags(plan, version),
  });
  try {
    await server.start();
    const workload = new Workload(server, plan);
    await workload.run();
    await server.save(path);
    // A server with the CORRUPT alarm answers no reads. Neither step changes the key space.
    await workload.setAlarm('DEACTIVATE');
    const facts = await readLiveFacts(server);
    await options.ask?.(server, path);
    if (keepDataDirectory) await server.stop();
    const dataDirectory = keepDataDirectory ? server.dataDirectory : undefined;
    return { path, plan, facts, description: workload.describe(), dataDirectory };
  } finally {
    await (keepDataDirectory ? server.kill() : server.remove());
  }
}
