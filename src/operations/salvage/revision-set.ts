/**
 * A set of main revisions as pieces of a bitmap: revisions lie close together, but can begin
 * anywhere, and after a compaction most are gone.
 */

import type { RevisionRange } from './types.ts';

/** Revisions of one piece, which takes 512 bytes. */
const PIECE = 4096;
/** Ranges that are collected before they are merged. */
const MERGE_MIN = 65_536;

export class RevisionSet {
  readonly #pieces = new Map<number, Uint32Array>();
  /** Least and greatest member; 0 if there is none. */
  first = 0;
  last = 0;

  /** Puts a revision in. */
  add(main: number): void {
    const number = Math.floor(main / PIECE);
    let piece = this.#pieces.get(number);
    if (piece === undefined) this.#pieces.set(number, (piece = new Uint32Array(PIECE / 32)));
    const bit = main % PIECE;
    piece[bit >>> 5] = (piece[bit >>> 5] ?? 0) | (1 << (bit & 31));
    this.first = this.first === 0 ? main : Math.min(this.first, main);
    this.last = Math.max(this.last, main);
  }

  /** Whether a revision is in. */
  has(main: number): boolean {
    const bit = main % PIECE;
    const word = this.#pieces.get(Math.floor(main / PIECE))?.[bit >>> 5] ?? 0;
    return (word & (1 << (bit & 31))) !== 0;
  }

  /** What of a range is not in, ascending. */
  *gaps({ start, end }: RevisionRange): Generator<RevisionRange> {
    let from = start;
    for (const main of this.#members(start, end)) {
      if (main > from) yield { start: from, end: main };
      from = main + 1;
    }
    if (from < end) yield { start: from, end };
  }

  /** The members of [start, end), ascending; only pieces that exist are looked at. */
  *#members(start: number, end: number): Generator<number> {
    const numbers = [...this.#pieces.keys()].sort((a, b) => a - b);
    for (const number of numbers) {
      if ((number + 1) * PIECE <= start || number * PIECE >= end) continue;
      for (let main = number * PIECE; main < (number + 1) * PIECE; main++) {
        if (main >= start && main < end && this.has(main)) yield main;
      }
    }
  }
}

/** Ranges that are merged now and then, so that many that touch take no more than one. */
export class RangeCollector {
  #ranges: RevisionRange[] = [];
  #mergeAt = MERGE_MIN;

  /** Puts a range in. */
  add(range: RevisionRange): void {
    this.#ranges.push(range);
    if (this.#ranges.length < this.#mergeAt) return;
    this.#ranges = mergeRanges(this.#ranges);
    // Those that do not touch stay; sorting them again and again would not be linear.
    this.#mergeAt = Math.max(MERGE_MIN, 2 * this.#ranges.length);
  }

  /** All of them, merged. */
  merged(): RevisionRange[] {
    return mergeRanges(this.#ranges);
  }
}

/** Ranges in order, those that touch or overlap as one. */
export function mergeRanges(ranges: readonly RevisionRange[]): RevisionRange[] {
  const merged: RevisionRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || range.start > last.end) merged.push(range);
    else if (range.end > last.end)
      merged[merged.length - 1] = { start: last.start, end: range.end };
  }
  return merged;
}

/** Whether one of the merged ranges has a revision. */
export function rangesHave(merged: readonly RevisionRange[], main: number): boolean {
  let low = 0;
  let high = merged.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((merged[middle]?.start ?? 0) <= main) low = middle + 1;
    else high = middle;
  }
  return main < (merged[low - 1]?.end ?? 0);
}
