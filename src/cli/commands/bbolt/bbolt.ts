/** `etcd-snapshot bbolt …`: looking into the database file itself, whatever it holds. */

import { Command } from 'commander';

import type { Context } from '../../context.ts';
import type { ExitCode } from '../../exit-code.ts';
import { bucketsCommand } from './buckets.ts';
import { checkCommand } from './check.ts';
import { createCommand } from './database-command.ts';
import { pageCommand } from './page.ts';
import { pagesCommand } from './pages.ts';
import { statsCommand } from './stats.ts';

/** The command and its subcommands; `finish` is told the exit code. */
export function bboltCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const bbolt = new Command('bbolt')
    .description('look into a bbolt file: pages, buckets, consistency')
    .helpCommand('help [command]', 'show help for a command');
  return bbolt
    .addCommand(createCommand(pagesCommand, context, finish))
    .addCommand(createCommand(pageCommand, context, finish))
    .addCommand(createCommand(bucketsCommand, context, finish))
    .addCommand(createCommand(statsCommand, context, finish))
    .addCommand(createCommand(checkCommand, context, finish));
}
