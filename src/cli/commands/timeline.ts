/** `etcd-snapshot timeline FILE`: all changes that a snapshot retains, in their order. */

import { Command } from 'commander';

import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-code.ts';
import { addShowOptions } from '../objects/options.ts';
import { addCommonOptions, addInputOptions } from '../options.ts';
import { parseMoment, TIMELINE_FORMATS } from '../timeline/options.ts';
import type { TimelineCommandOptions } from '../timeline/options.ts';

const DETAILS = `
A line a change: when, at which revision, + created, ~ changed, = written again or - deleted, the
object, what changed, and by whom as clients name themselves. Leases, Events and changes of the
status alone are counted only.

etcd keeps no times: they are estimated from those inside the objects, and how far they may be off is
said above. A moment is a revision (41200), a time in UTC (2026-11-21T14:30), or an age (2h, 90s)
before the newest time in the snapshot.

Examples:
  etcd-snapshot timeline backup.db
  etcd-snapshot timeline backup.db --since 5m -n shop
  etcd-snapshot timeline backup.db --since '2026-11-21 14:30' secrets,clusterrolebindings
  etcd-snapshot timeline backup.db --older deploy -w jsonl

Exit codes: 0 shown, 1 there is no record of an object or a namespace that was named, 2 could not be
done, as where what is encrypted cannot be opened.
`;

/** The command; `finish` is told the exit code. */
export function timelineCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('timeline')
    .description('show all changes that a snapshot retains, in their order and with their times')
    .argument('<file>', 'a snapshot, a database file or a data directory; - is standard input')
    .argument('[resource...]', 'changes of these only: TYPE, TYPE/NAME');
  addInputOptions(addCommonOptions(command, TIMELINE_FORMATS, 'text')).option(
    '-n, --namespace <name>',
    'changes in this namespace only (default: in all)',
  );
  return addShowOptions(command)
    .option(
      '--since <moment>',
      'changes from then on (default: all that are retained)',
      parseMoment,
    )
    .option('--until <moment>', 'changes up to then (default: all)', parseMoment)
    .option('--older', 'also the last writes before the compaction, of what is still there')
    .option('--all', 'write out leases, events and changes of the status alone, too')
    .addHelpText('after', DETAILS)
    .action(async (file: string, resources: string[], options: TimelineCommandOptions) => {
      const { runTimeline } = await import('../timeline/run.ts');
      finish(await runTimeline(file, resources, options, context));
    });
}
