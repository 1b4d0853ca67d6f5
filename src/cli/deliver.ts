/** Hands a command's output over: to standard output, or whole into the file that `--out` names. */

import { stat } from 'node:fs/promises';

import { BrokenPipe, OutputError, UsageError } from './context.ts';
import type { Context } from './context.ts';

/** Text, all at once or piece by piece. */
export type Text = string | AsyncIterable<string>;

/**
 * Writes the output.
 * @throws {UsageError} if the file is one of the inputs, or no file.
 * @throws {OutputError} if it cannot be written.
 */
export async function deliver(
  text: Text,
  out: string,
  context: Context,
  inputs: readonly string[],
): Promise<void> {
  const pieces = typeof text === 'string' ? [text] : text;
  if (out === '-') {
    for await (const piece of pieces) {
      await context.stdout.write(piece).catch((error: unknown) => {
        throw error instanceof BrokenPipe ? error : outputError('standard output', error);
      });
    }
    return;
  }
  const { isSameFile, writeFileWhole } = await import('../node/file-sink.ts');
  for (const input of inputs) {
    if (await isSameFile(input, out))
      throw new UsageError(`${out}: this is the input; choose another`);
  }
  const there = await stat(out).catch(() => undefined);
  // The file is replaced, which would be the end of a device.
  if (there?.isFile() === false) throw new UsageError(`--out: ${out} is not a file`);
  await writeFileWhole(out, pieces).catch((error: unknown) => {
    throw outputError(out, error);
  });
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such folder'],
  ['ENOTDIR', 'no such folder'],
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space left'],
]);

/** Only what the system says of writing; the pieces can fail for reasons of their own. */
function outputError(out: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  const code = String(error.code);
  return new OutputError(`${out}: cannot be written (${REASONS.get(code) ?? code})`);
}
