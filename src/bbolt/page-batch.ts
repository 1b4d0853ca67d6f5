/**
 * Pages that were read together, in the order they were asked for. The columns are what a loop over
 * many pages needs; `page()` gives one of them as a value. Everything is a view into the reader's
 * arena, valid until its next batch.
 */

import { viewOf } from './page.ts';
import type { Page, PageSpan, PageType } from './page.ts';

/** Memory that batches are read into; `bytes` is asked for anew each time, because it may move. */
export interface Arena {
  readonly bytes: Uint8Array;
}

/** Header fields and place of one page of a batch. */
export interface BatchEntry {
  readonly pgid: number;
  readonly type: PageType;
  readonly count: number;
  readonly overflow: number;
  /** Where the page begins in `bytes`. */
  readonly start: number;
  /** Length of the logical page in bytes. */
  readonly size: number;
  /** Position of the page's id among the ids that were asked for. */
  readonly position: number;
}

export class PageBatch {
  readonly #arena: Arena;
  #view: DataView | undefined;
  readonly entries: readonly BatchEntry[];
  /** How many of the ids that were asked for this batch has dealt with, broken pages included. */
  readonly taken: number;

  constructor(arena: Arena, entries: readonly BatchEntry[], taken: number) {
    this.#arena = arena;
    this.entries = entries;
    this.taken = taken;
  }

  /** The memory that all entries point into. */
  get bytes(): Uint8Array {
    return this.#arena.bytes;
  }

  /** The same batch with some of its entries. */
  filter(isWanted: (entry: BatchEntry) => boolean): PageBatch {
    const entries = this.entries.filter(isWanted);
    return entries.length === this.entries.length
      ? this
      : new PageBatch(this.#arena, entries, this.taken);
  }

  /**
   * The same pages in one piece of memory, to be kept while batches come and go: in `room` if that
   * is large enough, else in memory of their own.
   */
  copy(room?: Uint8Array): PageBatch {
    const size = this.entries.reduce((sum, entry) => sum + entry.size, 0);
    const target = room !== undefined && room.length >= size ? room : new Uint8Array(size);
    const { bytes } = this;
    let end = 0;
    const entries = this.entries.map((entry) => {
      const start = end;
      end += entry.size;
      target.set(bytes.subarray(entry.start, entry.start + entry.size), start);
      return { ...entry, start };
    });
    return new PageBatch({ bytes: target }, entries, this.taken);
  }

  /** A batch of one page that is in memory already, such as an inline bucket's. */
  static of(page: Page): PageBatch {
    const { pgid, type, count, overflow, bytes } = page;
    const entry = { pgid, type, count, overflow, start: 0, size: bytes.length, position: 0 };
    return new PageBatch({ bytes }, [entry], 1);
  }

  /** Where the page of an entry lies; makes no view of it. */
  span({ start, size, count }: BatchEntry): PageSpan {
    const { bytes } = this;
    if (this.#view?.buffer !== bytes.buffer || this.#view.byteLength !== bytes.length) {
      this.#view = viewOf(bytes);
    }
    return { bytes, view: this.#view, start, end: start + size, count };
  }

  /** The page of an entry, as a view. */
  page(entry: BatchEntry): Page {
    const bytes = this.bytes.subarray(entry.start, entry.start + entry.size);
    const { pgid, type, count, overflow } = entry;
    return { pgid, type, count, overflow, bytes, view: viewOf(bytes) };
  }
}

/** A page whose bytes are its own, to be kept while batches come and go. */
export function copyPage(page: Page): Page {
  const bytes = page.bytes.slice();
  return { ...page, bytes, view: viewOf(bytes) };
}
