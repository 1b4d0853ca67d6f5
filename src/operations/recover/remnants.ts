/**
 * Records on what is left of a leaf whose first page was written over. bbolt writes a page with its
 * overflow at once, so a page that is free and has no header of its own is the rest of one: the
 * records on it lie one behind the other as they did, but nothing says any more where each begins.
 * A record is taken if all of it agrees:
 *
 *     | main u64 BE | '_' | sub u64 BE | KeyValue of this main revision |
 *
 * and a later revision follows it, or nothing but zeros up to the end of its page, as bbolt leaves
 * them (internal/common/inode.go, WriteInodeToPage; tx.go, allocate; v1.4.3). A page that was
 * written over behind it begins with its own header: the least of those that were written since
 * cannot have been the overflow of another.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import type { RunOptions } from '../../io/source.ts';
import type { Image } from '../salvage/image.ts';
import type { CarvedRecord } from './carved-record.ts';
import { KEY_BYTES, RecordReader } from './remnant-record.ts';
import { findRevisionKey } from './revision-keys.ts';

/** Bytes that are read at once; a record must fit into them. */
const WINDOW_BYTES = 16 * 1024 * 1024;

/** Consecutive pages without headers. */
interface Stretch {
  readonly first: number;
  /** The page behind the last one. */
  readonly end: number;
}

export class Remnants {
  readonly #image: Image;
  /** Pages that are in use, or of leaves that were found whole. */
  readonly #done: Bitmap;
  /** Free pages without a header of their own, and those of them that may hold a key. */
  readonly #pages: Bitmap;
  readonly #withKeys: Bitmap;
  readonly #record: RecordReader;
  /** Pages on which records begin. */
  pageCount = 0;
  #lastPage = -1;

  constructor(image: Image, done: Bitmap) {
    this.#image = image;
    this.#done = done;
    this.#pages = new Bitmap(image.pageCount);
    this.#withKeys = new Bitmap(image.pageCount);
    this.#record = new RecordReader(image.pageSize, WINDOW_BYTES - 2 * image.pageSize);
  }

  /** Notes a page without a header of its own, to be looked at when all others are known. */
  note(pgid: number, bytes: Uint8Array): void {
    this.#pages.add(pgid);
    const { pageSize } = this.#image;
    const more = this.#image.atHand(pgid, pageSize + KEY_BYTES);
    // What begins on this page may end on the next one, which did not come along.
    const isCut = more === undefined && bytes.subarray(-KEY_BYTES).some((byte) => byte !== 0);
    if (isCut || findRevisionKey(more ?? bytes, 0) >= 0) this.#withKeys.add(pgid);
  }

  /** Visits the records, in the order of the pages. */
  async run(visit: (record: CarvedRecord) => void, { signal }: RunOptions): Promise<void> {
    let end = 0;
    for (const pgid of this.#withKeys.members()) {
      if (pgid < end || this.#done.has(pgid)) continue;
      signal?.throwIfAborted();
      end = pgid + 1;
      while (this.#pages.has(end) && !this.#done.has(end)) end++;
      await this.#search({ first: pgid, end }, visit);
    }
  }

  /** Looks through a stretch, a window at a time. */
  async #search({ first, end }: Stretch, visit: (record: CarvedRecord) => void): Promise<void> {
    const { pageSize, source } = this.#image;
    const windowPages = Math.max(1, Math.floor(WINDOW_BYTES / pageSize));
    let skip = 0;
    for (let from = first; from < end;) {
      const to = Math.min(end, from + windowPages);
      const size = Math.min(to * pageSize, source.size) - from * pageSize;
      // Undefined, too, where hostile pages have made this read the same bytes again and again.
      const bytes = await this.#image.readStretch(from, size);
      if (bytes === undefined) return;
      const next = this.#searchWindow({ from, skip, isLast: to === end }, bytes, visit);
      // A record that ends behind the window is looked at again in one that begins with its page.
      const page = from + Math.floor(next / pageSize);
      const isStuck = page === from && to < end;
      skip = isStuck ? 0 : next % pageSize;
      from = isStuck ? to : Math.max(page, from + 1);
    }
  }

  /** Visits the records of a window; gives where the next one is to go on. */
  #searchWindow(
    { from, skip, isLast }: { from: number; skip: number; isLast: boolean },
    bytes: Uint8Array,
    visit: (record: CarvedRecord) => void,
  ): number {
    const { pageSize } = this.#image;
    const record = this.#record;
    record.begin(bytes);
    for (let at = skip; ;) {
      const start = findRevisionKey(bytes, at);
      if (start < 0) return Math.max(at, isLast ? bytes.length : bytes.length - KEY_BYTES);
      const found = record.read(start, isLast);
      if (found === 'cut') return start;
      if (found !== 'whole') {
        at = start + 1;
        continue;
      }
      record.pgid = from + Math.floor(start / pageSize);
      record.offset = start % pageSize;
      if (record.pgid !== this.#lastPage) this.pageCount++;
      this.#lastPage = record.pgid;
      visit(record);
      at = record.end;
    }
  }
}
