/**
 * The records of the key bucket as values, in the order of revisions and in batches: all of the
 * history that is retained, or the state at one revision.
 */

import { Bitmap } from '../bytes/bitmap.ts';
import { compareBytes, hasPrefix } from '../bytes/compare.ts';
import { BUCKET_FLAG, elementKey, elementValue, leafFlags } from '../bbolt/elements.ts';
import type { Page } from '../bbolt/page.ts';
import { checkLeaf, throwProblem, walkLeaves } from '../bbolt/walk.ts';
import type { Bucket, Database, KeyRange } from '../bbolt/database.ts';
import { expectSound, RevisionError } from '../errors.ts';
import { problem } from '../findings.ts';
import type { Place } from '../findings.ts';
import type { RunOptions } from '../io/source.ts';
import { decodeKeyValue } from './key-value.ts';
import type { KeyValue } from './key-value.ts';
import { LatestRecords } from './latest-records.ts';
import { checkRevisionKey, decodeRevisionKey, encodeRevisionKey } from './revision.ts';
import type { RevisionKey } from './revision.ts';
import type { StoreMeta } from './meta-bucket.ts';

/** The store that records are read from: a snapshot. */
export interface RecordStore {
  readonly database: Database;
  expectBucket(name: string): Bucket;
  storeMeta(): Promise<StoreMeta>;
}

/** A record: a revision of a key, or the tombstone that deletes it. */
export interface StoreRecord extends KeyValue {
  readonly revision: RevisionKey;
  /** Whether the record deletes the key. */
  readonly tombstone: boolean;
}

/** Which records are wanted; keys are etcd keys, not revisions. */
export interface RecordsOptions extends KeyRange, RunOptions {
  /**
   * Only the state at this revision: of every key the newest record up to it, if the key was live
   * then.
   */
  readonly atRevision?: number | undefined;
  /** Seed of the table of keys that `atRevision` needs; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
}

/** A record in place: views into a page, valid until the next batch. */
export interface RawRecord {
  readonly page: Page;
  readonly element: number;
  readonly place: Place;
  readonly revision: RevisionKey;
  /** Number of the record in the key bucket, from 0. */
  readonly ordinal: number;
}

/**
 * The records of a snapshot that are wanted; all bytes are copies.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export async function* readRecords(
  snapshot: RecordStore,
  options: RecordsOptions = {},
): AsyncGenerator<StoreRecord[]> {
  const { atRevision } = options;
  const state = atRevision === undefined ? undefined : await stateAt(snapshot, atRevision, options);
  for await (const batch of rawRecords(snapshot, atRevision, options)) {
    const records: StoreRecord[] = [];
    for (const raw of batch) {
      if (state !== undefined && !state.has(raw.ordinal)) continue;
      const record = decodeRecord(raw);
      if (isWanted(record.key, options)) records.push(copyRecord(record));
    }
    if (records.length > 0) yield records;
  }
}

/**
 * The store's present revision and the one up to which history is gone (etcd mvcc/kvstore.go,
 * restore, v3.6.14).
 */
export interface StoreRevisions {
  readonly current: number;
  /** -1 if the store was never compacted. */
  readonly compact: number;
}

/** Both revisions, as a server would have them after loading the file. */
export async function storeRevisions(snapshot: RecordStore): Promise<StoreRevisions> {
  const { finishedCompactRevision, scheduledCompactRevision } = await snapshot.storeMeta();
  const last = await snapshot.expectBucket('key').cursor().last();
  const finished = finishedCompactRevision ?? -1;
  // A compaction that was asked for counts from the start: the server goes on with it at once.
  const compact = Math.max(finished, scheduledCompactRevision ?? -1);
  if (last === undefined) return { current: Math.max(1, compact), compact };
  expectSound(checkRevisionKey(last.key, { bucket: ['key'] }));
  return { current: Math.max(decodeRevisionKey(last.key).main, compact), compact };
}

/**
 * Refuses a revision that the store cannot answer for.
 * @throws {RevisionError} for one that is compacted, or later than the newest.
 * @throws {TypeError} for what is no revision.
 */
export function expectRetained(revision: number, { current, compact }: StoreRevisions): void {
  if (!Number.isSafeInteger(revision) || revision < 0) {
    throw new TypeError(`"revision": expected a whole number from 0 on, got ${String(revision)}`);
  }
  if (revision < compact) throw new RevisionError('revision-compacted', revision);
  if (revision > current) throw new RevisionError('revision-future', revision);
}

/**
 * Which records are the state at a revision.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 */
export async function stateAt(
  snapshot: RecordStore,
  revision: number,
  options: RunOptions & { readonly seed?: number | undefined },
): Promise<LatestRecords> {
  const { current, compact } = await storeRevisions(snapshot);
  expectRetained(revision, { current, compact });
  const state = new LatestRecords(options.seed);
  for await (const batch of rawRecords(snapshot, revision, options)) {
    for (const raw of batch) {
      state.add(raw.ordinal, decodeRecord(raw).key, raw.revision.tombstone);
    }
  }
  return state;
}

/**
 * All records up to a revision (all there are without one), in order, as they lie in their pages.
 */
export async function* rawRecords(
  snapshot: RecordStore,
  revisionMax: number | undefined,
  { signal, onProgress }: RunOptions,
): AsyncGenerator<RawRecord[]> {
  const { database } = snapshot;
  const bucket = snapshot.expectBucket('key').ref;
  const visited = new Bitmap(database.highWaterMark);
  const to =
    revisionMax === undefined
      ? undefined
      : encodeRevisionKey({ main: revisionMax + 1, sub: 0, tombstone: false });
  let ordinal = 0;
  for await (const batch of walkLeaves(database.reader(), bucket, { visited, to })) {
    signal?.throwIfAborted();
    const records: RawRecord[] = [];
    for (const entry of batch.pages.entries) {
      const page = batch.pages.page(entry);
      const place = { pgid: page.pgid, pageType: page.type, bucket: bucket.path };
      expectSound(checkLeaf(batch, entry, page, { place, highWaterMark: database.highWaterMark }));
      for (let element = 0; element < page.count; element++) {
        const key = elementKey(page, element);
        const at = { ...place, element };
        if ((leafFlags(page, element) & BUCKET_FLAG) !== 0) {
          throwProblem(problem('bucket-nested', at, {}));
        }
        expectSound(checkRevisionKey(key, at));
        const revision = decodeRevisionKey(key);
        if (revisionMax !== undefined && revision.main > revisionMax) break;
        records.push({ page, element, place: at, revision, ordinal: ordinal++ });
      }
    }
    yield records;
    onProgress?.({
      doneBytes: visited.count() * database.pageSize,
      totalBytes: database.imageSize,
    });
  }
}

/** A record with copies of its bytes, to be kept. */
export function readRecord(raw: RawRecord): StoreRecord {
  return copyRecord(decodeRecord(raw));
}

/** Decodes a record in place; key and value are views. */
function decodeRecord({ page, element, place, revision }: RawRecord): StoreRecord {
  const record = decodeKeyValue(elementValue(page, element), place);
  return { ...record, revision, tombstone: revision.tombstone };
}

function isWanted(key: Uint8Array, { from, to, prefix }: KeyRange): boolean {
  return (
    (prefix === undefined || hasPrefix(key, prefix)) &&
    (from === undefined || compareBytes(key, from) >= 0) &&
    (to === undefined || compareBytes(key, to) < 0)
  );
}

function copyRecord(record: StoreRecord): StoreRecord {
  return { ...record, key: record.key.slice(), value: record.value.slice() };
}
