/** Verifying bytes in memory, as the tests do it. */

import { createHash } from 'node:crypto';

import { readBytes } from '../../../src/io/source.ts';
import type { ByteSource } from '../../../src/io/source.ts';
import { MemorySource } from '../../../src/io/memory-source.ts';
import { kubernetes } from '../../../src/kubernetes/describer.ts';
import type { Digest } from '../../../src/operations/verify/file/check.ts';
import { verify } from '../../../src/operations/verify/verify.ts';
import type { VerifyOptions, VerifyResult } from '../../../src/operations/verify/verify.ts';

const TRAILER_SIZE = 32;

/** Node's own SHA-256, which is faster than the portable one. */
export const nodeDigest: Digest = async (source, length) => {
  const bytes = await readBytes(source, 0, length);
  return new Uint8Array(createHash('sha256').update(bytes).digest());
};

/** The outcome for a file of these bytes. */
export function examine(bytes: Uint8Array, options: VerifyOptions = {}): Promise<VerifyResult> {
  return examineSource(new MemorySource(bytes), options);
}

/** The outcome for a source. */
export function examineSource(
  source: ByteSource,
  options: VerifyOptions = {},
): Promise<VerifyResult> {
  return verify(source, { describer: kubernetes, digest: nodeDigest, ...options }).result;
}

/** Whether a file of this size ends with a trailer. */
export function hasTrailer(bytes: Uint8Array): boolean {
  return bytes.length % 512 === TRAILER_SIZE;
}

/** The file without its trailer. */
export function cutTrailer(bytes: Uint8Array): Uint8Array {
  return hasTrailer(bytes) ? bytes.slice(0, -TRAILER_SIZE) : bytes;
}

/** The file with the trailer that its bytes should have. */
export function recomputeTrailer(bytes: Uint8Array): Uint8Array {
  const image = cutTrailer(bytes);
  return new Uint8Array(Buffer.concat([image, createHash('sha256').update(image).digest()]));
}
