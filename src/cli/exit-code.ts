/**
 * The exit code, as diff and grep have theirs: 0 nothing found, 1 damaged, 2 no answer could be
 * had; 128 and the signal's number where one ended the run, so 130 on Ctrl-C.
 */

import { isCorruptionError, isEtcdSnapshotError } from '../errors.ts';
import { ObjectsError } from '../operations/kubernetes/objects/objects-error.ts';
import { BrokenPipe } from './context.ts';

/** What a run can end with. */
export type ExitCode = 0 | 1 | 2 | 129 | 130 | 143;

/** The signals that end a run in order, with temporary files removed. */
export type StopSignal = 'SIGHUP' | 'SIGINT' | 'SIGTERM';

const SIGNAL_CODES: Readonly<Record<StopSignal, ExitCode>> = {
  SIGHUP: 129,
  SIGINT: 130,
  SIGTERM: 143,
};

/** The code of a run that stopped because of a signal; one that was done already keeps its own. */
export function exitCodeAfter(signal: StopSignal, code: ExitCode): ExitCode {
  return code === SIGNAL_CODES.SIGINT ? SIGNAL_CODES[signal] : code;
}

/** The code for an error that ended the work on one file, or the whole run. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof BrokenPipe) return 0;
  if (error instanceof Error && error.name === 'AbortError') return SIGNAL_CODES.SIGINT;
  if (isCorruptionError(error)) return 1;
  if (error instanceof ObjectsError) return error.code === 'not-found' ? 1 : 2;
  return isEtcdSnapshotError(error) && error.code === 'restore-damaged' ? 1 : 2;
}

/** The code for several files: the highest. */
export function worst(codes: readonly ExitCode[]): ExitCode {
  return codes.reduce((highest, code) => (code > highest ? code : highest), 0);
}
