/**
 * The key bucket in one pass: every leaf in key order is checked, hashed and counted. This is the
 * reference; an engine may take over the pages that are plain (`kernel-engine.ts`), and gives the
 * same answer for them, faster.
 */

import type { Database } from '../bbolt/database.ts';
import {
  BUCKET_FLAG,
  elementKey,
  elementSpan,
  elementValue,
  leafFlags,
} from '../bbolt/elements.ts';
import { copyPage } from '../bbolt/page-batch.ts';
import type { BatchEntry } from '../bbolt/page-batch.ts';
import type { Arena } from '../bbolt/page-reader.ts';
import type { Place, Report } from '../findings.ts';
import type { Page } from '../bbolt/page.ts';
import type { BucketPass } from '../bbolt/scan.ts';
import { checkLeaf, throwProblem, walkLeaves } from '../bbolt/walk.ts';
import type { LeafBatch } from '../bbolt/walk.ts';
import { CorruptionError } from '../errors.ts';
import { problem } from '../findings.ts';
import { decodeKeyValue } from './key-value.ts';
import type { LiveKeys } from './live-keys.ts';
import { checkRevisionKey, decodeRevisionKey } from './revision.ts';

/** A CRC-32C over pieces. */
export interface Hash {
  update(bytes: Uint8Array): void;
  digest(): number;
}

/** What the key bucket amounts to. */
export interface KeyBucketTotals {
  /** Elements of the bucket: every retained revision and tombstone. */
  records: number;
  /** Main revision of the last record; 0 if there is none. */
  revision: number;
}

/** What an engine has taken in, to be put behind what another one has. */
export interface EnginePart {
  /** CRC-32C of the part alone. */
  readonly hash: number;
  readonly hashedBytes: number;
  /** The set of keys, deleted ones included; undefined where they are not counted. */
  readonly keys: Uint8Array | undefined;
}

/** What a pass writes into, and what may take pages over from the reference. */
export interface ScanEngine {
  /** Takes key and value of every record, in order. */
  readonly hash: Hash;
  /** Undefined where live keys are not counted. */
  readonly liveKeys: LiveKeys | undefined;
  /** Memory that pages are to be read into. */
  readonly arena?: Arena | undefined;
  /**
   * Takes the pages of a batch from `from` on as far as it can, adds them to the totals, and says
   * how many it took.
   */
  take?(batch: LeafBatch, from: number, totals: KeyBucketTotals): number;
  /** Whether `take` itself tells whoever must know of the records of the pages it takes. */
  readonly handsOver?: boolean | undefined;
  /** What the engine, made for it, has taken in; the keys are a copy. */
  part?(): EnginePart;
  /** Goes on as if it had taken in what another engine, of the same seed, has. */
  append?(part: EnginePart): void;
}

/** What a pass needs of an open database. */
export type ScannedDatabase = Pick<Database, 'reader' | 'pageSize' | 'highWaterMark' | 'imageSize'>;

/** A pass over the key bucket. */
export interface KeyBucketPass extends Omit<BucketPass, 'database'> {
  readonly database: ScannedDatabase;
  /** Leaves out the leaves whose keys all lie before this key, as `WalkOptions` does. */
  readonly from?: Uint8Array | undefined;
  /** Leaves out the leaves whose keys all lie at or behind this key. */
  readonly to?: Uint8Array | undefined;
  /** Told of every record that decodes, in order; the page is a view, valid for the call. */
  readonly visitRecord?: ((page: Page, element: number) => void) | undefined;
}

/**
 * Passes over the key bucket.
 * @throws {CorruptionError} at the first problem, if there is no `report`.
 */
export async function scanKeyBucket(
  pass: KeyBucketPass,
  engine: ScanEngine,
): Promise<KeyBucketTotals> {
  const { database, bucket, visited, report, from, to } = pass;
  const totals: KeyBucketTotals = { records: 0, revision: 0 };
  const reader = database.reader({ arena: engine.arena });
  // Counting is for the start only: for every batch it would cost the square of the file's size.
  let doneBytes = pass.onProgress === undefined ? 0 : visited.count() * database.pageSize;
  for await (const batch of walkLeaves(reader, bucket, { visited, report, from, to })) {
    pass.signal?.throwIfAborted();
    const { entries } = batch.pages;
    for (let at = 0; at < entries.length;) {
      const taken = engine.take?.(batch, at, totals) ?? 0;
      if (pass.visitRecord !== undefined && engine.handsOver !== true) {
        visitTaken(batch, at, taken, pass.visitRecord);
      }
      at += taken;
      const entry = entries[at++];
      if (entry !== undefined) scanLeaf(pass, engine, totals, { batch, entry });
    }
    doneBytes += entries.reduce((sum, { size }) => sum + size, 0);
    pass.onProgress?.({ doneBytes, totalBytes: database.imageSize });
  }
  return totals;
}

/** Pages that an engine took are sound, so nothing is left to check. */
function visitTaken(
  { pages }: LeafBatch,
  from: number,
  count: number,
  visitRecord: (page: Page, element: number) => void,
): void {
  for (let at = from; at < from + count; at++) {
    const entry = pages.entries[at];
    if (entry === undefined) return;
    const page = pages.page(entry);
    for (let element = 0; element < page.count; element++) visitRecord(page, element);
  }
}

function scanLeaf(
  pass: KeyBucketPass,
  engine: ScanEngine,
  totals: KeyBucketTotals,
  at: { batch: LeafBatch; entry: BatchEntry },
): void {
  const { database, bucket, report = throwProblem } = pass;
  const view = at.batch.pages.page(at.entry);
  // An engine's arena may move as its set of live keys grows.
  const page = engine.arena === undefined ? view : copyPage(view);
  const { highWaterMark } = database;
  const place: Place = { pgid: page.pgid, pageType: page.type, bucket: bucket.path };
  for (const found of checkLeaf(at.batch, at.entry, page, { place, highWaterMark })) {
    report(found);
    return;
  }
  for (let element = 0; element < page.count; element++) {
    try {
      scanRecord(page, element, { ...place, element }, engine, totals, report);
      pass.visitRecord?.(page, element);
    } catch (error) {
      if (!(error instanceof CorruptionError)) throw error;
      report(error.problem);
    }
  }
}

function scanRecord(
  page: Page,
  element: number,
  place: Place,
  { hash, liveKeys }: ScanEngine,
  totals: KeyBucketTotals,
  report: Report,
): void {
  if ((leafFlags(page, element) & BUCKET_FLAG) !== 0)
    throwProblem(problem('bucket-nested', place, {}));
  const key = elementKey(page, element);
  for (const found of checkRevisionKey(key, place)) throwProblem(found);
  const { main, tombstone } = decodeRevisionKey(key);
  const value = elementValue(page, element);
  const record = decodeKeyValue(value, place);
  // A restore with a revision bump leaves one record of zero bytes, which names no revision.
  if (!tombstone && value.length > 0 && record.modRevision !== main) {
    report(problem('record-revision', place, { found: record.modRevision, expected: main }));
  }
  const { keyStart, end } = elementSpan(page, element);
  hash.update(page.bytes.subarray(keyStart, end));
  if (tombstone) liveKeys?.delete(record.key);
  else liveKeys?.add(record.key);
  totals.records++;
  totals.revision = main;
}
