/** SHA-256 of a source without any help of the platform, for browsers; Node has faster ones. */

import { readBytes } from '../../io/source.ts';
import type { Digest } from './file/check.ts';

const CHUNK_BYTES = 1024 * 1024;

/** Reads a chunk at a time; the hash itself runs in WebAssembly. */
export const portableDigest: Digest = async (source, length, signal) => {
  const { createSHA256 } = await import('hash-wasm');
  const hash = await createSHA256();
  for (let offset = 0; offset < length; offset += CHUNK_BYTES) {
    signal?.throwIfAborted();
    hash.update(await readBytes(source, offset, Math.min(CHUNK_BYTES, length - offset)));
  }
  return hash.digest('binary');
};
