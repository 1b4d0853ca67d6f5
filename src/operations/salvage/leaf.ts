/**
 * One leaf-looking page with its overflow. How far it reaches follows from its elements, because a
 * header can be damaged; a page that something else was written into is cut off there.
 */

import type { Bitmap } from '../../bytes/bitmap.ts';
import { compareBytes } from '../../bytes/compare.ts';
import { carveLeaf } from '../../bbolt/carve.ts';
import type { KeySizeTest, Slot } from '../../bbolt/carve.ts';
import type { KeyBounds } from '../../bbolt/elements.ts';
import { decodePageHeader, pageTypeOf, viewOf } from '../../bbolt/page.ts';
import type { PageHeader } from '../../bbolt/page.ts';
import type { Image } from './image.ts';
import { isOwnHeader } from './locate-roots.ts';

/** A page and the elements on it. */
export interface Leaf {
  readonly pgid: number;
  /** The page with its overflow, as far as it is there. */
  readonly bytes: Uint8Array;
  /** Elements that lie inside the bytes. */
  readonly slots: readonly Slot[];
  /** How many elements there should be, by themselves or else by the header. */
  readonly elementCount: number;
  /** Whether the elements follow each other without a gap, and all of them are there. */
  readonly complete: boolean;
  /** Whether the header says the same as the elements. */
  readonly headerSound: boolean;
  /** File pages that the elements reach over. */
  readonly pageCount: number;
}

/** How to read a leaf. */
export interface LeafRules {
  readonly isKeySize: KeySizeTest;
  /** Most bytes that are read. */
  readonly pageBytesMax: number;
  /**
   * Pages in use otherwise, for a page that nothing points to: its overflow may have been written
   * over.
   */
  readonly used?: Bitmap | undefined;
}

/** Reads page `pgid`, whose first file page is given, with its overflow. */
export async function readLeaf(
  image: Image,
  pgid: number,
  first: Uint8Array,
  rules: LeafRules,
): Promise<Leaf> {
  const header = decodePageHeader(viewOf(first));
  const wanted = wantedBytes(image, pgid, first, header, rules);
  const more = wanted > first.length ? await image.readStretch(pgid, wanted) : undefined;
  const whole = more ?? first;
  const { used } = rules;
  const bytes = used === undefined ? whole : whole.subarray(0, ownBytes(image, pgid, whole, used));
  return leafOf(pgid, bytes, image.pageSize, rules.isKeySize);
}

/** A leaf whose bytes are all at hand, such as an inline bucket. */
export function leafOf(
  pgid: number,
  bytes: Uint8Array,
  pageSize: number,
  isKeySize: KeySizeTest,
): Leaf {
  const { slots, chained, neededBytes } = carveLeaf(bytes, isKeySize);
  const header = decodePageHeader(viewOf(bytes));
  const pageCount = Math.max(1, Math.ceil(neededBytes / pageSize));
  const isEmpty = header.count === 0 && slots.length === 0;
  // bbolt up to 1.3 allocates a page too many where the data ends with a page.
  const spare = neededBytes % pageSize === 0 ? 1 : 0;
  const isReach = header.overflow === pageCount - 1 || header.overflow === pageCount - 1 + spare;
  const isCounted = chained && header.count === slots.length && isReach;
  return {
    pgid,
    bytes,
    slots: slots.filter(({ end }) => end <= bytes.length),
    elementCount: chained ? slots.length : header.count,
    complete: (chained && neededBytes <= bytes.length) || isEmpty,
    headerSound:
      header.id === BigInt(pgid) &&
      pageTypeOf(header.flags) === 'leaf' &&
      (isCounted || (isEmpty && header.overflow === 0)),
    pageCount,
  };
}

/** Whether a key lies where the tree has it. */
export function isWithin(key: Uint8Array, { lower, upper }: KeyBounds): boolean {
  if (lower !== undefined && compareBytes(key, lower) < 0) return false;
  return upper === undefined || compareBytes(key, upper) < 0;
}

/** Whether the keys of a leaf ascend and lie where the tree has them. */
export function isOrdered({ bytes, slots }: Leaf, bounds: KeyBounds): boolean {
  return slots.every(({ keyStart, keyEnd }, at) => {
    const key = bytes.subarray(keyStart, keyEnd);
    const before = slots[at - 1];
    if (!isWithin(key, bounds)) return false;
    if (before === undefined) return true;
    return compareBytes(bytes.subarray(before.keyStart, before.keyEnd), key) < 0;
  });
}

/** Of a damaged leaf the elements that end where the next one begins. */
export function linkedSlots({ slots }: Leaf): readonly Slot[] {
  return slots.filter(({ element, end }, at) => {
    const next = slots[at + 1];
    return next?.element === element + 1 && next.keyStart === end;
  });
}

/** How much to read: what the elements need, else what the header claims, up to the limit. */
function wantedBytes(
  { pageSize, source }: Image,
  pgid: number,
  first: Uint8Array,
  header: PageHeader,
  { isKeySize, pageBytesMax }: LeafRules,
): number {
  const { chained, neededBytes } = carveLeaf(first, isKeySize);
  const trusted = header.id === BigInt(pgid) && pageTypeOf(header.flags) === 'leaf';
  const claimed = trusted ? (1 + header.overflow) * pageSize : pageSize;
  const available = Math.max(first.length, source.size - pgid * pageSize);
  return Math.min(chained ? neededBytes : claimed, Math.max(pageSize, pageBytesMax), available);
}

/** Bytes up to the first overflow page that is in use otherwise, or has a header of its own. */
export function ownBytes(
  { pageSize }: Image,
  pgid: number,
  bytes: Uint8Array,
  used: Bitmap,
): number {
  for (let at = pageSize; at < bytes.length; at += pageSize) {
    const page = pgid + at / pageSize;
    if (used.has(page) || isOwnHeader(bytes.subarray(at, at + pageSize), page)) return at;
  }
  return bytes.length;
}
