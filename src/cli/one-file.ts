/**
 * What commands on one file share: an error is told and becomes the exit code, Ctrl-C ends the run.
 */

import type { Context } from './context.ts';
import { exitCodeOf } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';

/** Output formats whose errors are JSON, too. */
const JSON_FORMATS: readonly string[] = ['json', 'jsonl'];

/** Whether errors are to be told as JSON. */
function wantsJson(format: string): boolean {
  return JSON_FORMATS.includes(format);
}

/** Does the work on a file; its errors are told under the file's name and become the exit code. */
export async function onFile(
  file: string,
  format: string,
  context: Context,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    context.signal.throwIfAborted();
    const { reportError } = await import('./report.ts');
    await reportError(context, error, { file, asJson: wantsJson(format) });
    return exitCodeOf(error);
  }
}
