/** `etcd-snapshot verify FILE...`: one verdict with its reasons, for people, CI and backup jobs. */

import { Command, Option } from 'commander';

import { ETCD_MINORS } from '../../etcd/version.ts';
import type { Context } from '../context.ts';
import { worst } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import {
  addCommonOptions,
  addInputOptions,
  parseAge,
  parseShare,
  parseSize,
  parseWhole,
} from '../options.ts';
import { VERIFY_FORMATS } from '../render/verify/formats.ts';
import { addFindingOptions } from '../verify-options.ts';

const EXAMPLES = `
Examples:
  etcd-snapshot verify backup.db
  etcd-snapshot verify backup.db --min-keys 500 --max-age 26h --require-trailer
  etcd-snapshot verify new.db --baseline old.db --max-drop 30%
  etcd-snapshot verify *.db -w github --report junit:verify.xml --report sarif:verify.sarif
  etcd-snapshot verify backup.db -w json --evidence --out report.json
  etcd-snapshot verify /var/lib/etcd --wal-dir /fast/etcd-wal

Exit codes: 0 sound, 1 damaged or a demand not met, 2 could not decide.
`;

/** The command; `finish` is told the exit code. */
export function verifyCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('verify')
    .description('say whether snapshots or data directories are good, offline and without a server')
    .argument('<file...>', 'snapshots, database files or data directories; - is standard input');
  addInputOptions(addCommonOptions(command, VERIFY_FORMATS, 'text'));
  addExtent(command);
  addFindingOptions(command);
  addPolicies(command);
  return command
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], _options: unknown, self: Command) => {
      const { runVerify } = await import('../verify-run.ts');
      finish(worst([await runVerify(files, self, context)]));
    });
}

function addExtent(command: Command): void {
  command
    .option('--wal-dir <folder>', "where a data directory's log lies, if not in it (one input)")
    .option('--quick', 'compare the trailer only; without one nothing is decided')
    .option(
      '--evidence',
      'add tool, options, times and digests before and after to the JSON report',
    )
    .option('--config <file>', 'read options from this file (default: etcd-snapshot.yaml here)');
}

function addPolicies(command: Command): void {
  command
    .option('--min-keys <n>', 'live keys there must be', parseWhole)
    .option('--min-revision <n>', 'revision it must have reached', parseWhole)
    .option('--max-age <age>', 'how old the newest object may be, such as 26h', parseAge)
    .option('--require-trailer', 'refuse files without a SHA-256 trailer')
    .addOption(
      new Option('--require-version <version>', 'release that must start from it').choices(
        ETCD_MINORS,
      ),
    )
    .option('--quota <size>', "warn when a restored database comes near etcd's quota", parseSize)
    .option('--baseline <file>', 'an older snapshot of the same cluster to compare with')
    .addOption(
      new Option('--max-drop <share>', 'part of the keys that may be gone since the baseline')
        .argParser(parseShare)
        .default(0.5, '50%'),
    );
}
