/**
 * The pass that finds the changes: over the whole key bucket in the order of revisions, since what a
 * key was before may lie anywhere before. Of every record that counts it keeps three numbers: its
 * own, that of the record before it, and the size of both their values.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import {
  BUCKET_FLAG,
  elementKey,
  elementSpan,
  elementValue,
  leafFlags,
} from '../../bbolt/elements.ts';
import type { BatchEntry } from '../../bbolt/page-batch.ts';
import type { Page } from '../../bbolt/page.ts';
import { checkLeaf, isSoundLeafOf, throwProblem, walkLeaves } from '../../bbolt/walk.ts';
import type { LeafBatch } from '../../bbolt/walk.ts';
import { expectSound } from '../../errors.ts';
import { problem } from '../../findings.ts';
import type { Place } from '../../findings.ts';
import { LeafPositions } from '../compare/leaf-positions.ts';
import { decodeKeyValue } from '../key-value.ts';
import { RecordMatcher } from '../live/record-match.ts';
import { RecordCursor } from '../record-cursor.ts';
import type { RecordStore } from '../records.ts';
import { checkRevisionKey, encodeRevisionKey } from '../revision.ts';
import type { ChangeLogOptions } from './key-change.ts';
import { LastRecords } from './last-records.ts';
import { NumberColumn } from './number-column.ts';

/** Goes over the records of a store up to a revision. */
export class ChangeScan {
  readonly positions: LeafPositions = new LeafPositions();
  /** Of each change the ordinal of its record. */
  readonly ordinals: NumberColumn = new NumberColumn();
  /** The ordinal of the record before, plus 1; 0 for none. */
  readonly previous: NumberColumn = new NumberColumn();
  /** Bytes of both values. */
  readonly sizes: NumberColumn = new NumberColumn();
  readonly #store: RecordStore;
  readonly #revision: number;
  readonly #options: ChangeLogOptions;
  readonly #matchers: readonly RecordMatcher[] | undefined;
  readonly #every: number;
  readonly #last: LastRecords;
  readonly #record: RecordCursor = new RecordCursor();

  constructor(store: RecordStore, revision: number, options: ChangeLogOptions) {
    const { keys, observe, observeEvery = 1, seed } = options;
    this.#store = store;
    this.#revision = revision;
    this.#options = options;
    this.#matchers = keys?.map((key) => new RecordMatcher(key));
    this.#every = observe === undefined ? 0 : observeEvery;
    this.#last = new LastRecords(seed);
  }

  async run(): Promise<void> {
    const { database } = this.#store;
    const { signal, onProgress } = this.#options;
    const visited = new Bitmap(database.highWaterMark);
    const to = encodeRevisionKey({ main: this.#revision + 1, sub: 0, tombstone: false });
    const bucket = this.#store.expectBucket('key').ref;
    for await (const batch of walkLeaves(database.reader(), bucket, { visited, to })) {
      signal?.throwIfAborted();
      for (const entry of batch.pages.entries) this.#readLeaf(batch, entry);
      onProgress?.({
        doneBytes: visited.count() * database.pageSize,
        totalBytes: database.imageSize,
      });
    }
  }

  #readLeaf(batch: LeafBatch, entry: BatchEntry): void {
    const page = batch.pages.page(entry);
    const { highWaterMark } = this.#store.database;
    const place: Place = { pgid: page.pgid, pageType: page.type, bucket: ['key'] };
    if (!isSoundLeafOf(batch, entry)) {
      expectSound(checkLeaf(batch, entry, page, { place, highWaterMark }));
    }
    const first = this.positions.add(entry);
    for (let element = 0; element < page.count; element++) {
      if ((leafFlags(page, element) & BUCKET_FLAG) !== 0) {
        throwProblem(problem('bucket-nested', { ...place, element }, {}));
      }
      const isWanted = this.#mayCount(page, element);
      const isObserved = this.#isObserved(first + element, isWanted);
      if (!isObserved && !isWanted) continue;
      this.#enter(page, element, { ...place, element });
      const { main, empty } = this.#record;
      if (main > this.#revision) return;
      // A restore with a revision bump leaves a record of nothing, which is no key's.
      if (!empty) this.#take(first + element, isWanted, isObserved);
    }
  }

  /** Of keys that are asked for by name, every record is. */
  #isObserved(ordinal: number, isWanted: boolean): boolean {
    if (this.#every === 0) return false;
    return ordinal % this.#every === 0 || (isWanted && this.#matchers !== undefined);
  }

  #mayCount(page: Page, element: number): boolean {
    const matchers = this.#matchers;
    if (matchers === undefined) return true;
    const { keyEnd, end } = elementSpan(page, element);
    return matchers.some((matcher) => matcher.match(page.bytes, keyEnd, end) !== 'other');
  }

  /** Moves the cursor to a record, once it is found sound. */
  #enter(page: Page, element: number, place: Place): void {
    expectSound(checkRevisionKey(elementKey(page, element), place));
    const { modRevision } = decodeKeyValue(elementValue(page, element), place);
    const record = this.#record;
    record.moveTo(page, element);
    const { main, tombstone, empty } = record;
    if (!tombstone && !empty && modRevision !== main) {
      throwProblem(problem('record-revision', place, { found: modRevision, expected: main }));
    }
  }

  #take(ordinal: number, isWanted: boolean, isObserved: boolean): void {
    const record = this.#record;
    const last = this.#last.find(record);
    const note = isObserved ? (this.#options.observe?.(record, last.note) ?? 0) : 0;
    if (!isWanted) return;
    this.ordinals.push(ordinal);
    this.previous.push(last.number);
    this.sizes.push(last.size + record.valueEnd - record.valueStart);
    this.#last.put(record, ordinal + 1, note);
  }
}
