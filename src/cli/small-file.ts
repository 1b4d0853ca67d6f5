/** Files that say something to the command itself: read whole, which may be a pipe, up to a size. */

import { open } from 'node:fs/promises';

/**
 * The bytes of a file; undefined if there are more than `bytesMax`.
 * @throws {Error} of the file system.
 */
export async function readSmallFile(path: string, bytesMax: number): Promise<Buffer | undefined> {
  const handle = await open(path);
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    const stream = handle.createReadStream({ autoClose: false, end: bytesMax });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
    }
    return size > bytesMax ? undefined : Buffer.concat(chunks);
  } finally {
    await handle.close();
  }
}

/** Why a file could not be read. */
export function readingReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && error.code === 'ENOENT' ? 'there is no such file' : error.message;
}
