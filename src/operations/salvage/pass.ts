/** What the passes of a salvage share, and what they take pages and buckets for. */

import type { Bitmap } from '../../bytes/bitmap.ts';
import { anyKeySize, carveBranch, carveLeaf } from '../../bbolt/carve.ts';
import { decodePageHeader, viewOf } from '../../bbolt/page.ts';
import type { PageType } from '../../bbolt/page.ts';
import type { Image } from './image.ts';
import type { SalvageOptions } from './types.ts';

/** Flag of a branch page. */
export const BRANCH_FLAG = 0x01;
/** Buckets that hold no records; what has another name could be a key bucket gone wrong. */
const OTHER_BUCKETS: ReadonlySet<string> = new Set([
  ...['meta', 'lease', 'alarm', 'cluster', 'members', 'members_removed'],
  ...['auth', 'authUsers', 'authRoles'],
]);

/** What the passes over a file share. */
export interface PassState {
  readonly image: Image;
  readonly options: SalvageOptions & { readonly pageBytesMax: number };
  /** Pages that a tree led to. */
  readonly entered: Bitmap;
  /** Pages of which nothing more is to be had. */
  readonly done: Bitmap;
  /** Pages of the newest tree that were not as they should be. */
  readonly damaged: Bitmap;
  /** First page that the newest tree cannot have. */
  readonly highWaterMark: number;
}

/** What a page is, by its elements where they prove each other, else by its header. */
export function pageTypeBy(bytes: Uint8Array): PageType {
  const { flags } = decodePageHeader(viewOf(bytes));
  if (flags === BRANCH_FLAG && carveBranch(bytes, Infinity).chained) return 'branch';
  if (carveLeaf(bytes, anyKeySize).chained) return 'leaf';
  return flags === BRANCH_FLAG || carveBranch(bytes, Infinity).chained ? 'branch' : 'leaf';
}

/** Whether a bucket can be the key bucket, by its path. */
export function mayHoldRecords(path: readonly string[]): boolean {
  return path.length === 1 && !OTHER_BUCKETS.has(path[0] ?? '');
}
