/** Small logs that tests begin with. */

import { concat } from '../build/wal.ts';
import type { LogItem, SegmentSpec } from '../build/wal.ts';

/** An entry with so many bytes of data, none of them zero. */
export function entry(index: number, dataBytes = 20, term = 2): LogItem {
  return { kind: 'entry', term, index, data: filled(dataBytes, index) };
}

/** The hard state after an entry. */
export function state(commit: number, term = 2): LogItem {
  return { kind: 'state', term, commit };
}

/** Bytes of which none is zero. */
export function filled(length: number, seed = 0): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => ((at * 7 + seed * 13) % 255) + 1);
}

/** What a new member writes first, as etcd does: the marker of nothing, itself, its first term. */
export function firstItems(): LogItem[] {
  return [
    { kind: 'snapshot', term: 0, index: 0 },
    { kind: 'entry', term: 1, index: 1, entryType: 1, data: filled(90) },
    { kind: 'state', term: 1, vote: 0n, commit: 1 },
    { kind: 'state', term: 2, commit: 1 },
    { kind: 'entry', term: 2, index: 2 },
  ];
}

/** Entries of growing size, which take every padding, with a hard state behind each. */
export function someItems(from: number, to: number): LogItem[] {
  const items: LogItem[] = [];
  for (let index = from; index <= to; index++) items.push(entry(index, index * 3), state(index));
  return items;
}

/** Two segments: the first is full, the second is preallocated. */
export function twoSegments(size = 4096): SegmentSpec[] {
  return [
    { items: [...firstItems(), ...someItems(3, 9), { kind: 'snapshot', term: 2, index: 7 }] },
    { items: [state(9), ...someItems(10, 14)], size },
  ];
}

/** A copy with one bit the other way round. */
export function withBit(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = bytes.slice();
  changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
}

/** A copy with other bytes at a place. */
export function withBytes(bytes: Uint8Array, at: number, piece: ArrayLike<number>): Uint8Array {
  return concat(bytes.subarray(0, at), piece, bytes.subarray(at + piece.length));
}
