/** `etcd-snapshot wal verify DIR...`: is the write-ahead log whole, and if not, what is lost. */

import { Command } from 'commander';

import type { Context } from '../../context.ts';
import type { ExitCode } from '../../exit-code.ts';
import { addCommonOptions } from '../../options.ts';
import { VERIFY_FORMATS } from '../../render/verify/formats.ts';
import { addFindingOptions } from '../../verify-options.ts';
import type { WalVerifyOptions } from '../../verify-options.ts';

const EXAMPLES = `
Examples:
  etcd-snapshot wal verify /var/lib/etcd
  etcd-snapshot wal verify /mnt/rescued/member/wal -w json

A write that a crash tore at the very end is a note: etcd cuts it off when it starts.

Exit codes: 0 sound, 1 damaged, 2 could not decide.
`;

/** The command; `finish` is told the exit code. */
export function walVerifyCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('verify')
    .description('say whether a write-ahead log is whole: every frame, its checksum, its entries')
    .argument('<directory...>', 'data directories, or folders of segments (*.wal)');
  return addFindingOptions(addCommonOptions(command, VERIFY_FORMATS, 'text'))
    .addHelpText('after', EXAMPLES)
    .action(async (directories: string[], options: WalVerifyOptions) => {
      const { runWalVerify } = await import('../../wal-verify-run.ts');
      finish(await runWalVerify(directories, options, context));
    });
}
