/** Carries `defrag` out. */

import { escapeControls, formatCount, formatHex } from '../../bytes/text.ts';
import { openFileSink } from '../../node/new-file-sink.ts';
import { FileSource } from '../../node/file-source.ts';
import type { Digest } from '../../operations/verify/file/check.ts';
import { portableDigest } from '../../operations/verify/digest.ts';
import { defragment } from '../../operations/rewrite/defragment.ts';
import type { Defragmented } from '../../operations/rewrite/defragment.ts';
import type { Context } from '../context.ts';
import { checkTargets, inputsOf } from '../deliver.ts';
import type { ExitCode } from '../exit-code.ts';
import type { InputFile } from '../input-file.ts';
import { openSnapshotInput } from '../input.ts';
import { onFile } from '../one-file.ts';
import type { InputOptions } from '../options.ts';
import { progressLine } from '../progress.ts';
import { toJson } from '../render/data.ts';
import { formatSize } from '../render/size.ts';
import { wrap } from '../render/verify/wrap.ts';
import { helperFor } from './read-back-helper.ts';

interface DefragCommandOptions extends InputOptions {
  readonly out: string;
  readonly compact?: number | 'latest';
  readonly writeOut: 'text' | 'json';
}

const PRIVATE = 0o600;

/** Writes the new file, and says what became of the old one's size. */
export async function runDefrag(
  file: string,
  options: DefragCommandOptions,
  context: Context,
): Promise<ExitCode> {
  const { out } = options;
  await checkTargets([{ option: '--out', path: out }], inputsOf([file]));
  return onFile(file, options.writeOut, context, (input) => defrag(input, options, context));
}

async function defrag(
  { path: file }: InputFile,
  options: DefragCommandOptions,
  context: Context,
): Promise<ExitCode> {
  const { out, compact } = options;
  const snapshot = await openSnapshotInput(file, context, options);
  try {
    const target = await openFileSink(out, { mode: PRIVATE });
    const progress = progressLine(file, context, options.quiet);
    try {
      const done = await defragment(snapshot, target, {
        compact,
        digest: fileDigest,
        helperFor,
        seed: context.random32(),
        signal: context.signal,
        onProgress: progress.onProgress,
      });
      context.signal.throwIfAborted();
      await target.commit();
      await progress.clear();
      const render = options.writeOut === 'json' ? renderJson : renderText;
      await context.stdout.write(render(file, out, done));
      return 0;
    } finally {
      await progress.clear();
      await target.abandon();
    }
  } finally {
    await snapshot.close();
  }
}

const fileDigest: Digest = async (source, length, signal) => {
  if (!(source instanceof FileSource)) return portableDigest(source, length, signal);
  const { fileDigest: digest } = await import('../../node/digest.ts');
  return digest(source, length, signal);
};

function renderText(file: string, out: string, done: Defragmented): string {
  const { imageSizeBefore, imageSize, hash, rewrite, sha256 } = done;
  const name = file === '-' ? 'standard input' : file;
  const lines = wrap(escapeControls(`${name} → ${out}`), 'DEFRAGGED   ');
  const add = (what: string, text: string): void => {
    lines.push(...wrap(text, `  ${what.padEnd(10)}`));
  };
  add('size', `${formatSize(imageSizeBefore)} → ${formatSize(imageSize)}`);
  add('revision', formatCount(rewrite.revision.restored));
  if (rewrite.kept !== undefined) {
    const removed = rewrite.kept.ordinals.size - rewrite.kept.count;
    const revision = formatCount(rewrite.revision.compacted);
    add('compacted', `at revision ${revision}: ${formatCount(removed)} records left out`);
  }
  add('hash', hash.toString(16));
  add('trailer', formatHex(sha256));
  return `${lines.join('\n')}\n`;
}

function renderJson(file: string, out: string, done: Defragmented): string {
  const { imageSizeBefore, imageSize, sizeBytes, hash, entries, rewrite, sha256 } = done;
  return `${toJson({
    schemaVersion: 1,
    file,
    out,
    imageSizeBefore,
    imageSize,
    sizeBytes,
    hash,
    entries,
    revision: rewrite.revision,
    recordsKept: rewrite.kept?.count ?? null,
    sha256: formatHex(sha256),
  })}\n`;
}
