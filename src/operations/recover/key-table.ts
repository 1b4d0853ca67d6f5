/**
 * Of every key of the store its newest record, by fingerprint of the key: what it is, and where its
 * last value lies. 40 bytes a slot.
 */

import { FingerprintTable } from '../../etcd/fingerprint-table.ts';

const WORDS = 10;
const NEWEST = 2;
const CREATED = 4;
const SUB = 6;
const PAGE = 7;
const ELEMENT = 8;
const SIZE = 9;
const TOMBSTONE = 2 ** 31;
const HAS_PUT = 2 ** 30;
const REVISION_BITS = 2 ** 21 - 1;
const WORD = 2 ** 32;

/** Where a put of the store lies, and what it is. */
export interface PutPlace {
  readonly main: number;
  readonly sub: number;
  readonly createRevision: number;
  readonly pgid: number;
  readonly element: number;
  readonly valueSize: number;
}

/** What the store knows of a key. */
export interface StoredKey {
  /** Main revision of the newest record. */
  readonly newest: number;
  readonly isDeleted: boolean;
  /** When its last life that has a put began; 0 if none has. */
  readonly createRevision: number;
}

export class KeyTable {
  readonly #table: FingerprintTable;

  /** A seed that the maker of a file does not know keeps chosen names from falling together. */
  constructor(seed = 0) {
    this.#table = new FingerprintTable(WORDS, seed);
  }

  /** The slot of the key in [start, end), made if there is none; it holds until the next call. */
  slot(bytes: Uint8Array, start: number, end: number): number {
    // Room is made before, because slots move then.
    if (this.#table.isFull) this.#table.grow(() => true, this.#table.used);
    const at = this.#table.locate(bytes, start, end);
    if (!this.#table.has(at)) this.#table.claim(at);
    return at;
  }

  /** Takes in a put, which is later than all before. */
  put(at: number, place: PutPlace): void {
    const { words } = this.#table;
    words[at + CREATED] = place.createRevision % WORD;
    words[at + CREATED + 1] = Math.floor(place.createRevision / WORD);
    words[at + SUB] = place.sub;
    words[at + PAGE] = place.pgid;
    words[at + ELEMENT] = place.element;
    words[at + SIZE] = place.valueSize;
    this.#setNewest(at, place.main, HAS_PUT);
  }

  /** Takes in a tombstone, which is later than all before. */
  delete(at: number, main: number): void {
    this.#setNewest(at, main, TOMBSTONE);
  }

  /** What the store knows of a key; undefined if it has no record of it. */
  get(key: Uint8Array): StoredKey | undefined {
    const at = this.#table.locate(key);
    if (!this.#table.has(at)) return undefined;
    const high = this.#word(at + NEWEST + 1);
    return {
      newest: (high & REVISION_BITS) * WORD + this.#word(at + NEWEST),
      isDeleted: high >= TOMBSTONE,
      createRevision: this.#word(at + CREATED + 1) * WORD + this.#word(at + CREATED),
    };
  }

  /** The newest record of a slot, if it is a put. */
  newestPut(at: number): PutPlace | undefined {
    const high = this.#word(at + NEWEST + 1);
    if ((high & HAS_PUT) === 0) return undefined;
    return {
      main: (high & REVISION_BITS) * WORD + this.#word(at + NEWEST),
      sub: this.#word(at + SUB),
      createRevision: this.#word(at + CREATED + 1) * WORD + this.#word(at + CREATED),
      pgid: this.#word(at + PAGE),
      element: this.#word(at + ELEMENT),
      valueSize: this.#word(at + SIZE),
    };
  }

  #setNewest(at: number, main: number, flag: number): void {
    this.#table.words[at + NEWEST] = main % WORD;
    this.#table.words[at + NEWEST + 1] = Math.floor(main / WORD) + flag;
  }

  #word(at: number): number {
    return this.#table.words[at] ?? 0;
  }
}
