/** Writes many small files at once: the disk takes them together much faster than one by one. */

import { close, constants, fsync, openSync, writeSync } from 'node:fs';

import { withoutWindows } from '../file-byte-sink.ts';
import type { TreeFile } from './tree.ts';

const FILE_MODE = 0o600;
/**
 * Files whose bytes are on their way to the disk. Measured: 220 files of 2.5 KB a second with one,
 * 2,200 to 4,200 with 64 on ext4.
 */
const UNDER_WAY_MAX = 64;

/** Does work for each item, some of it at the same time; the first error ends it. */
export async function forEachSome<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let hasFailed = false;
  const worker = async (): Promise<void> => {
    while (next < items.length && !hasFailed) {
      const item = items[next++];
      if (item === undefined) continue;
      try {
        await work(item);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const workers = Array.from({ length: Math.min(UNDER_WAY_MAX, items.length) }, worker);
  const settled = await Promise.allSettled(workers);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Makes a file where nothing is, a link least of all; resolves when its bytes are on the disk. */
export async function writeNewFile(
  path: string,
  { bytes }: Pick<TreeFile, 'bytes'>,
): Promise<void> {
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  const flags = O_WRONLY | O_CREAT | O_EXCL | withoutWindows(O_NOFOLLOW);
  const file = openSync(path, flags, FILE_MODE);
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    await settled((done) => {
      fsync(file, done);
    });
  } finally {
    await settled((done) => {
      close(file, done);
    });
  }
}

function settled(call: (done: (error: Error | null | undefined) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
