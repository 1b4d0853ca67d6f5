/**
 * Buckets: named trees inside leaf elements (bbolt internal/common/bucket.go, InBucket, and
 * bucket.go, v1.4.3).
 *
 *     value of a bucket element   | root u64 | sequence u64 | inline page …  (only where root is 0) |
 *
 * A small bucket without buckets of its own is stored inline: a complete page with id 0 follows the
 * header.
 */

import { decodePageHeader, viewOf } from './page.ts';
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

function inlinePage(value: Uint8Array): Page {
  const bytes = value.slice(BUCKET_HEADER_SIZE);
  const view = viewOf(bytes);
  const { count } = decodePageHeader(view);
  return { pgid: 0, type: 'leaf', count, overflow: 0, bytes, view };
}
