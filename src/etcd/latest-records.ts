/**
 * Which records are the state at a revision: of every key the newest record up to it, unless that
 * is a tombstone. It is what `get --rev` shows, and what HashKV and a compaction keep of history
 * (etcd server/storage/mvcc/key_index.go, keyIndex.Keep, v3.6.14). Records are numbered in the
 * order of the key bucket, so the answer is a bitmap.
 */

import { Bitmap } from '../bytes/bitmap.ts';
import { FingerprintTable } from './fingerprint-table.ts';

const ORDINAL = 2;

/** Told of all records up to a revision in order, knows which of them are the state there. */
export class LatestRecords {
  readonly #table: FingerprintTable;
  #words = new Uint32Array(1024);
  #count = 0;

  /** A seed that the maker of a file does not know keeps chosen names from falling together. */
  constructor(seed = 0) {
    this.#table = new FingerprintTable(3, seed);
  }

  /** How many records are the state. */
  get count(): number {
    return this.#count;
  }

  /** The next record: `ordinal` grows by one a record. */
  add(ordinal: number, key: Uint8Array, tombstone: boolean): void {
    const table = this.#table;
    const at = table.locate(key);
    if (table.has(at)) this.#set(table.words[at + ORDINAL] ?? 0, false);
    else table.claim(at);
    table.words[at + ORDINAL] = ordinal;
    this.#set(ordinal, !tombstone);
    if (table.isFull) table.grow(() => true, table.used);
  }

  /** Whether a record is the state. */
  has(ordinal: number): boolean {
    return ((this.#words[ordinal >>> 5] ?? 0) & (1 << (ordinal & 31))) !== 0;
  }

  /** The ordinals of the state among those of so many records; a copy. */
  toBitmap(recordCount: number): Bitmap {
    const words = new Uint32Array(Math.ceil(recordCount / 32));
    words.set(this.#words.subarray(0, words.length));
    return new Bitmap(recordCount, words);
  }

  #set(ordinal: number, wanted: boolean): void {
    if (ordinal >>> 5 >= this.#words.length) {
      const larger = new Uint32Array(this.#words.length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    if (this.has(ordinal) === wanted) return;
    const word = this.#words[ordinal >>> 5] ?? 0;
    this.#words[ordinal >>> 5] = word ^ (1 << (ordinal & 31));
    this.#count += wanted ? 1 : -1;
  }
}
