/**
 * The exit code, as diff and grep have theirs: 0 nothing found, 1 damaged, 2 no answer could be
 * had, 130 on Ctrl-C.
 */

import { isCorruptionError } from '../errors.ts';
import { BrokenPipe } from './context.ts';

/** What a run can end with. */
export type ExitCode = 0 | 1 | 2 | 130;

/** The code for an error that ended the work on one file, or the whole run. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof BrokenPipe) return 0;
  if (error instanceof Error && error.name === 'AbortError') return 130;
  return isCorruptionError(error) ? 1 : 2;
}

/** The code for several files: the highest. */
export function worst(codes: readonly ExitCode[]): ExitCode {
  return codes.reduce((highest, code) => (code > highest ? code : highest), 0);
}
