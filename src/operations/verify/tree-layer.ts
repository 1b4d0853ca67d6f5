/**
 * One pass over the pages of a database: the structure of every bucket is checked, and the checks
 * of the store are told of every sound record and element.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import { readFreePages } from '../../bbolt/free-pages.ts';
import type { BucketRef } from '../../bbolt/bucket.ts';
import { checkInlineEnd } from '../../bbolt/checks/index.ts';
import type { Database } from '../../bbolt/database.ts';
import { elementKey, elementValue } from '../../bbolt/elements.ts';
import type { Page } from '../../bbolt/page.ts';
import type { Place, Report } from '../../findings.ts';
import { scanBucket } from '../../bbolt/scan.ts';
import type { CheckEngine, ObjectRecord, RecordReceiver } from '../../etcd/check-engine.ts';
import type { StoreCheck } from '../../etcd/checks/check.ts';
import { scanKeyBucket } from '../../etcd/key-bucket.ts';
import type { KeyBucketTotals } from '../../etcd/key-bucket.ts';
import { RecordCursor } from '../../etcd/record-cursor.ts';
import type { Revision } from '../../etcd/revision.ts';
import type { RunOptions } from '../../io/source.ts';
import type { DescriberCheck } from './describer-check.ts';

/** What was looked at: counted, not claimed. */
export interface ExaminedPages {
  /** Pages up to the high-water mark, the metas included. */
  readonly pageCount: number;
  /** Pages that were read and checked: metas, freelist, and everything reachable. */
  readonly checkedCount: number;
  readonly freeCount: number;
  readonly recordCount: number;
  /** Main revision of the first and last record; 0 if there is none. */
  readonly firstRevision: number;
  readonly lastRevision: number;
}

/** A pass over a database. */
export interface TreePass extends RunOptions {
  readonly database: Database;
  /** The top-level buckets, found before. */
  readonly buckets: readonly BucketRef[];
  /** Pages visited so far, those of the root bucket. */
  readonly visited: Bitmap;
  readonly engine: CheckEngine;
  readonly checks: readonly StoreCheck[];
  /** Comes behind the checks. */
  readonly objects: DescriberCheck;
  readonly report: Report;
}

/**
 * The top-level buckets of a database; the pages of the root bucket are checked and marked as
 * visited.
 */
export async function findBuckets(
  database: Database,
  visited: Bitmap,
  report: Report,
): Promise<BucketRef[]> {
  const buckets: BucketRef[] = [];
  const pass = { database, bucket: database.root.ref, visited, report };
  await scanBucket(pass, {
    bucket: (bucket) => {
      buckets.push(bucket);
      return false;
    },
  });
  return buckets;
}

/** Passes over all buckets and compares the freelist with what was reached. */
export async function scanTree(pass: TreePass): Promise<ExaminedPages> {
  const { database, buckets, visited, checks, objects, engine, report } = pass;
  const elementChecks = checks.filter((check) => 'element' in check);
  const records = new RecordVisitor(checks, objects);
  engine.receiver = records;
  let totals: KeyBucketTotals = { records: 0, revision: 0 };
  for (const bucket of buckets) {
    const over = { ...pass, bucket, report };
    const overlong = checkInlineEnd(bucket);
    if (overlong !== undefined) report(overlong);
    if (bucket.path[0] === 'key') {
      totals = await scanKeyBucket({ ...over, visitRecord: records.visit }, engine);
    } else {
      await scanBucket(over, { element: elementVisitor(bucket, elementChecks) });
    }
  }
  for (const check of checks) check.end?.();
  objects.end();
  const pages = await readFreePages(database, visited, report);
  return {
    pageCount: database.highWaterMark,
    checkedCount: visited.count(),
    freeCount: pages?.free.count() ?? 0,
    recordCount: totals.records,
    firstRevision: records.firstRevision,
    lastRevision: totals.revision,
  };
}

/** Shows records to the checks: each one, or those that an engine hands over. */
class RecordVisitor implements RecordReceiver {
  readonly #cursor = new RecordCursor();
  readonly #checks: readonly StoreCheck[];
  readonly #objects: DescriberCheck;
  /** Undefined where objects are nobody's business, or are shown with their record. */
  readonly object: ((record: ObjectRecord) => void) | undefined;
  firstRevision = 0;

  constructor(checks: readonly StoreCheck[], objects: DescriberCheck) {
    this.#checks = checks.filter((check) => 'record' in check);
    this.#objects = objects;
    if (objects.wantsObjects && !objects.wantsRecords) {
      this.object = (record) => {
        objects.object(record);
      };
    }
  }

  /** Shows a record to everyone. */
  readonly visit = (page: Page, element: number): void => {
    this.#check(page, element);
    this.#objects.record(this.#cursor);
  };

  /** Shows a record behind others that were passed over; to the objects only if they want it whole. */
  record(page: Page, element: number, previous: Revision): void {
    for (const check of this.#checks) check.resume?.(previous);
    this.#check(page, element);
    if (this.#objects.wantsRecords) this.#objects.record(this.#cursor);
  }

  #check(page: Page, element: number): void {
    this.#cursor.moveTo(page, element);
    this.firstRevision ||= this.#cursor.main;
    for (const check of this.#checks) check.record?.(this.#cursor);
  }
}

/** Buckets inside a top-level bucket have no meaning to etcd; their elements are nobody's. */
function elementVisitor(
  top: BucketRef,
  checks: readonly StoreCheck[],
): (page: Page, element: number, bucket: BucketRef) => void {
  const [name = ''] = top.path;
  return (page, element, bucket) => {
    if (bucket !== top) return;
    const place: Place = { pgid: page.pgid, pageType: page.type, bucket: top.path, element };
    for (const check of checks) {
      check.element?.(name, elementKey(page, element), elementValue(page, element), place);
    }
  };
}
