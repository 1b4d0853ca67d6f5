/** `etcd-snapshot defrag SNAPSHOT --out FILE`: the same store in a smaller file. */

import { Command, Option } from 'commander';

import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-code.ts';
import { addInputOptions } from '../options.ts';
import { parseCompact } from '../restore/options.ts';

const EXAMPLES = `
Examples:
  etcd-snapshot defrag backup.db --out smaller.db
  etcd-snapshot defrag backup.db --out smaller.db --compact latest
`;

/** The command; `finish` is told the exit code. */
export function defragCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('defrag')
    .description('write a snapshot anew without free pages: same revisions, same hash')
    .argument('<snapshot>', 'a snapshot, a database file or a data directory; - is standard input')
    .requiredOption('--out <file>', 'the new snapshot, with a trailer')
    .addOption(
      new Option(
        '--compact <revision>',
        'leave history out up to this revision; or latest',
      ).argParser(parseCompact),
    );
  addInputOptions(command);
  return command
    .addOption(
      new Option('-w, --write-out <format>', 'output format')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--quiet', 'no progress on standard error')
    .option('--no-color', 'no colour (as with NO_COLOR)')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, _options: unknown, self: Command) => {
      const { runDefrag } = await import('../restore/defrag-run.ts');
      finish(await runDefrag(file, self.opts(), context));
    });
}
