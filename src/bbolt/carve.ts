/**
 * Reads leaf and branch pages that may be damaged, without trusting their headers (bbolt
 * internal/common/inode.go, WriteInodeToPage, v1.4.3). bbolt writes the data of a page without a
 * gap, so the position in the first element record says how many records there are, and the
 * records prove each other: every element begins where the one before it ends.
 *
 *     | header | record 0: pos = 16 · count | record 1 | … | key 0 | value 0 | key 1 | …
 */

import { KEY_SIZE_MAX } from './elements.ts';
import type { ElementSpan } from './elements.ts';
import { ELEMENT_SIZE, PAGE_HEADER_SIZE, viewOf } from './page.ts';

/** Most elements that bbolt puts on a page. */
const COUNT_MAX = 0xfffe;

/** An element record that could be one; offsets are bytes from the start of the page. */
export interface Slot extends ElementSpan {
  /** Position in the page. */
  readonly element: number;
  /** 1 for a bucket, else 0. */
  readonly flags: number;
}

/** What the element records of a leaf-looking page say. */
export interface CarvedLeaf {
  /** The records that are possible by themselves, or all of them where they prove each other. */
  readonly slots: readonly Slot[];
  /** Whether the records follow each other without a gap from the first to the last. */
  readonly chained: boolean;
  /** Where the last element ends; it can lie behind the bytes that were given. */
  readonly neededBytes: number;
}

/** Which key sizes are possible. */
export type KeySizeTest = (size: number) => boolean;

/** Any key that bbolt accepts. */
export const anyKeySize: KeySizeTest = (size) => size >= 1 && size <= KEY_SIZE_MAX;

/**
 * Reads the element records of a page that may be a leaf. Where they do not prove each other, only
 * those are returned whose element lies inside the bytes.
 */
export function carveLeaf(bytes: Uint8Array, isKeySize: KeySizeTest): CarvedLeaf {
  const view = viewOf(bytes);
  const chain = chainedSlots(view, isKeySize);
  const last = chain?.at(-1);
  if (chain !== undefined && last !== undefined) {
    return { slots: chain, chained: true, neededBytes: last.end };
  }
  const slots: Slot[] = [];
  for (let element = 0; element < capacityOf(bytes.length); element++) {
    const slot = readSlot(view, element);
    if (slot.flags > 1 || !isKeySize(slot.keyEnd - slot.keyStart)) continue;
    if (slot.keyStart < endOfRecord(element) || slot.end > bytes.length) continue;
    slots.push(slot);
  }
  return { slots, chained: false, neededBytes: bytes.length };
}

/** An element record of a branch-looking page. */
export interface BranchSlot {
  /** Page that it points to; undefined if that cannot be one. */
  readonly child: number | undefined;
  /** Where its key lies, in bytes from the start of the page; undefined if it is impossible. */
  readonly key: { readonly start: number; readonly end: number } | undefined;
}

/** What the element records of a branch-looking page say. */
export interface CarvedBranch {
  readonly slots: readonly BranchSlot[];
  /** Whether the records follow each other without a gap. */
  readonly chained: boolean;
}

/**
 * Reads the element records of a page that may be a branch; children lie in [2, `pageCount`). Where
 * the records do not prove each other, there are as many as the header or the first of them says.
 */
export function carveBranch(bytes: Uint8Array, pageCount: number): CarvedBranch {
  const view = viewOf(bytes);
  const capacity = capacityOf(bytes.length);
  const first = countFrom(view, PAGE_HEADER_SIZE, capacity) ?? 0;
  const claimed = view.getUint16(10, true);
  const count = Math.max(first, claimed <= capacity ? claimed : 0);
  let expected = PAGE_HEADER_SIZE + first * ELEMENT_SIZE;
  let chained = first > 0;
  const slots: BranchSlot[] = [];
  for (let element = 0; element < count; element++) {
    const record = PAGE_HEADER_SIZE + element * ELEMENT_SIZE;
    const start = record + view.getUint32(record, true);
    const end = start + view.getUint32(record + 4, true);
    const id = Number(view.getBigUint64(record + 8, true));
    const isKey = start >= endOfRecord(element) && end <= bytes.length && anyKeySize(end - start);
    // What the header counts behind the records may be keys.
    if (element >= first && first > 0 && !isKey) continue;
    chained &&= element >= first || (isKey && start === expected);
    expected = end;
    const isChild = id >= 2 && id < pageCount;
    slots.push({
      child: isChild ? id : undefined,
      key: isKey ? { start, end } : undefined,
    });
  }
  return { slots, chained };
}

/**
 * Positions of the longest run of items that ascend; what stands out of order is left out. Of items
 * that are equal one is kept.
 */
export function longestAscending<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): readonly T[] {
  // Position of the smallest last item of a run of each length, and of each item's predecessor.
  const lasts: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [at, item] of items.entries()) {
    let low = 0;
    let high = lasts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = items[lasts[middle] ?? 0];
      if (other !== undefined && compare(other, item) < 0) low = middle + 1;
      else high = middle;
    }
    before.push(low === 0 ? undefined : lasts[low - 1]);
    lasts[low] = at;
  }
  const kept: T[] = [];
  for (let at: number | undefined = lasts.at(-1); at !== undefined; at = before[at]) {
    const item = items[at];
    if (item !== undefined) kept.push(item);
  }
  return kept.reverse();
}

/** All records, if each begins where the one before it ends; undefined otherwise. */
function chainedSlots(view: DataView, isKeySize: KeySizeTest): Slot[] | undefined {
  const count = countFrom(view, PAGE_HEADER_SIZE + 4, capacityOf(view.byteLength));
  if (count === undefined) return undefined;
  const slots: Slot[] = [];
  let expected = PAGE_HEADER_SIZE + count * ELEMENT_SIZE;
  for (let element = 0; element < count; element++) {
    const slot = readSlot(view, element);
    if (slot.flags > 1 || slot.keyStart !== expected) return undefined;
    if (!isKeySize(slot.keyEnd - slot.keyStart)) return undefined;
    slots.push(slot);
    expected = slot.end;
  }
  return slots;
}

/** How many records there are by the position in the first one. */
function countFrom(view: DataView, offset: number, capacity: number): number | undefined {
  if (capacity < 1) return undefined;
  const count = view.getUint32(offset, true) / ELEMENT_SIZE;
  return Number.isInteger(count) && count >= 1 && count <= capacity ? count : undefined;
}

function capacityOf(pageBytes: number): number {
  return Math.min(COUNT_MAX, Math.floor((pageBytes - PAGE_HEADER_SIZE) / ELEMENT_SIZE));
}

function endOfRecord(element: number): number {
  return PAGE_HEADER_SIZE + (element + 1) * ELEMENT_SIZE;
}

function readSlot(view: DataView, element: number): Slot {
  const record = PAGE_HEADER_SIZE + element * ELEMENT_SIZE;
  const keyStart = record + view.getUint32(record + 4, true);
  const keyEnd = keyStart + view.getUint32(record + 8, true);
  const end = keyEnd + view.getUint32(record + 12, true);
  return { element, flags: view.getUint32(record, true), keyStart, keyEnd, end };
}
