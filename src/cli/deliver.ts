/** Hands a command's output over: to standard output, or whole into the file that `--out` names. */

import { UsageError } from './context.ts';
import type { Context } from './context.ts';

/** Text, all at once or piece by piece. */
export type Text = string | AsyncIterable<string>;

/**
 * Writes the output.
 * @throws {UsageError} if the file is one of the inputs.
 */
export async function deliver(
  text: Text,
  out: string,
  context: Context,
  inputs: readonly string[],
): Promise<void> {
  const pieces = typeof text === 'string' ? [text] : text;
  if (out === '-') {
    for await (const piece of pieces) await context.stdout.write(piece);
    return;
  }
  const { isSameFile, writeFileWhole } = await import('../node/file-sink.ts');
  for (const input of inputs) {
    if (await isSameFile(input, out))
      throw new UsageError(`${out}: this is the input; choose another`);
  }
  await writeFileWhole(out, pieces);
}
