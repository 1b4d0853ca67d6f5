/**
 * Every element of a bucket, and of the buckets inside it, in one checked pass. What is done with
 * the elements is up to the visitor; a broken page is reported and passed over.
 */

import type { Bitmap } from '../bytes/bitmap.ts';
import { formatKey } from '../bytes/text.ts';
import type { Place, Report } from '../findings.ts';
import type { RunOptions } from '../io/source.ts';
import { decodeBucket } from './bucket.ts';
import type { BucketRef } from './bucket.ts';
import { checkBucketValue, checkTreeDepth } from './checks/index.ts';
import type { Database } from './database.ts';
import { BUCKET_FLAG, elementKey, elementValue, leafFlags } from './elements.ts';
import type { Arena } from './page-reader.ts';
import type { Page } from './page.ts';
import { checkLeaf, throwProblem, walkLeaves } from './walk.ts';

/** A bucket and what surrounds a pass over it. */
export interface BucketPass extends RunOptions {
  readonly database: Database;
  readonly bucket: BucketRef;
  /** Pages seen so far, of all passes over the file. */
  readonly visited: Bitmap;
  /** Where problems go; without it the first one is thrown. */
  readonly report?: Report | undefined;
  /** Memory to read into, which several passes can share one after the other. */
  readonly arena?: Arena | undefined;
}

/** Told of what a pass meets; pages and elements are views, valid for the call. */
export interface BucketVisitor {
  /** A branch page. */
  readonly branch?: (page: Page, bucket: BucketRef, depth: number) => void;
  /** A sound leaf page, or the page of an inline bucket; `depth` is 0 for a tree of one leaf. */
  readonly leaf?: (page: Page, bucket: BucketRef, depth: number) => void;
  /** An element of a sound leaf. */
  readonly element?: (page: Page, element: number, bucket: BucketRef) => void;
  /** A bucket inside the one that is passed over; it is entered next, unless this returns false. */
  readonly bucket?: (bucket: BucketRef) => boolean;
}

/**
 * Passes over a bucket and then over the buckets inside it.
 * @throws {CorruptionError} at the first problem, if there is no `report`.
 */
export async function scanBucket(pass: BucketPass, visitor: BucketVisitor): Promise<void> {
  const { database, bucket, visited, report, signal, arena } = pass;
  const nested: BucketRef[] = [];
  const branch = (page: Page, depth: number): void => visitor.branch?.(page, bucket, depth);
  const options = { visited, report, onBranch: branch };
  for await (const batch of walkLeaves(database.reader({ arena }), bucket, options)) {
    signal?.throwIfAborted();
    for (const entry of batch.pages.entries) {
      const page = batch.pages.page(entry);
      const place: Place = { pgid: page.pgid, pageType: page.type, bucket: bucket.path };
      const problems = [
        ...checkLeaf(batch, entry, page, { place, highWaterMark: database.highWaterMark }),
      ];
      for (const found of problems) (report ?? throwProblem)(found);
      if (problems.length > 0) continue;
      visitor.leaf?.(page, bucket, batch.depth);
      for (let element = 0; element < page.count; element++) {
        visitor.element?.(page, element, bucket);
        const inner = bucketAt(page, element, pass);
        if (inner !== undefined) nested.push(inner);
      }
    }
    pass.onProgress?.({
      doneBytes: visited.count() * database.pageSize,
      totalBytes: database.imageSize,
    });
  }
  // Entered only now, because the arena is needed for their pages.
  for (const inner of nested) {
    if (visitor.bucket?.(inner) === false) continue;
    await scanBucket({ ...pass, bucket: inner }, visitor);
  }
}

/** The bucket that an element is; undefined for a key with a value, and for a broken bucket. */
function bucketAt(page: Page, element: number, pass: BucketPass): BucketRef | undefined {
  if ((leafFlags(page, element) & BUCKET_FLAG) === 0) return undefined;
  const { database, bucket, report = throwProblem } = pass;
  const path = [...bucket.path, formatKey(elementKey(page, element))];
  const value = elementValue(page, element);
  const place = { pgid: page.pgid, pageType: page.type, bucket: path, element };
  const tooDeep = checkTreeDepth(path.length, place);
  if (tooDeep !== undefined) {
    report(tooDeep);
    return undefined;
  }
  const problems = [...checkBucketValue(value, place, database.highWaterMark)];
  for (const found of problems) report(found);
  return problems.length === 0 ? decodeBucket(value, path) : undefined;
}
