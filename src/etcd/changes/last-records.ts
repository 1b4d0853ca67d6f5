/**
 * Where the last record of every live key is, as far as the records have come. Names are known by
 * their fingerprints, so whoever reads such a record again has to look at its name.
 */

import { FingerprintTable, OWNER_BIT } from '../fingerprint-table.ts';
import type { RecordCursor } from '../record-cursor.ts';

/** Words of a slot behind the fingerprint. */
const NUMBER = 2;
const SIZE = 3;
const NOTE = 4;
const WORDS_PER_SLOT = 5;

/** The last record of a key; all 0 if the key is not live. */
export interface LastRecord {
  readonly number: number;
  /** Bytes of its value. */
  readonly size: number;
  /** What was noted of it. */
  readonly note: number;
}

export class LastRecords {
  readonly #table: FingerprintTable;
  readonly #last = { number: 0, size: 0, note: 0 };
  #liveKeys = 0;

  /** A seed that the maker of a file does not know keeps chosen names from falling together. */
  constructor(seed = 0) {
    this.#table = new FingerprintTable(WORDS_PER_SLOT, seed);
  }

  /** The last record of the key of this one; valid until the next call. */
  find(record: RecordCursor): LastRecord {
    const at = this.#table.locate(record.bytes, record.nameStart, record.nameEnd);
    const { words } = this.#table;
    const isLive = this.#isLive(at);
    const last = this.#last;
    last.number = isLive ? (words[at + NUMBER] ?? 0) : 0;
    last.size = isLive ? (words[at + SIZE] ?? 0) : 0;
    last.note = isLive ? (words[at + NOTE] ?? 0) : 0;
    return last;
  }

  /** Takes a record in as the last one of its key. */
  put(record: RecordCursor, number: number, note: number): void {
    const table = this.#table;
    const at = table.locate(record.bytes, record.nameStart, record.nameEnd);
    const wasLive = this.#isLive(at);
    if (record.tombstone) {
      if (wasLive) this.#setLive(at, false);
      return;
    }
    if (!table.has(at)) table.claim(at);
    if (!wasLive) this.#setLive(at, true);
    table.words[at + NUMBER] = number;
    table.words[at + SIZE] = record.valueEnd - record.valueStart;
    table.words[at + NOTE] = note;
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
}
