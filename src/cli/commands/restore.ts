/** `etcd-snapshot restore SNAPSHOT`: data directories that etcd starts from, one or a cluster's. */

import { Command, Option } from 'commander';

import { ETCD_MINORS } from '../../etcd/version.ts';
import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-code.ts';
import { addInputOptions } from '../options.ts';
import { parseBump, parseCompact, parseDrop, parseOwner } from '../restore/options.ts';

const EXAMPLES = `
Examples:
  etcd-snapshot restore backup.db --data-dir /var/lib/etcd
  etcd-snapshot restore backup.db --cluster cluster.yaml --out restored
  etcd-snapshot restore backup.db --data-dir data --drop events --owner etcd:etcd

Where it departs from etcdutl: a damaged snapshot is refused, and one that holds Kubernetes objects
gets a revision that nobody has seen (--no-bump-revision leaves it).

Exit codes: 0 restored, 1 the snapshot is damaged, 2 could not be done (also wrong usage).
`;

/** The command; `finish` is told the exit code. */
export function restoreCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('restore')
    .description('make data directories of a snapshot, for one member or a whole cluster')
    .argument('<snapshot>', "a snapshot or a stopped member's data directory; - is standard input");
  addMember(command);
  addCluster(command);
  addContent(command);
  addRun(command);
  return command
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, _options: unknown, self: Command) => {
      const { runRestore } = await import('../restore/run.ts');
      finish(await runRestore(file, self, context));
    });
}

/** Options as etcdutl has them. */
function addMember(command: Command): void {
  command
    .option('--name <name>', 'name of the member', 'default')
    .option('--data-dir <folder>', 'its data directory (default: NAME.etcd)')
    .option('--wal-dir <folder>', 'folder of its log, if that is to lie elsewhere')
    .option(
      '--initial-cluster <members>',
      'all members, as NAME=URL,…',
      'default=http://localhost:2380',
    )
    .option('--initial-cluster-token <token>', 'enters the ids (default: etcd-cluster)')
    .option(
      '--initial-advertise-peer-urls <urls>',
      'peer URLs of the member',
      'http://localhost:2380',
    );
}

function addCluster(command: Command): void {
  command
    .option('--cluster <file>', 'make the directories of all members that this file describes')
    .option('--out <folder>', "where they go, each in a folder of its member's name");
}

function addContent(command: Command): void {
  command
    .addOption(
      new Option(
        '--for <version>',
        'release to start from it (default: what the file names)',
      ).choices(ETCD_MINORS),
    )
    .option('--skip-hash-check', 'do without the trailer')
    .addOption(
      new Option('--bump-revision <n>', 'raise the revision by this much, with --mark-compacted')
        .argParser(parseBump)
        .default('auto', 'auto: safe for Kubernetes, none otherwise'),
    )
    .option('--no-bump-revision', 'leave the revision as it is')
    .option('--mark-compacted', 'make watchers begin anew, with --bump-revision')
    .option('--witness <path...>', 'what may have seen later revisions')
    .addOption(
      new Option(
        '--compact <revision>',
        'leave history out up to this revision; or latest',
      ).argParser(parseCompact),
    )
    .addOption(
      new Option('--drop <what...>', 'alarms, leases[=TTL], events or masterleases').argParser(
        parseDrop,
      ),
    );
}

function addRun(command: Command): void {
  addInputOptions(command);
  command
    .option('--dry-run', 'show the plan and write nothing')
    .addOption(
      new Option('--owner <owner>', 'UID:GID or NAME:GROUP that is to own what is made').argParser(
        parseOwner,
      ),
    )
    .addOption(
      new Option('-w, --write-out <format>', 'output format')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--quiet', 'no progress on standard error')
    .option('--no-color', 'no colour (as with NO_COLOR)');
}
