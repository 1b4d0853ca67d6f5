/**
 * Of every key the newest revision that the newest tree has, and the newest one that it has lost,
 * by fingerprints of the keys; 24 bytes a slot.
 */

import { FingerprintTable } from '../../etcd/fingerprint-table.ts';

/** Words of a slot behind the fingerprint: two revisions, each with its flags in the high word. */
const WORDS = 6;
const TREE = 2;
const LOST = 4;
const TOMBSTONE = 2 ** 31;
const CERTAIN = 2 ** 30;
const REVISION_BITS = 2 ** 21 - 1;

/** A record of a key, as far as losses depend on it. */
export interface KeyRecord {
  readonly main: number;
  readonly tombstone: boolean;
  /** Whether it belonged into the newest tree for certain. */
  readonly certain: boolean;
}

/** What is known of a key. */
export interface KeyState {
  /** Newest record in the newest tree. */
  readonly tree: KeyRecord | undefined;
  /** Newest lost record. */
  readonly lost: KeyRecord | undefined;
}

export class KeyRevisions {
  readonly #table: FingerprintTable;

  /** A seed that the maker of a file does not know keeps chosen names from falling together. */
  constructor(seed = 0) {
    this.#table = new FingerprintTable(WORDS, seed);
  }

  /** Notes a record that the newest tree has. */
  addTree(key: Uint8Array, record: KeyRecord): void {
    this.#put(this.#locate(key) + TREE, record);
  }

  /** Notes a record that it has lost. */
  addLost(key: Uint8Array, record: KeyRecord): void {
    this.#put(this.#locate(key) + LOST, record);
  }

  /** What is known of a key. */
  get(key: Uint8Array): KeyState {
    const at = this.#table.locate(key);
    if (!this.#table.has(at)) return { tree: undefined, lost: undefined };
    return { tree: this.#record(at + TREE), lost: this.#record(at + LOST) };
  }

  /** All keys. */
  *states(): Generator<KeyState> {
    for (let at = 0; at < this.#table.words.length; at += WORDS) {
      if (!this.#table.has(at)) continue;
      yield { tree: this.#record(at + TREE), lost: this.#record(at + LOST) };
    }
  }

  /** The slot of a key; room is made before, because slots move then. */
  #locate(key: Uint8Array): number {
    if (this.#table.isFull) this.#table.grow(() => true, this.#table.used);
    const at = this.#table.locate(key);
    if (!this.#table.has(at)) this.#table.claim(at);
    return at;
  }

  #put(at: number, { main, tombstone, certain }: KeyRecord): void {
    const { words } = this.#table;
    const before = this.#record(at);
    if (before !== undefined && before.main > main) return;
    words[at] = main % 2 ** 32;
    const high = Math.floor(main / 2 ** 32);
    words[at + 1] = high + (tombstone ? TOMBSTONE : 0) + (certain ? CERTAIN : 0);
  }

  /** Revisions begin with 1, so zeros are none. */
  #record(at: number): KeyRecord | undefined {
    const low = this.#table.words[at] ?? 0;
    const high = this.#table.words[at + 1] ?? 0;
    const main = (high & REVISION_BITS) * 2 ** 32 + low;
    if (main === 0) return undefined;
    return { main, tombstone: high >= TOMBSTONE, certain: (high & CERTAIN) !== 0 };
  }
}
