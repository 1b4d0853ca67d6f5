/** Restores by the released tools, and what their arguments say. */

import { filesOf, readFixture, readFixtureJson } from './fixtures.ts';
import type { ClusterFlags } from '../../src/etcd/cluster/new-cluster.ts';
import type { EtcdMinor } from '../../src/etcd/version.ts';

/** One run of a tool. */
export interface Restore {
  readonly name: string;
  readonly tool: string;
  readonly version: EtcdMinor;
  readonly argv: readonly string[];
  readonly walPath: string;
  readonly walSize: number;
  readonly snapPath: string;
}

const FOLDER = 'restores';

/** All runs under fixtures/restores. */
export function readRestores(): readonly Restore[] {
  return readFixtureJson<readonly Restore[]>(FOLDER, 'restores.json');
}

/** The log up to its last record, and the raft snapshot. */
export function restoredFiles({ name }: Restore): { wal: Uint8Array; snap: Uint8Array } {
  return { wal: readFixture(FOLDER, `${name}.wal`), snap: readFixture(FOLDER, `${name}.snap`) };
}

/** Names of the files in the folder, to see that none is left out. */
export function restoreFileNames(): readonly string[] {
  return filesOf(FOLDER);
}

/** etcd's flags in the arguments, with etcd's defaults. */
export function clusterFlagsOf(argv: readonly string[]): ClusterFlags {
  const valueOf = (flag: string, otherwise: string): string => {
    const at = argv.indexOf(`--${flag}`);
    return at < 0 ? otherwise : (argv[at + 1] ?? '');
  };
  return {
    name: valueOf('name', 'default'),
    initialCluster: valueOf('initial-cluster', 'default=http://localhost:2380'),
    initialClusterToken: valueOf('initial-cluster-token', 'etcd-cluster'),
    initialAdvertisePeerUrls: valueOf('initial-advertise-peer-urls', 'http://localhost:2380'),
  };
}

/** Ids in the order in which a raft snapshot's events say that members were made. */
export function creationOrderOf(snap: Uint8Array): readonly bigint[] {
  const text = new TextDecoder().decode(snap);
  const made = text.matchAll(/"key":"\/0\/members\/([0-9a-f]+)\/raftAttributes"/g);
  return [...made].map(([, id = '']) => BigInt(`0x${id}`));
}
