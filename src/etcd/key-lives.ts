/**
 * The lives of keys as far as the records have come: for each key whether it is live, and what its
 * newest record says. The table of fingerprints here is the reference; where the kernel runs it has
 * a table of its own (`kernel-generations.ts`).
 */

import { FingerprintTable, OWNER_BIT } from './fingerprint-table.ts';
import type { RecordCursor } from './record-cursor.ts';

/** Words of a slot behind the fingerprint: create revision, main revision, version, two each. */
const CREATE = 2;
const MAIN = 4;
const VERSION = 6;
const WORDS_PER_SLOT = 8;

/** What a key was before a record; the numbers mean nothing if it was not live. */
export interface LifeBefore {
  readonly live: boolean;
  readonly createRevision: number;
  /** Main revision of its newest record. */
  readonly main: number;
  readonly version: number;
}

/** The lives of keys, record by record. */
export interface KeyLives {
  /** Keys that are live after the records so far. */
  readonly liveKeys: number;
  /**
   * Takes the next record in, and gives what its key was before; valid until the next record.
   * @throws {RangeError} if there is no memory for the table.
   */
  take(record: RecordCursor): LifeBefore;
  /** Whether the key is live and its newest record has this main revision. */
  isNewest(name: Uint8Array, main: number): boolean;
  /** What a key is after the records so far; undefined if it is not live. */
  current(name: Uint8Array): CurrentLife | undefined;
}

/** The life of a live key. */
export interface CurrentLife {
  readonly createRevision: number;
  /** Main revision of its newest record. */
  readonly main: number;
}

/** The reference. */
export class FingerprintLives implements KeyLives {
  readonly #table: FingerprintTable;
  readonly #before = { live: false, createRevision: 0, main: 0, version: 0 };
  #liveKeys = 0;

  /** A seed that the maker of a file does not know keeps chosen names from falling together. */
  constructor(seed = 0) {
    this.#table = new FingerprintTable(WORDS_PER_SLOT, seed);
  }

  get liveKeys(): number {
    return this.#liveKeys;
  }

  take(record: RecordCursor): LifeBefore {
    const before = this.#before;
    const at = this.#table.locate(record.bytes, record.nameStart, record.nameEnd);
    before.live = this.#isLive(at);
    if (before.live) {
      before.createRevision = this.#number(at + CREATE);
      before.main = this.#number(at + MAIN);
      before.version = this.#number(at + VERSION);
    }
    if (!record.tombstone) this.#put(record, at, before.live);
    else if (before.live) this.#setLive(at, false);
    return before;
  }

  isNewest(name: Uint8Array, main: number): boolean {
    const at = this.#table.locate(name);
    return this.#isLive(at) && this.#number(at + MAIN) === main;
  }

  current(name: Uint8Array): CurrentLife | undefined {
    const at = this.#table.locate(name);
    if (!this.#isLive(at)) return undefined;
    return { createRevision: this.#number(at + CREATE), main: this.#number(at + MAIN) };
  }

  #put(record: RecordCursor, at: number, live: boolean): void {
    const table = this.#table;
    if (!table.has(at)) table.claim(at);
    if (!live) this.#setLive(at, true);
    this.#setNumber(at + CREATE, record.createRevision);
    this.#setNumber(at + MAIN, record.main);
    this.#setNumber(at + VERSION, record.version);
    if (table.isFull) table.grow((slot) => this.#isLive(slot), this.#liveKeys);
  }

  /** Also false of an empty slot. */
  #isLive(at: number): boolean {
    return ((this.#table.words[at + 1] ?? 0) & OWNER_BIT) !== 0;
  }

  #setLive(at: number, live: boolean): void {
    const word = this.#table.words[at + 1] ?? 0;
    this.#table.words[at + 1] = live ? word | OWNER_BIT : word & ~OWNER_BIT;
    this.#liveKeys += live ? 1 : -1;
  }

  #number(at: number): number {
    return (this.#table.words[at] ?? 0) * 2 ** 32 + (this.#table.words[at + 1] ?? 0);
  }

  #setNumber(at: number, value: number): void {
    this.#table.words[at] = Math.floor(value / 2 ** 32);
    this.#table.words[at + 1] = value >>> 0;
  }
}
