/**
 * One of two stores that are compared: its records in the order of revisions, one in hand at a time.
 * Pages and records are checked as they come, as `key-bucket.ts` does; whoever can do that faster
 * moves the side over pages that it has found sound.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import { BUCKET_FLAG, elementKey, elementValue, leafFlags } from '../../bbolt/elements.ts';
import { copyPage } from '../../bbolt/page-batch.ts';
import type { Arena } from '../../bbolt/page-batch.ts';
import type { Page } from '../../bbolt/page.ts';
import { checkLeaf, throwProblem, walkLeaves } from '../../bbolt/walk.ts';
import type { LeafBatch } from '../../bbolt/walk.ts';
import { expectSound } from '../../errors.ts';
import { problem } from '../../findings.ts';
import type { Place } from '../../findings.ts';
import { decodeKeyValue } from '../key-value.ts';
import { RecordCursor } from '../record-cursor.ts';
import type { RecordStore } from '../records.ts';
import { checkRevisionKey, encodeRevisionKey } from '../revision.ts';
import { LeafPositions } from './leaf-positions.ts';

/** What a side is compared at. */
export interface SideBounds {
  /** Last main revision that counts. */
  readonly revision: number;
  /** Main revision up to which records may be missing; -1 if none may. */
  readonly compact: number;
}

/** A store in hand. */
export class RecordSide {
  readonly store: RecordStore;
  readonly bounds: SideBounds;
  /** Where the records so far are. */
  readonly positions: LeafPositions = new LeafPositions();
  /** The record in hand, once it was read. */
  readonly record: RecordCursor = new RecordCursor();
  /** The leaves in hand; undefined before the first. */
  batch: LeafBatch | undefined;
  /** The row of the batch and the element of its page where to go on. */
  row = 0;
  element = 0;
  /** Whether there is no further record. */
  ended = false;
  readonly #walk: AsyncGenerator<LeafBatch>;
  /** Whether the batch lies in memory that may move as an engine's table grows. */
  readonly #mayMove: boolean;
  /** Ordinals of the first records of the batch's pages. */
  #ordinals: number[] = [];
  /** The page in hand, checked. */
  #page: Page | undefined;
  #pageRow = -1;
  /** Bytes of the file that were passed over. */
  doneBytes = 0;

  /** `visited` is told of every page. */
  constructor(
    store: RecordStore,
    bounds: SideBounds,
    arena?: Arena,
    visited: Bitmap = new Bitmap(store.database.highWaterMark),
  ) {
    const { database } = store;
    this.store = store;
    this.bounds = bounds;
    this.#mayMove = arena !== undefined;
    this.#walk = walkLeaves(database.reader({ arena }), store.expectBucket('key').ref, {
      visited,
      to: encodeRevisionKey({ main: bounds.revision + 1, sub: 0, tombstone: false }),
    });
  }

  /** Whether there is something in hand, or nothing any more. */
  get isReady(): boolean {
    return this.ended || this.row < this.rowCount;
  }

  /** Rows of the batch in hand. */
  get rowCount(): number {
    return this.batch?.pages.entries.length ?? 0;
  }

  /** Ordinal of the record in hand. */
  get ordinal(): number {
    return (this.#ordinals[this.row] ?? 0) + this.element;
  }

  /** Brings the next batch if the one in hand is done with; whether it did. */
  async fill(): Promise<boolean> {
    let isNew = false;
    while (!this.ended && this.row >= this.rowCount) {
      const next = await this.#walk.next();
      if (next.done === true) {
        this.ended = true;
        break;
      }
      isNew = true;
      this.batch = next.value;
      this.moveTo(0, 0);
      this.#pageRow = -1;
      const { entries } = next.value.pages;
      this.#ordinals = entries.map((entry) => this.positions.add(entry));
      this.doneBytes += entries.reduce((sum, { size }) => sum + size, 0);
    }
    return isNew;
  }

  /** Goes on from an element of a row. */
  moveTo(row: number, element: number): void {
    this.row = row;
    this.element = element;
  }

  /**
   * Reads the record in hand; false if the page has none left, and the next one is in hand, or the
   * side has ended.
   * @throws {CorruptionError} at the first thing that is wrong.
   */
  read(): boolean {
    if (this.ended) return false;
    const page = this.#enter();
    const { element } = this;
    if (page === undefined || element >= page.count) {
      this.moveTo(this.row + 1, 0);
      return false;
    }
    const place: Place = { pgid: page.pgid, pageType: page.type, bucket: ['key'], element };
    if ((leafFlags(page, element) & BUCKET_FLAG) !== 0) {
      throwProblem(problem('bucket-nested', place, {}));
    }
    expectSound(checkRevisionKey(elementKey(page, element), place));
    const { modRevision } = decodeKeyValue(elementValue(page, element), place);
    const { record } = this;
    record.moveTo(page, element);
    const { main, tombstone, empty } = record;
    if (main > this.bounds.revision) {
      this.ended = true;
      return false;
    }
    if (!tombstone && !empty && modRevision !== main) {
      throwProblem(problem('record-revision', place, { found: modRevision, expected: main }));
    }
    return true;
  }

  /** The bytes of the record in hand, without its revision. */
  get bytes(): Uint8Array {
    const page = this.#enter();
    return page === undefined ? new Uint8Array(0) : elementValue(page, this.element);
  }

  /** Ends reading. */
  async close(): Promise<void> {
    await this.#walk.return(undefined);
  }

  /** The page in hand. */
  #enter(): Page | undefined {
    if (this.#pageRow === this.row) return this.#page;
    const { batch, row } = this;
    const entry = batch?.pages.entries[row];
    if (batch === undefined || entry === undefined) return undefined;
    const found = batch.pages.page(entry);
    const page = this.#mayMove ? copyPage(found) : found;
    const place: Place = { pgid: page.pgid, pageType: page.type, bucket: ['key'] };
    const { highWaterMark } = this.store.database;
    expectSound(checkLeaf(batch, entry, page, { place, highWaterMark }));
    this.#page = page;
    this.#pageRow = row;
    return page;
  }
}
