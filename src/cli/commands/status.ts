/**
 * `etcd-snapshot status FILE...`: hash, revision, keys, size and version, as etcdutl prints them
 * and more.
 */

import { Command, Option } from 'commander';

import { ETCD_MINORS } from '../../etcd/version.ts';
import { UsageError } from '../context.ts';
import type { Context } from '../context.ts';
import { worst } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { untilUnchanged } from '../input-file.ts';
import type { InputFile } from '../input-file.ts';
import { onFile } from '../one-file.ts';
import { addCommonOptions, addInputOptions } from '../options.ts';
import type { CommonOptions } from '../options.ts';
import type { NamedStatus } from '../render/named-status.ts';
import type { StatusFormat } from '../render/status.ts';
import type { StatusRunOptions } from '../status-run.ts';

const FORMATS: readonly StatusFormat[] = [
  'simple',
  'table',
  'json',
  'fields',
  'jsonl',
  'yaml',
  'openmetrics',
];

type StatusCommandOptions = CommonOptions & StatusRunOptions;

/** The command; `finish` is told the exit code. */
export function statusCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('status')
    .description('show hash, revision, number of keys, size and version of snapshots')
    .argument('<file...>', 'snapshots, database files or data directories; - is standard input');
  addInputOptions(addCommonOptions(command, FORMATS, 'simple'));
  return command
    .addOption(
      new Option('--compat <version>', "print what this release's etcdutl prints")
        .choices(ETCD_MINORS)
        .default('3.7'),
    )
    .addOption(
      new Option(
        '--threads <n>',
        'threads for a large file (default: 2, if there are two cores)',
      ).choices(['1', '2']),
    )
    .option('--details', 'show everything else that the store says of itself')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: StatusCommandOptions) => {
      finish(await runStatus(files, options, context));
    });
}

const EXAMPLES = `
Examples:
  etcd-snapshot status backup.db
  etcd-snapshot status backup.db --details
  etcd-snapshot status *.db -w table
  etcd-snapshot status backup.db -w json --compat 3.5
  etcd-snapshot status backup.db -w openmetrics --out /var/lib/node_exporter/etcd.prom`;

async function runStatus(
  files: readonly string[],
  options: StatusCommandOptions,
  context: Context,
): Promise<ExitCode> {
  expectUsable(files, options);
  const { checkTargets, deliver, inputsOf } = await import('../deliver.ts');
  await checkTargets([{ option: '--out', path: options.out }], inputsOf(files));
  const found: NamedStatus[] = [];
  const codes: ExitCode[] = [];
  const { statusOf } = await import('../status-run.ts');
  for (const file of files) {
    const work = async (input: InputFile): Promise<ExitCode> => {
      found.push(await untilUnchanged(input, () => statusOf(input.path, options, context)));
      return 0;
    };
    codes.push(await onFile(file, options.writeOut, context, work));
  }
  if (found.length > 0) {
    const { renderStatus } = await import('../render/status.ts');
    const style = { compat: options.compat, several: files.length > 1 };
    const text = await renderStatus(options.writeOut, found, style);
    await deliver(text, options.out, context);
  }
  return worst(codes);
}

function expectUsable(files: readonly string[], options: StatusCommandOptions): void {
  if (files.filter((file) => file === '-').length > 1)
    throw new UsageError('-: standard input can be read once only');
  if (options.details === true && options.writeOut === 'fields')
    throw new UsageError('--details: not in the format fields; choose another, such as json');
}
