/**
 * What two stores have in common, told of all records in the order of revisions. Compaction drops
 * records, so that a record is in one store only says nothing by itself: it does where the other
 * store must have it, because that store's compaction has not come so far, and its history has.
 */

import type { SharedHistory } from './comparison.ts';
import type { SideBounds } from './record-side.ts';

/** The records that are the same in both stores, and the first that shows a fork. */
export class SharedRecords {
  readonly #before: SideBounds;
  readonly #after: SideBounds;
  #records = 0;
  #lastRevision = 0;
  #forkRevision: number | undefined;

  constructor(before: SideBounds, after: SideBounds) {
    this.#before = before;
    this.#after = after;
  }

  /** Records that are the same in both; the last one is of a main revision. */
  addShared(main: number, count = 1): void {
    this.#records += count;
    this.#lastRevision = main;
  }

  /** A record of before that after has not. */
  addBefore(main: number): void {
    if (isRetained(this.#after, main)) this.addFork(main);
  }

  /** A record of after that before has not. */
  addAfter(main: number): void {
    if (isRetained(this.#before, main)) this.addFork(main);
  }

  /** Both have a record of this revision, and not the same. */
  addFork(main: number): void {
    this.#forkRevision ??= main;
  }

  /** What it amounts to. */
  get history(): SharedHistory {
    return {
      records: this.#records,
      lastRevision: this.#lastRevision,
      forkRevision: this.#forkRevision,
    };
  }
}

/** Whether a store has every record of a revision; of the compacted one it may miss tombstones. */
function isRetained({ revision, compact }: SideBounds, main: number): boolean {
  return main > compact && main <= revision;
}
