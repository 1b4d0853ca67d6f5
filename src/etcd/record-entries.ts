/**
 * The records of the pages that the kernel took in one call, where it has put them down
 * (`kernel/assembly/generations.ts`), for whoever looks at every record of a store: no object is
 * made for a record. Every record must have been marked (`handsAll`), with no revision missing by
 * compaction (`compactFloor` 0), so that of a live key what was before stands in its entry.
 */

import { ELEMENT_SIZE, PAGE_HEADER_SIZE, viewOf } from '../bbolt/page.ts';
import type { LeafBatch } from '../bbolt/walk.ts';
import { ENTRY_MARKS, ENTRY_WORDS } from '../kernel/kernel.ts';

/** Numbers of 64 bits of an entry, and words of 32 bits. */
const MAIN = 1;
const CREATE = 2;
const POSITION = 12;
const MARKS = 13;
const NAME_START = 14;
const NAME_END = 15;
const VALUE_START = 16;
const VALUE_END = 17;
const WORD = 2 ** 32;

export class RecordEntries {
  /** What the offsets are in. */
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly #batch: LeafBatch;
  readonly #view: DataView;
  readonly #words: Uint32Array;
  readonly #numbers: Float64Array;
  #row = -1;
  #pageStart = 0;
  pgid = 0;
  element = 0;
  main = 0;
  sub = 0;
  tombstone = false;
  /** Where the key of etcd lies. */
  nameStart = 0;
  nameEnd = 0;
  /** Bytes of the value. */
  valueSize = 0;
  /** Whether the key was live before; else the next two mean nothing. */
  wasLive = false;
  /** Main and create revision of the key's record before this one. */
  beforeMain = 0;
  beforeCreate = 0;

  /** Entries begin at a byte of the memory. */
  constructor(batch: LeafBatch, memory: Uint8Array, start: number, count: number) {
    this.bytes = memory;
    this.count = count;
    this.#batch = batch;
    this.#view = viewOf(memory);
    this.#words = new Uint32Array(memory.buffer, start, count * ENTRY_WORDS);
    this.#numbers = new Float64Array(memory.buffer, start, (count * ENTRY_WORDS) / 2);
  }

  /** Moves to a record. */
  moveTo(index: number): void {
    const words = this.#words;
    const at = index * ENTRY_WORDS;
    const position = words[at + POSITION] ?? 0;
    const marks = words[at + MARKS] ?? 0;
    this.#enterRow(position & 0xffff);
    this.element = position >>> 16;
    this.nameStart = words[at + NAME_START] ?? 0;
    this.nameEnd = words[at + NAME_END] ?? 0;
    this.valueSize = (words[at + VALUE_END] ?? 0) - (words[at + VALUE_START] ?? 0);
    this.tombstone = (marks & ENTRY_MARKS.tombstone) !== 0;
    this.wasLive = (marks & ENTRY_MARKS.liveBefore) !== 0;
    this.beforeMain = this.#numbers[at / 2 + MAIN] ?? 0;
    this.beforeCreate = this.#numbers[at / 2 + CREATE] ?? 0;
    // The entry has the revision before: its own is read where it lies.
    const view = this.#view;
    const element = this.#pageStart + PAGE_HEADER_SIZE + this.element * ELEMENT_SIZE;
    const key = element + view.getUint32(element + 4, true);
    this.main = view.getUint32(key) * WORD + view.getUint32(key + 4);
    this.sub = view.getUint32(key + 9) * WORD + view.getUint32(key + 13);
  }

  #enterRow(row: number): void {
    if (row === this.#row) return;
    const { pages } = this.#batch;
    const entry = pages.entries[row];
    this.#row = row;
    this.#pageStart = pages.bytes.byteOffset + (entry?.start ?? 0);
    this.pgid = entry?.pgid ?? 0;
  }
}
