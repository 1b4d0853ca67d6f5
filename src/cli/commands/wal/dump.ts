/** `etcd-snapshot wal dump DIR|FILE`: the entries of a write-ahead log, as etcd-dump-logs has them. */

import { Command, InvalidArgumentError, Option } from 'commander';

import { ALL_ENTRIES, ENTRY_FILTERS } from '../../../etcd/requests/entry-filter.ts';
import type { EntryFilter } from '../../../etcd/requests/entry-filter.ts';
import { UsageError } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { ExitCode } from '../../exit-code.ts';
import { onInput } from '../../one-file.ts';
import { addCommonOptions, parseWhole } from '../../options.ts';
import { DUMP_FORMATS } from '../../render/wal-dump.ts';
import type { WalDumpOptions } from '../../wal-dump-run.ts';

const DETAILS = `
Entry types, several with commas between them:
  Normal, ConfigChange                     everything (the default)
  Request                                  requests to the store of etcd 2
  InternalRaftRequest                      all others
  IRRRange, IRRPut, IRRDeleteRange, IRRTxn, IRRCompaction, IRRLeaseGrant,
  IRRLeaseRevoke, IRRLeaseCheckpoint       those that ask for this

Examples:
  etcd-snapshot wal dump /var/lib/etcd
  etcd-snapshot wal dump /var/lib/etcd --start-index 0 --entry-type IRRPut,IRRTxn
  etcd-snapshot wal dump 0000000000000002-0000000000000085.wal -w jsonl

Exit codes: 0 dumped, 1 the log is damaged, 2 its end may be lost, or it could not be done.
`;

/** The command; `finish` is told the exit code. */
export function walDumpCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('dump')
    .description('print the entries of a write-ahead log, as etcd-dump-logs prints them')
    .argument('<path>', 'a data directory, a folder of segments, or one segment (*.wal)');
  return addCommonOptions(command, DUMP_FORMATS, 'text')
    .option('--wal-dir <folder>', "the log's folder, where it is not in the data directory")
    .option(
      '--start-index <n>',
      'entries behind this one (default: behind the newest .snap)',
      parseWhole,
    )
    .option('--end-index <n>', 'entries up to this one', parseWhole)
    .addOption(
      new Option('--entry-type <list>', 'entries of these types only')
        .argParser(parseTypes)
        .default(ALL_ENTRIES, ALL_ENTRIES.join(',')),
    )
    .option('--show-values', 'show values, passwords and tokens, not their size and fingerprint')
    .option('--fingerprint-key <file>', 'key of the fingerprints (default: a new one each run)')
    .addHelpText('after', DETAILS)
    .action(async (path: string, options: WalDumpOptions) => {
      const { startIndex = 0, endIndex = Infinity } = options;
      if (endIndex <= startIndex) {
        throw new UsageError('--end-index: expected more than --start-index, which is left out');
      }
      const { checkTargets, inputsOf } = await import('../../deliver.ts');
      await checkTargets(
        [{ option: '--out', path: options.out }],
        inputsOf([path, options.walDir ?? path]),
      );
      const { runWalDump } = await import('../../wal-dump-run.ts');
      finish(
        await onInput(path, options.writeOut, context, () => runWalDump(path, options, context)),
      );
    });
}

function parseTypes(text: string): readonly EntryFilter[] {
  return text.split(',').map((name) => {
    const filter = ENTRY_FILTERS.find((known) => known === name);
    if (filter === undefined) {
      throw new InvalidArgumentError(`expected one or more of ${ENTRY_FILTERS.join(', ')}.`);
    }
    return filter;
  });
}
