/**
 * Single flipped bits in the trees of a sound snapshot, spread over all parts that a tree has and
 * not over its bytes, of which most are values; the trailer is computed anew, so that only what the
 * bytes mean can tell.
 */
import { createHash } from 'node:crypto';

import { locateRegions } from '../../operations/verify/regions.ts';
import { undetectableClass } from '../../operations/verify/undetectable.ts';
import type { Random } from './random.ts';

/** A damaged snapshot. */
export interface Flip {
  readonly bytes: Uint8Array;
  /** Whether nothing in the file can contradict it. */
  readonly isUndetectable: boolean;
  /** Which bit of which part. */
  readonly description: string;
}

const TRAILER_SIZE = 32;
/** Parts of the file that belong to no tree. */
const OUTSIDE = /^(meta|meta slack|free page|behind the pages|freelist .*)$/;

/** Flips one bit in as many copies of a snapshot as wanted. */
export async function* flipBits(
  snapshot: Uint8Array,
  random: Random,
  count: number,
): AsyncGenerator<Flip> {
  const image = snapshot.slice(0, -TRAILER_SIZE);
  const regions = (await locateRegions(image)).filter(({ label }) => !OUTSIDE.test(label));
  const labels = [...new Set(regions.map(({ label }) => label))];
  for (let made = 0; made < count; made += 1) {
    const label = random.pick(labels);
    const region = random.pick(regions.filter((one) => one.label === label));
    const offset = random.integer(region.start, region.end);
    const mask = 1 << random.integer(0, 8);
    yield {
      bytes: withFlip(image, offset, mask),
      isUndetectable: undetectableClass(region) !== undefined,
      description: `${label}: byte ${String(offset)}, mask ${String(mask)}`,
    };
  }
}

function withFlip(image: Uint8Array, offset: number, mask: number): Uint8Array {
  const bytes = new Uint8Array(image.length + TRAILER_SIZE);
  bytes.set(image);
  bytes[offset] = (bytes[offset] ?? 0) ^ mask;
  const digest = createHash('sha256').update(bytes.subarray(0, image.length)).digest();
  bytes.set(digest, image.length);
  return bytes;
}
