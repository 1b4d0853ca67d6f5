/** A number below 2^53 for each of many names, such as keys. 16 bytes a slot. */

import { FingerprintTable } from '../../etcd/fingerprint-table.ts';

const WORDS = 4;
const NUMBER = 2;
const WORD = 2 ** 32;

export class NumberTable {
  readonly #table: FingerprintTable;

  /** A seed that the maker of a file does not know keeps chosen names from falling together. */
  constructor(seed = 0) {
    this.#table = new FingerprintTable(WORDS, seed);
  }

  /** Sets the number of the name in [start, end). */
  set(value: number, bytes: Uint8Array, start = 0, end: number = bytes.length): void {
    const { words } = this.#table;
    // Room is made before, because slots move then.
    if (this.#table.isFull) this.#table.grow(() => true, this.#table.used);
    const at = this.#table.locate(bytes, start, end);
    if (!this.#table.has(at)) this.#table.claim(at);
    words[at + NUMBER] = value % WORD;
    words[at + NUMBER + 1] = Math.floor(value / WORD);
  }

  /** The number of a name; undefined if it has none. */
  get(name: Uint8Array): number | undefined {
    const at = this.#table.locate(name);
    if (!this.#table.has(at)) return undefined;
    const { words } = this.#table;
    return (words[at + NUMBER + 1] ?? 0) * WORD + (words[at + NUMBER] ?? 0);
  }
}

/** Puts a number before a key, to make a name of both; valid until the next one is made. */
export class NumberedNames {
  #scratch = new Uint8Array(256);
  #view: DataView = new DataView(this.#scratch.buffer);

  of(key: Uint8Array, number: number): Uint8Array {
    const length = key.length + 8;
    if (length > this.#scratch.length) {
      this.#scratch = new Uint8Array(2 * length);
      this.#view = new DataView(this.#scratch.buffer);
    }
    this.#view.setFloat64(0, number);
    this.#scratch.set(key, 8);
    return this.#scratch.subarray(0, length);
  }
}
