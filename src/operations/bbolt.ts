/**
 * Looking into a bbolt file itself: its pages, its buckets, their size and shape, and whether all
 * of it is consistent.
 */

import { Bitmap } from '../bytes/bitmap.ts';
import type { BucketRef } from '../bbolt/bucket.ts';
import type { Database } from '../bbolt/database.ts';
import { elementSpan } from '../bbolt/elements.ts';
import { readFreePages } from '../bbolt/free-pages.ts';
import { checkMetaPages } from '../bbolt/meta-pages.ts';
import type { Page } from '../bbolt/page.ts';
import {
  decodePageHeader,
  ELEMENT_SIZE,
  formatPageType,
  PAGE_HEADER_SIZE,
  viewOf,
} from '../bbolt/page.ts';
import { scanBucket } from '../bbolt/scan.ts';
import type { Report } from '../findings.ts';
import { readBytes } from '../io/source.ts';
import type { RunOptions } from '../io/source.ts';

/** What a check looked at. */
export interface CheckedPages {
  /** Pages up to the high-water mark, the metas included. */
  readonly pageCount: number;
  readonly reachedCount: number;
  readonly freeCount: number;
}

/**
 * Checks a file: both metas, every page and element of every bucket, inline and nested ones too,
 * and the freelist against what was reached. Problems are reported as they are found; broken pages
 * are passed over.
 * @throws {SourceError} if the source fails.
 */
export async function checkDatabase(
  database: Database,
  report: Report,
  options: RunOptions = {},
): Promise<CheckedPages> {
  await checkMetaPages(database, report);
  const reached = new Bitmap(database.highWaterMark);
  reached.addRange(0, 2);
  const pass = { ...options, database, bucket: database.root.ref, visited: reached, report };
  await scanBucket(pass, {});
  const pages = await readFreePages(database, reached, report);
  return {
    pageCount: database.highWaterMark,
    reachedCount: reached.count(),
    freeCount: pages?.free.count() ?? 0,
  };
}

/** One page of the file. */
export interface PageSummary {
  readonly pgid: number;
  /**
   * What it is; `free` for a page that nothing points to, `unknown<…>` for flags that mean nothing.
   */
  readonly type: string;
  /** Elements, or ids of a freelist; 0 for a free page. */
  readonly count: number;
  readonly overflow: number;
}

/**
 * All logical pages up to the high-water mark, in the order of the file. Where a problem is reported,
 * pages below it are shown as free, because nothing sound points to them.
 * @throws {SourceError} if the source fails.
 */
export async function* listPages(
  database: Database,
  report: Report,
  options: RunOptions = {},
): AsyncGenerator<PageSummary[]> {
  const { source, pageSize, highWaterMark, meta } = database;
  const reached = new Bitmap(highWaterMark);
  reached.addRange(0, 2);
  const pass = {
    ...options,
    database,
    bucket: database.root.ref,
    visited: reached,
    report,
  };
  await scanBucket(pass, {});
  const pages = await readFreePages(database, reached, report);
  // A broken freelist says nothing; then the pages that nothing points to are shown as free.
  if (pages === undefined && meta.freelist !== undefined) reached.add(Number(meta.freelist));
  const chunkPages = Math.max(1, Math.floor((1024 * 1024) / pageSize));
  let next = 0;
  for (let first = 0; first < highWaterMark; first += chunkPages) {
    options.signal?.throwIfAborted();
    const end = Math.min(highWaterMark, first + chunkPages);
    const bytes = await readBytes(source, first * pageSize, (end - first) * pageSize);
    const view = viewOf(bytes);
    const found: PageSummary[] = [];
    for (let pgid = Math.max(first, next); pgid < end; pgid = next) {
      const { flags, count, overflow } = decodePageHeader(view, (pgid - first) * pageSize);
      const free = pages?.free.has(pgid) ?? !reached.has(pgid);
      // Free pages keep an old header, which says nothing of them any more.
      if (free) found.push({ pgid, type: 'free', count: 0, overflow: 0 });
      else found.push({ pgid, type: formatPageType(flags), count, overflow });
      next = pgid + 1 + (free || pgid + overflow >= highWaterMark ? 0 : overflow);
    }
    yield found;
  }
}

/** Size and shape of a bucket; sizes are bytes. */
export interface BucketStats {
  /** Names from the root bucket downwards. */
  readonly path: readonly string[];
  /** Page of the tree's root; 0 for an inline bucket. */
  readonly root: number;
  readonly sequence: bigint;
  readonly elementCount: number;
  /** Levels of the tree; 1 for a single leaf. */
  readonly depth: number;
  readonly branchPages: number;
  readonly branchOverflow: number;
  readonly branchBytes: number;
  readonly branchBytesInUse: number;
  readonly leafPages: number;
  readonly leafOverflow: number;
  readonly leafBytes: number;
  readonly leafBytesInUse: number;
  /** Bytes of an inline bucket's page; 0 for others. */
  readonly inlineBytes: number;
}

type MutableStats = { -readonly [K in keyof BucketStats]: BucketStats[K] };

/**
 * The stats of every bucket, each before the buckets inside it.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export async function bucketStats(
  database: Database,
  options: RunOptions = {},
): Promise<BucketStats[]> {
  const stats = new Map<BucketRef, MutableStats>();
  const of = (bucket: BucketRef): MutableStats => {
    const found = stats.get(bucket) ?? emptyStats(bucket);
    stats.set(bucket, found);
    return found;
  };
  const visited = new Bitmap(database.highWaterMark);
  const pass = { ...options, database, bucket: database.root.ref, visited };
  await scanBucket(pass, {
    bucket: (bucket) => of(bucket).path.length > 0,
    branch: (page, bucket) => {
      addBranch(of(bucket), page);
    },
    leaf: (page, bucket, depth) => {
      addLeaf(of(bucket), page, depth, bucket.inline !== undefined);
    },
  });
  return [...stats.values()].filter(({ path }) => path.length > 0);
}

function addBranch(stats: MutableStats, page: Page): void {
  stats.branchPages++;
  stats.branchOverflow += page.overflow;
  stats.branchBytes += page.bytes.length;
  stats.branchBytesInUse += bytesInUse(page);
}

function addLeaf(stats: MutableStats, page: Page, depth: number, inline: boolean): void {
  stats.elementCount += page.count;
  stats.depth = Math.max(stats.depth, depth + 1);
  if (inline) {
    stats.inlineBytes = page.bytes.length;
    return;
  }
  stats.leafPages++;
  stats.leafOverflow += page.overflow;
  stats.leafBytes += page.bytes.length;
  stats.leafBytesInUse += bytesInUse(page);
}

/** Header, element records, keys and values. */
function bytesInUse(page: Page): number {
  if (page.count === 0) return PAGE_HEADER_SIZE;
  return Math.max(
    elementSpan(page, page.count - 1).end,
    PAGE_HEADER_SIZE + page.count * ELEMENT_SIZE,
  );
}

function emptyStats({ path, root, sequence }: BucketRef): MutableStats {
  return {
    path,
    root,
    sequence,
    elementCount: 0,
    depth: 0,
    branchPages: 0,
    branchOverflow: 0,
    branchBytes: 0,
    branchBytesInUse: 0,
    leafPages: 0,
    leafOverflow: 0,
    leafBytes: 0,
    leafBytesInUse: 0,
    inlineBytes: 0,
  };
}
