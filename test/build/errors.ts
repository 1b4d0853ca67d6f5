/** What a promise or a function was refused with. */

import type { Problem } from '../../src/findings.ts';

/** Code of the error that a promise is rejected with, or how else it ended. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'no error';
  } catch (error) {
    return errorCode(error);
  }
}

/** Code of the error that a function throws, or how else it ended. */
export function codeThrown(run: () => unknown): string {
  try {
    run();
    return 'no error';
  } catch (error) {
    return errorCode(error);
  }
}

/** Codes of problems, in their order. */
export function codes(problems: Iterable<Problem>): string[] {
  return Array.from(problems, ({ code }) => code);
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
