/**
 * `etcd-snapshot hashkv FILE`: the hash of the key space at a revision, as a server computes it.
 */

import { Command } from 'commander';

import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-code.ts';
import { untilUnchanged } from '../input-file.ts';
import type { InputFile } from '../input-file.ts';
import { onFile } from '../one-file.ts';
import { addCommonOptions, addInputOptions, parseWhole } from '../options.ts';
import type { CommonOptions, InputOptions } from '../options.ts';
import type { KvHash } from '../../operations/hash-kv.ts';
import { toJson, toYaml } from '../render/data.ts';
import { renderTable } from '../render/table.ts';

const FORMATS = ['simple', 'table', 'json', 'fields', 'jsonl', 'yaml'] as const;

interface HashKvCommandOptions extends CommonOptions, InputOptions {
  readonly writeOut: (typeof FORMATS)[number];
  readonly revision: number;
}

/** The command; `finish` is told the exit code. */
export function hashKvCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('hashkv')
    .description('compute the hash of all keys at a revision, to compare members with each other')
    .argument('<file>', 'a snapshot, a database file or a data directory; - is standard input');
  addInputOptions(addCommonOptions(command, FORMATS, 'simple'));
  return command
    .option('--revision <n>', 'hash at this revision; 0 is the newest', parseWhole, 0)
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: HashKvCommandOptions) => {
      const { checkTargets, deliver, inputsOf } = await import('../deliver.ts');
      await checkTargets([{ option: '--out', path: options.out }], inputsOf([file]));
      const work = async (input: InputFile): Promise<ExitCode> => {
        const found = await untilUnchanged(input, () => hashOf(input.path, options, context));
        await deliver(await render(found, options.writeOut), options.out, context);
        return 0;
      };
      finish(await onFile(file, options.writeOut, context, work));
    });
}

const EXAMPLES = `
Examples:
  etcd-snapshot hashkv backup.db
  etcd-snapshot hashkv backup.db --revision 1234 -w json`;

async function hashOf(
  file: string,
  options: HashKvCommandOptions,
  context: Context,
): Promise<KvHash> {
  const { openSnapshotInput } = await import('../input.ts');
  const { hashKv } = await import('../../operations/hash-kv.ts');
  const { progressLine } = await import('../progress.ts');
  const snapshot = await openSnapshotInput(file, context, options);
  const progress = progressLine(file, context, options.quiet);
  try {
    return await hashKv(snapshot, {
      revision: options.revision,
      seed: context.random32(),
      signal: context.signal,
      onProgress: progress.onProgress,
    });
  } finally {
    await progress.clear();
    await snapshot.close();
  }
}

async function render(found: KvHash, format: HashKvCommandOptions['writeOut']): Promise<string> {
  const { hash, hashRevision, compactRevision } = found;
  const cells = [hash, hashRevision, compactRevision].map(String);
  switch (format) {
    case 'simple':
      return `${cells.join(', ')}\n`;
    case 'table':
      return renderTable(['HASH', 'HASH REVISION', 'COMPACT REVISION'], [cells], 'box');
    case 'fields':
      return (
        `"Hash" : ${String(hash)}\n"Hash revision" : ${String(hashRevision)}\n` +
        `"Compact revision" : ${String(compactRevision)}\n`
      );
    case 'json':
    case 'jsonl':
      return `${toJson({ hash, hashRevision, compactRevision })}\n`;
    case 'yaml':
      return toYaml({ hash, hashRevision, compactRevision });
  }
}
