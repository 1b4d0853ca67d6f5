/**
 * Which records the store has, in the order of their revisions, and which were found elsewhere. A
 * record is known by its revision and by 32 bits of its key: a revision is written once, so the key
 * only matters for what stems from another store. 12 bytes a record of the store.
 */

import { FingerprintTable } from '../../etcd/fingerprint-table.ts';
import type { Revision } from '../../etcd/revision.ts';

/** Whether a record is in the set: because the store has it, or because it was found before. */
export type Membership = 'stored' | 'found' | undefined;

const CAPACITY_MIN = 4096;
/** Bytes at the end of a key that are told apart; its length is, too. */
const KEY_BYTES = 24;

export class RecordSet {
  #mains = new Float64Array(CAPACITY_MIN);
  #marks = new Uint32Array(CAPACITY_MIN);
  #count = 0;
  readonly #found: FingerprintTable;
  #scratch = new Uint8Array(256);

  /** A seed that the maker of a file does not know keeps chosen names from falling together. */
  constructor(seed = 0) {
    this.#found = new FingerprintTable(2, seed);
  }

  /** Puts in a record of the store, later than all before; its key is the bytes [start, end). */
  addStored(main: number, sub: number, bytes: Uint8Array, start: number, end: number): void {
    if (this.#count === this.#mains.length) this.#grow();
    this.#mains[this.#count] = main;
    this.#marks[this.#count++] = markOf(sub, bytes, start, end);
  }

  /** Puts in a record that was found elsewhere; says how it was in the set before. */
  addFound(revision: Revision, key: Uint8Array): Membership {
    if (this.#has(revision, key)) return 'stored';
    const at = this.#locate(revision, key);
    if (this.#found.has(at)) return 'found';
    this.#found.claim(at);
    if (this.#found.isFull) this.#found.grow(() => true, this.#found.used);
    return undefined;
  }

  #has({ main, sub }: Revision, key: Uint8Array): boolean {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#mains[middle] ?? 0) < main) low = middle + 1;
      else high = middle;
    }
    const mark = markOf(sub, key, 0, key.length);
    for (; low < this.#count && this.#mains[low] === main; low++) {
      if (this.#marks[low] === mark) return true;
    }
    return false;
  }

  #locate({ main, sub }: Revision, key: Uint8Array): number {
    const length = key.length + 16;
    if (length > this.#scratch.length) this.#scratch = new Uint8Array(2 * length);
    const view = new DataView(this.#scratch.buffer);
    view.setFloat64(0, main);
    view.setFloat64(8, sub);
    this.#scratch.set(key, 16);
    return this.#found.locate(this.#scratch, 0, length);
  }

  #grow(): void {
    const mains = new Float64Array(2 * this.#count);
    mains.set(this.#mains);
    this.#mains = mains;
    const marks = new Uint32Array(2 * this.#count);
    marks.set(this.#marks);
    this.#marks = marks;
  }
}

/** FNV-1a over what tells records of one revision apart. */
function markOf(sub: number, bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 ^ (end - start);
  hash = Math.imul(hash, 0x01000193) ^ sub;
  for (let at = Math.max(start, end - KEY_BYTES); at < end; at++) {
    hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  }
  return hash >>> 0;
}
