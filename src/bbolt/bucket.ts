/**
 * Buckets: named trees inside leaf elements (bbolt internal/common/bucket.go, InBucket, and
 * bucket.go, v1.4.3).
 *
 *     value of a bucket element   | root u64 | sequence u64 | inline page …  (only where root is 0) |
 *
 * A small bucket without buckets of its own is stored inline: a complete page with id 0 follows the
 * header.
 */

import { problem } from '../findings.ts';
import type { Place, Problem } from '../findings.ts';
import { decodePageHeader, formatPageType, PAGE_HEADER_SIZE, viewOf } from './page.ts';
import type { Page } from './page.ts';

/** Bytes of a bucket header. */
export const BUCKET_HEADER_SIZE = 16;

/** Where a bucket's tree is. */
export interface BucketRef {
  /** Names from the root bucket downwards, printable; empty for the root bucket itself. */
  readonly path: readonly string[];
  /** Page of the tree's root; 0 for an inline bucket. */
  readonly root: number;
  /** Counter of bbolt's NextSequence; etcd does not use it. */
  readonly sequence: bigint;
  /** The page of an inline bucket, in memory of its own. */
  readonly inline?: Page | undefined;
}

/**
 * Decodes the value of a bucket element that `checkBucketValue` found sound; inline pages are
 * copied.
 */
export function decodeBucket(value: Uint8Array, path: readonly string[]): BucketRef {
  const view = viewOf(value);
  const root = Number(view.getBigUint64(0, true));
  const sequence = view.getBigUint64(8, true);
  return root === 0
    ? { path, root, sequence, inline: inlinePage(value) }
    : { path, root, sequence };
}

/**
 * Checks a bucket element's value: its header, a root inside the file, an inline page that is an
 * empty-headed leaf.
 */
export function* checkBucketValue(
  value: Uint8Array,
  place: Place,
  highWaterMark: number,
): Generator<Problem> {
  if (value.length < BUCKET_HEADER_SIZE) {
    yield problem('bucket-header', place, { valueBytes: value.length });
    return;
  }
  const root = viewOf(value).getBigUint64(0, true);
  if (root !== 0n) {
    if (root < 2n || root >= BigInt(highWaterMark)) {
      yield problem('page-out-of-bounds', place, { child: root, highWaterMark });
    }
    if (value.length > BUCKET_HEADER_SIZE) {
      const reason = `found ${String(value.length - BUCKET_HEADER_SIZE)} bytes, expected none`;
      yield problem('bucket-inline', place, { reason });
    }
    return;
  }
  const page = value.subarray(BUCKET_HEADER_SIZE);
  if (page.length < PAGE_HEADER_SIZE) {
    const reason = `found a page of ${String(page.length)} bytes, expected at least 16`;
    yield problem('bucket-inline', place, { reason });
    return;
  }
  const { id, flags, overflow } = decodePageHeader(viewOf(page));
  if (id === 0n && overflow === 0 && flags === 0x02) return;
  const reason =
    `found page ${String(id)}, type ${formatPageType(flags)}, overflow ${String(overflow)}, ` +
    'expected page 0, type leaf, overflow 0';
  yield problem('bucket-inline', place, { reason });
}

function inlinePage(value: Uint8Array): Page {
  const bytes = value.slice(BUCKET_HEADER_SIZE);
  const view = viewOf(bytes);
  const { count } = decodePageHeader(view);
  return { pgid: 0, type: 'leaf', count, overflow: 0, bytes, view };
}
