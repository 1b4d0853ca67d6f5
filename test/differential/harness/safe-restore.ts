/**
 * The commands of the safe restore of a Kubernetes cluster, as `docs/guide/restore.md` shows them,
 * and their real form: the guide's places stand for those of a test. A test of the guide compares
 * the commands with its text.
 */
import { expect } from 'vitest';

import { oursAsProcess } from './ours.ts';
import { run } from './run.ts';
import type { EtcdTools } from '../../oracles/locate.ts';
import type { RunResult } from './run.ts';

/** What is typed, word by word as split at blanks, in this order. */
export interface SafeRestore {
  /** While everything runs. */
  readonly save: string;
  /** When the API servers and then etcd are stopped. */
  readonly moveAway: string;
  readonly restore: readonly string[];
  /** Of a cluster: for each member, on its own machine; `cp1` stands for its name. */
  readonly moveIn?: string;
}

/** The one machine of the guide. */
export const SINGLE_NODE: SafeRestore = {
  save: 'etcdctl snapshot save backup.db',
  moveAway: 'mv /var/lib/etcd /var/lib/etcd.old',
  restore: [
    'etcd-snapshot restore backup.db --dry-run --data-dir /var/lib/etcd --name cp1 --initial-cluster cp1=https://10.0.0.1:2380 --initial-cluster-token restored-1 --initial-advertise-peer-urls https://10.0.0.1:2380',
    'etcd-snapshot restore backup.db --data-dir /var/lib/etcd --name cp1 --initial-cluster cp1=https://10.0.0.1:2380 --initial-cluster-token restored-1 --initial-advertise-peer-urls https://10.0.0.1:2380',
  ],
};

/** Its three machines. */
export const MULTI_NODE: SafeRestore = {
  save: 'etcdctl snapshot save backup.db',
  moveAway: 'mv /var/lib/etcd /var/lib/etcd.old',
  restore: [
    'etcd-snapshot restore backup.db --cluster cluster.yaml --out restored --dry-run',
    'etcd-snapshot restore backup.db --cluster cluster.yaml --out restored',
  ],
  moveIn: 'mv restored/cp1 /var/lib/etcd',
};

/** Places of the guide, and what stands for them; the longest name counts. */
export type Places = Readonly<Record<string, string>>;

/** Runs a command of the guide; throws what it said if it fails, and gives what it printed. */
export async function perform(
  command: string,
  where: { readonly tools: EtcdTools; readonly endpoint: string; readonly places: Places },
): Promise<string> {
  const [program = '', ...argv] = command.split(' ').map((word) => inPlace(word, where.places));
  const { exit, stdout, stderr } = await start(program, argv, where);
  expect(exit, `${command}: ${stderr}`).toBe(0);
  return stdout;
}

function start(
  program: string,
  argv: readonly string[],
  { tools, endpoint }: { readonly tools: EtcdTools; readonly endpoint: string },
): Promise<RunResult> {
  if (program === 'etcd-snapshot') return oursAsProcess(argv);
  const environment = { ETCDCTL_ENDPOINTS: endpoint };
  return run(program === 'etcdctl' ? tools.etcdctl : program, argv, { environment });
}

function inPlace(word: string, places: Places): string {
  const names = Object.keys(places).sort((a, b) => b.length - a.length);
  const name = names.find((one) => word.endsWith(one));
  return name === undefined ? word : word.slice(0, -name.length) + (places[name] ?? '');
}
