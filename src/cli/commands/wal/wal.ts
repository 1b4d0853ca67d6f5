/** `etcd-snapshot wal …`: the write-ahead log of a data directory. */

import { Command } from 'commander';

import type { Context } from '../../context.ts';
import type { ExitCode } from '../../exit-code.ts';
import { walDumpCommand } from './dump.ts';
import { walVerifyCommand } from './verify.ts';

/** The command and its subcommands; `finish` is told the exit code. */
export function walCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const wal = new Command('wal')
    .description('look into a write-ahead log: verify it, dump its entries')
    .helpCommand('help [command]', 'show help for a command');
  return wal
    .addCommand(walVerifyCommand(context, finish))
    .addCommand(walDumpCommand(context, finish));
}
