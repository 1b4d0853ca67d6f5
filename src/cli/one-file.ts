/**
 * What commands on one input share: an error is told and becomes the exit code, Ctrl-C ends the run.
 */

import type { Context } from './context.ts';
import { exitCodeOf } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { inputFile } from './input-file.ts';
import type { InputFile } from './input-file.ts';

/** Output formats whose errors are JSON, too. */
const JSON_FORMATS: readonly string[] = ['json', 'jsonl'];

/** Whether errors are to be told as JSON. */
export function wantsJson(format: string): boolean {
  return JSON_FORMATS.includes(format);
}

/**
 * Does the work on the file behind an input; its errors are told under the file's name and become
 * the exit code.
 */
export async function onFile(
  name: string,
  format: string,
  context: Context,
  work: (file: InputFile) => Promise<ExitCode>,
): Promise<ExitCode> {
  return onInput(name, format, context, async (rename) => {
    const found = await inputFile(name);
    rename(found.path);
    return work(found);
  });
}

/** The same for an input of any kind; `rename` says under which name further errors are told. */
export async function onInput(
  name: string,
  format: string,
  context: Context,
  work: (rename: (file: string) => void) => Promise<ExitCode>,
): Promise<ExitCode> {
  let file = name;
  try {
    return await work((renamed) => {
      file = renamed;
    });
  } catch (error) {
    context.signal.throwIfAborted();
    const { reportError } = await import('./report.ts');
    await reportError(context, error, { file, asJson: wantsJson(format) });
    return exitCodeOf(error);
  }
}
