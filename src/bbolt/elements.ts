/**
 * The elements of branch and leaf pages (bbolt internal/common/page.go, leafPageElement and
 * branchPageElement, and inode.go, WriteInodeToPage, v1.4.3).
 *
 *     leaf    | flags u32 | pos u32 | ksize u32 | vsize u32 |      branch  | pos u32 | ksize u32 | pgid u64 |
 *
 * The records stand in a row behind the page header; `pos` counts from the record's own start to
 * its key, and a value follows its key. bbolt always writes the data without a gap: the first key
 * begins where the records end, every other one where the element before it ends. That makes a
 * damaged count or size visible.
 */

import { compareBytes } from '../bytes/compare.ts';
import { ELEMENT_SIZE, PAGE_HEADER_SIZE } from './page.ts';
import type { Page } from './page.ts';

/** Longest key that bbolt accepts, in bytes (bbolt bucket.go, MaxKeySize). */
export const KEY_SIZE_MAX = 32_768;
/** Flag of a leaf element whose value is a bucket header. */
export const BUCKET_FLAG = 0x01;

/** Keys that the keys of a page must lie between. */
export interface KeyBounds {
  /** At least this one; absent at the left edge of a tree. */
  readonly lower?: Uint8Array | undefined;
  /** Less than this one; absent at the right edge. */
  readonly upper?: Uint8Array | undefined;
}

/** Where the parts of an element lie, in bytes from the start of the page. */
export interface ElementSpan {
  readonly keyStart: number;
  readonly keyEnd: number;
  /** End of the value; equal to `keyEnd` in a branch page. */
  readonly end: number;
}

/** Position and sizes of element `index`, unchecked. */
export function elementSpan(page: Page, index: number): ElementSpan {
  const record = PAGE_HEADER_SIZE + index * ELEMENT_SIZE;
  const leaf = page.type === 'leaf';
  const keyStart = record + page.view.getUint32(leaf ? record + 4 : record, true);
  const keyEnd = keyStart + page.view.getUint32(leaf ? record + 8 : record + 4, true);
  return { keyStart, keyEnd, end: leaf ? keyEnd + page.view.getUint32(record + 12, true) : keyEnd };
}

/** The key of element `index`; a view into the page. */
export function elementKey(page: Page, index: number): Uint8Array {
  const { keyStart, keyEnd } = elementSpan(page, index);
  return page.bytes.subarray(keyStart, keyEnd);
}

/** The value of leaf element `index`; a view into the page. */
export function elementValue(page: Page, index: number): Uint8Array {
  const { keyEnd, end } = elementSpan(page, index);
  return page.bytes.subarray(keyEnd, end);
}

/** The flags of leaf element `index`. */
export function leafFlags(page: Page, index: number): number {
  return page.view.getUint32(PAGE_HEADER_SIZE + index * ELEMENT_SIZE, true);
}

/** The child page of branch element `index`, as it lies in the file. */
export function branchChild(page: Page, index: number): bigint {
  return page.view.getBigUint64(PAGE_HEADER_SIZE + index * ELEMENT_SIZE + 8, true);
}

/** The same as a number, exact below 2^53. */
export function branchChildNumber(page: Page, index: number): number {
  const at = PAGE_HEADER_SIZE + index * ELEMENT_SIZE + 8;
  return page.view.getUint32(at, true) + page.view.getUint32(at + 4, true) * 2 ** 32;
}

/** Position of the last element whose key is at most `key`; -1 if all are greater. */
export function searchElements(page: Page, key: Uint8Array): number {
  let low = 0;
  let high = page.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareBytes(elementKey(page, middle), key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
