/** Where the records of a key bucket are: the page and element of each, by its ordinal. */

import type { BatchEntry } from '../../bbolt/page-batch.ts';

/** Most records of one store: their numbers have 31 bits, and 0 is none. */
const RECORDS_MAX = 2 ** 31 - 2;
const CAPACITY_MIN = 64;
const GROWTH = 1.5;

/** The leaves of a key bucket in their order, 12 bytes each. */
export class LeafPositions {
  /** Ordinals of the first records. */
  #first = new Uint32Array(CAPACITY_MIN);
  #pgids = new Float64Array(CAPACITY_MIN);
  /** Leaves so far. */
  #count = 0;
  /** Records so far. */
  #records = 0;

  /** Adds the next leaf; the ordinal of its first record. */
  add({ pgid, count }: BatchEntry): number {
    if (this.#count === this.#first.length) this.#grow();
    const first = this.#records;
    this.#first[this.#count] = first;
    this.#pgids[this.#count] = pgid;
    this.#count++;
    this.#records += count;
    if (this.#records > RECORDS_MAX) {
      throw new RangeError('the store has more records than can be numbered');
    }
    return first;
  }

  /** Number of the leaf that a record is in. */
  leafOf(ordinal: number): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      // An empty leaf begins where the next one does.
      if ((this.#first[middle] ?? 0) <= ordinal) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Ordinal of the first record of a leaf. */
  first(leaf: number): number {
    return this.#first[leaf] ?? 0;
  }

  /** The ordinal behind its last record. */
  end(leaf: number): number {
    return leaf + 1 < this.#count ? (this.#first[leaf + 1] ?? 0) : this.#records;
  }

  /** Page number of a leaf. */
  pgid(leaf: number): number {
    return this.#pgids[leaf] ?? 0;
  }

  #grow(): void {
    const capacity = Math.ceil(this.#first.length * GROWTH);
    const [first, pgids] = [this.#first, this.#pgids];
    this.#first = new Uint32Array(capacity);
    this.#pgids = new Float64Array(capacity);
    this.#first.set(first);
    this.#pgids.set(pgids);
  }
}
