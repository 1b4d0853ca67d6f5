/**
 * One key's newest record. The newest records of a store lie at the end of the key bucket, so it is
 * gone through from there, and the first record of the key ends the search: of a key that was
 * written lately, little more than its own page is read. Names are compared byte by byte.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import { equalBytes } from '../../bytes/compare.ts';
import { BUCKET_FLAG, elementKey, elementValue } from '../../bbolt/elements.ts';
import type { BatchEntry } from '../../bbolt/page-batch.ts';
import { ELEMENT_SIZE, PAGE_HEADER_SIZE } from '../../bbolt/page.ts';
import type { Page } from '../../bbolt/page.ts';
import { walkLeavesBack } from '../../bbolt/walk-back.ts';
import { checkLeaf, isSoundLeafOf, throwProblem } from '../../bbolt/walk.ts';
import type { LeafBatch } from '../../bbolt/walk.ts';
import { expectSound } from '../../errors.ts';
import { problem } from '../../findings.ts';
import type { Place } from '../../findings.ts';
import { whileUnchanged } from '../../io/source.ts';
import type { RunOptions } from '../../io/source.ts';
import type { KeyVersion } from '../compare/comparison.ts';
import { decodeKeyValue } from '../key-value.ts';
import { expectRetained, storeRevisions } from '../records.ts';
import type { RecordStore } from '../records.ts';
import { checkRevisionKey, decodeRevisionKey, encodeRevisionKey } from '../revision.ts';
import { RecordMatcher } from './record-match.ts';

/** At which revision. */
export interface FindOptions extends RunOptions {
  /** The newest one without it. */
  readonly revision?: number | undefined;
}

/** The newest record of a key. */
export interface NewestRecord {
  /** Main revision. */
  readonly revision: number;
  /** Undefined if the record deletes the key. */
  readonly version: KeyVersion | undefined;
}

/**
 * The newest record of a live key, with its value; undefined if the key is not live.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 * @throws {CorruptionError} at the first thing that is wrong on the way.
 * @throws {SourceError} if the source fails, or changed meanwhile.
 */
export async function findKey(
  store: RecordStore,
  key: Uint8Array,
  options: FindOptions = {},
): Promise<KeyVersion | undefined> {
  return (await findNewest(store, key, options))?.version;
}

/** The same, told apart from a key that was deleted and whose deletion is still retained. */
export async function findNewest(
  store: RecordStore,
  key: Uint8Array,
  options: FindOptions = {},
): Promise<NewestRecord | undefined> {
  const { revision } = options;
  return whileUnchanged(store.database.source, async () => {
    if (revision !== undefined) expectRetained(revision, await storeRevisions(store));
    return new KeySearch(store, key, options).run();
  });
}

class KeySearch {
  readonly #store: RecordStore;
  readonly #key: Uint8Array;
  readonly #options: FindOptions;
  readonly #matcher: RecordMatcher;

  constructor(store: RecordStore, key: Uint8Array, options: FindOptions) {
    this.#store = store;
    this.#key = key;
    this.#options = options;
    this.#matcher = new RecordMatcher(key);
  }

  async run(): Promise<NewestRecord | undefined> {
    const { database } = this.#store;
    const { revision, signal, onProgress } = this.#options;
    const bucket = this.#store.expectBucket('key').ref;
    const visited = new Bitmap(database.highWaterMark);
    const to =
      revision === undefined
        ? undefined
        : encodeRevisionKey({ main: revision + 1, sub: 0, tombstone: false });
    for await (const batch of walkLeavesBack(database.reader(), bucket, { visited, to })) {
      signal?.throwIfAborted();
      for (const entry of batch.pages.entries.toReversed()) {
        const found = this.#search(batch, entry);
        if (found !== undefined) return found;
      }
      onProgress?.({
        doneBytes: visited.count() * database.pageSize,
        totalBytes: database.imageSize,
      });
    }
    return undefined;
  }

  /** Goes through a page from its end; makes no view of it unless a record may be the key's. */
  #search(batch: LeafBatch, entry: BatchEntry): NewestRecord | undefined {
    if (!isSoundLeafOf(batch, entry)) this.#throwProblem(batch, entry);
    const { bytes, view, start } = batch.pages.span(entry);
    for (let element = entry.count - 1; element >= 0; element--) {
      const record = start + PAGE_HEADER_SIZE + element * ELEMENT_SIZE;
      const isBucket = (view.getUint32(record, true) & BUCKET_FLAG) !== 0;
      const keyEnd = record + view.getUint32(record + 4, true) + view.getUint32(record + 8, true);
      const end = keyEnd + view.getUint32(record + 12, true);
      if (!isBucket && this.#matcher.match(bytes, keyEnd, end) === 'other') continue;
      const place: Place = { pgid: entry.pgid, pageType: entry.type, bucket: ['key'], element };
      if (isBucket) throwProblem(problem('bucket-nested', place, {}));
      const found = this.#read(batch.pages.page(entry), element, place);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #throwProblem(batch: LeafBatch, entry: BatchEntry): void {
    const { highWaterMark } = this.#store.database;
    const place: Place = { pgid: entry.pgid, pageType: entry.type, bucket: ['key'] };
    const page = batch.pages.page(entry);
    expectSound(checkLeaf(batch, entry, page, { place, highWaterMark }));
  }

  /** The record, if it is one of the key. */
  #read(page: Page, element: number, place: Place): NewestRecord | undefined {
    const revisionKey = elementKey(page, element);
    expectSound(checkRevisionKey(revisionKey, place));
    const { main, tombstone } = decodeRevisionKey(revisionKey);
    const record = decodeKeyValue(elementValue(page, element), place);
    const isLater = main > (this.#options.revision ?? main);
    if (isLater || !equalBytes(record.key, this.#key)) return undefined;
    if (tombstone) return { revision: main, version: undefined };
    const { createRevision, modRevision, version, lease, value } = record;
    if (modRevision !== main) {
      throwProblem(problem('record-revision', place, { found: modRevision, expected: main }));
    }
    const facts = { createRevision, modRevision, version, lease, valueSize: value.length };
    return { revision: main, version: { ...facts, value: value.slice() } };
  }
}
