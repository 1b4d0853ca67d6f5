/** `etcd-snapshot recover FILE [RESOURCE[/NAME]] --out DIR`: what was deleted and is still there. */

import { Command, Option } from 'commander';

import type { Context } from '../context.ts';
import { addEncryptionOptions } from '../encryption-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { parsePrefixes, parseRevision } from '../objects/options.ts';
import { addInputOptions } from '../options.ts';
import { RECOVER_FORMATS } from '../recover/options.ts';
import type { RecoverCommandOptions } from '../recover/options.ts';

const DETAILS = `
Without --out it lists what is there, without values: deleted objects whose last
version the history still has, and versions on pages that are free but not yet
written over. Restored by hand, nothing else of the cluster changes:

  etcd-snapshot recover backup.db deployment/web -n shop --out - | kubectl apply -f -

DIR must be new or empty: objects become manifests for kubectl apply, other
values stay as they are, manifest.json says where each one comes from. Resources
go by kubectl's names, custom resources by those of their definition, also if that
was deleted too.

Examples:
  etcd-snapshot recover backup.db
  etcd-snapshot recover backup.db deployment/web -n shop --out DIR
  etcd-snapshot recover backup.db secret/db -n shop --out - --show-secrets
  etcd-snapshot recover backup.db -n shop --since 41200
  etcd-snapshot recover /var/lib/etcd --key /config/feature --all

Exit codes: 0 something was found, 1 nothing was, or damaged, 2 could not be done.
`;

/** The command; `finish` is told the exit code. */
export function recoverCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('recover')
    .description('undelete: bring back deleted objects, as far as the file still has them')
    .argument('<file>', 'a snapshot, a database file or a data directory; - is standard input')
    .argument('[resource...]', 'TYPE/NAME, TYPE NAME, or TYPE for all that were deleted')
    .addOption(
      new Option('-w, --write-out <format>', 'format of the list')
        .choices(RECOVER_FORMATS)
        .default('text'),
    )
    .option('-n, --namespace <name>', 'objects of this namespace only')
    .option('-A, --all-namespaces', 'objects of all namespaces, as without -n')
    .option('--key <key>', 'versions of this key of etcd only')
    .option('--prefix <key>', 'keys of etcd that begin so only')
    .option('--since <revision>', 'only what was deleted at this revision or later', parseRevision)
    .option('--all', 'every version, not only the last before a delete')
    .option('--out <path>', 'new folder, or FILE.yaml, to write into; - is standard output')
    .option('--as-stored', 'keep uid, status and whatever else a server has set')
    .option('--show-secrets', 'write the values of Secrets, not their size and fingerprint')
    .option('--fingerprint-key <file>', 'key of the fingerprints (default: a new one each run)')
    .addOption(
      new Option(
        '--k8s-prefix <keys>',
        "the API servers' --etcd-prefix, if not /registry",
      ).argParser(parsePrefixes),
    )
    .option('--quiet', 'no progress on standard error')
    .option('--no-color', 'no colour (as with NO_COLOR)');
  return addEncryptionOptions(addInputOptions(command))
    .addHelpText('after', DETAILS)
    .action(async (file: string, resources: string[], options: RecoverCommandOptions) => {
      const { runRecover } = await import('../recover/run.ts');
      finish(await runRecover(file, resources, options, context));
    });
}
