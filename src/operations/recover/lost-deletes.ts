/** The deletes that were found on pages that are not in use, by key. 20 bytes a delete, and a slot. */

import { NumberTable } from './number-table.ts';

const CAPACITY_MIN = 256;

export class LostDeletes {
  /** Of every key the number of its last delete, from 1 on. */
  readonly #last: NumberTable;
  #mains = new Float64Array(CAPACITY_MIN);
  /** Of every delete the number of the key's delete that was put in before it, or 0. */
  #before = new Uint32Array(CAPACITY_MIN);
  #count = 1;
  /** The deletes that were asked for last, in order: keys are asked for several times in a row. */
  #asked: { readonly last: number; readonly mains: Float64Array } | undefined;

  constructor(seed: number | undefined) {
    this.#last = new NumberTable(seed);
  }

  /** Puts a delete in. */
  add(key: Uint8Array, main: number): void {
    if (this.#count === this.#mains.length) this.#grow();
    this.#mains[this.#count] = main;
    this.#before[this.#count] = this.#last.get(key) ?? 0;
    this.#last.set(this.#count++, key);
  }

  /** The first delete of a key behind a revision; undefined if none was found. */
  after(key: Uint8Array, main: number): number | undefined {
    const last = this.#last.get(key);
    if (last === undefined) return undefined;
    if (this.#asked?.last !== last) this.#asked = { last, mains: this.#sorted(last) };
    const { mains } = this.#asked;
    let low = 0;
    let high = mains.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((mains[middle] ?? 0) <= main) low = middle + 1;
      else high = middle;
    }
    return mains[low];
  }

  #sorted(last: number): Float64Array {
    const mains: number[] = [];
    for (let at = last; at !== 0; at = this.#before[at] ?? 0) mains.push(this.#mains[at] ?? 0);
    return Float64Array.from(mains).sort();
  }

  #grow(): void {
    const mains = new Float64Array(2 * this.#count);
    mains.set(this.#mains);
    this.#mains = mains;
    const before = new Uint32Array(2 * this.#count);
    before.set(this.#before);
    this.#before = before;
  }
}
