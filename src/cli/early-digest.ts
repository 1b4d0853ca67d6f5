/**
 * `verify` of a large file begins with its digest, in a worker that takes as long to start as the
 * rest of the program takes to load; so it is started first.
 */

import { statSync } from 'node:fs';

import { prepareDigest, WORKER_BYTES } from '../node/digest.ts';

/** Starts the worker if any of the words behind `verify` is the name of a large file. */
export function prepareDigestFor(words: readonly string[]): void {
  if (words.some(isLargeFile)) prepareDigest();
}

function isLargeFile(word: string): boolean {
  try {
    const stats = statSync(word, { throwIfNoEntry: false });
    return stats?.isFile() === true && stats.size > WORKER_BYTES;
  } catch {
    // Whoever opens it says what is wrong.
    return false;
  }
}
