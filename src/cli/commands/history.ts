/** `etcd-snapshot history FILE RESOURCE/NAME`: every revision of an object that a snapshot retains. */

import { Command } from 'commander';

import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-code.ts';
import { HISTORY_FORMATS } from '../history/options.ts';
import type { HistoryCommandOptions } from '../history/options.ts';
import { addShowOptions, revisionOption } from '../objects/options.ts';
import { addCommonOptions, addInputOptions } from '../options.ts';

const DETAILS = `
Shows what each revision changed, when, and by whom, also of an object that was deleted. How far back
depends on the last compaction; API servers ask for one every five minutes.

Who wrote a revision is told by metadata.managedFields, as clients name themselves: evidence, no
proof. Times come from the objects as well; etcd keeps none.

Examples:
  etcd-snapshot history backup.db deploy/frontend -n shop
  etcd-snapshot history backup.db secret/db -n shop -w jsonl
  etcd-snapshot history backup.db --key /my/app/setting

Exit codes: 0 found, 1 there is no record of such an object, 2 could not be done, as where what is
encrypted cannot be opened.
`;

/** The command; `finish` is told the exit code. */
export function historyCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('history')
    .description('show every retained revision of an object, and what each one changed')
    .argument('<file>', 'a snapshot, a database file or a data directory; - is standard input')
    .argument('[resource...]', 'TYPE/NAME, or TYPE NAME');
  addInputOptions(addCommonOptions(command, HISTORY_FORMATS, 'text')).option(
    '-n, --namespace <name>',
    'the namespace of the object (default: "default")',
  );
  return addShowOptions(command.addOption(revisionOption()))
    .option('--key <key>', 'the history of this key of etcd, whatever it holds')
    .option('--hex', 'the key is given in hex')
    .option('--all', 'write out renewals and changes of the status alone, too')
    .addHelpText('after', DETAILS)
    .action(async (file: string, resource: string[], options: HistoryCommandOptions) => {
      const { runHistory } = await import('../history/run.ts');
      finish(await runHistory(file, resource, options, context));
    });
}
