/** `etcd-snapshot diff OLD NEW`: what changed between two snapshots, and what to look at first. */

import { Command } from 'commander';

import type { Context } from '../context.ts';
import { addDiffOptions, DIFF_FORMATS } from '../diff/options.ts';
import type { DiffOptions } from '../diff/options.ts';
import { addEncryptionOptions } from '../encryption-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { addCommonOptions, addInputOptions } from '../options.ts';

const DETAILS = `
Inputs: snapshots, compressed or not, database files, data directories; - is standard input, once.
FILE@REVISION is the state at a revision that the file still retains.

Classes of --only and --exclude: secrets, rbac, identity, admission, crds, workloads, pods, config,
network, storage, devices, nodes, namespaces, leases, events, other.

Examples:
  etcd-snapshot diff yesterday.db today.db
  etcd-snapshot diff yesterday.db today.db --only secrets,rbac,crds --encryption-config enc.yaml
  etcd-snapshot diff yesterday.db.gz /var/lib/etcd -n shop -w text
  etcd-snapshot diff today.db@41200 today.db --exclude 'kube-system/*,events' -w markdown
  etcd-snapshot diff yesterday.db today.db -w html --out report.html

Exit codes: 0 equal but for noise, 1 different, 2 could not be compared.
`;

/** The command; `finish` is told the exit code. */
export function diffCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('diff')
    .description('say what changed between two snapshots, for Kubernetes object by object')
    .argument('<old>', 'a snapshot, a database file or a data directory, or one of them @REVISION')
    .argument('<new>', 'another one, or the same at another revision');
  addInputOptions(addCommonOptions(command, DIFF_FORMATS, 'summary'));
  return addEncryptionOptions(addDiffOptions(command))
    .addHelpText('after', DETAILS)
    .action(async (old: string, young: string, options: DiffOptions) => {
      const { runDiff } = await import('../diff/run.ts');
      finish(await runDiff({ before: old, after: young }, options, context));
    });
}
