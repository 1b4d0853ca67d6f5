/**
 * Status: the five values that etcdutl prints of a snapshot (etcd etcdutl/snapshot/v3_snapshot.go,
 * Status, v3.7.1), and the checks that make them trustworthy: every page of every bucket is visited
 * once and checked, and the freelist agrees with what was visited.
 */

import { Bitmap } from '../bytes/bitmap.ts';
import type { Database } from '../bbolt/database.ts';
import { readFreePages } from '../bbolt/free-pages.ts';
import { BUCKET_FLAG, elementKey, elementValue, leafFlags } from '../bbolt/elements.ts';
import { scanBucket } from '../bbolt/scan.ts';
import type { BucketPass, BucketVisitor } from '../bbolt/scan.ts';
import { throwProblem, walkLeaves } from '../bbolt/walk.ts';
import { isEtcdSnapshotError } from '../errors.ts';
import { scanKeyBucket } from '../etcd/key-bucket.ts';
import type { Hash, KeyBucketTotals, ScanEngine } from '../etcd/key-bucket.ts';
import { createScanEngine } from '../etcd/scan-engine.ts';
import type { Snapshot } from '../etcd/snapshot.ts';
import { findSeam, scanSplitKeyBucket } from '../etcd/split-key-bucket.ts';
import type { ScanHelper } from '../etcd/split-key-bucket.ts';
import { normalizeVersion } from '../etcd/version.ts';
import { whileUnchanged } from '../io/source.ts';
import type { KeyTableOptions } from './key-table-options.ts';

/** What a snapshot amounts to. */
export interface Status {
  /** CRC-32C over the names, keys and values of all buckets, unsigned. */
  readonly hash: number;
  /** Main revision of the newest record. */
  readonly revision: number;
  /**
   * Distinct keys that are not deleted: TOTAL KEYS of etcdutl 3.6 and newer. Undefined if they were
   * not counted.
   */
  readonly liveKeys: number | undefined;
  /** Elements of all buckets: TOTAL KEYS of etcdutl 3.4 and 3.5. */
  readonly entries: number;
  /** Bytes of the image up to the high-water mark, without trailer. */
  readonly totalSize: number;
  /** Storage version, since 3.6; empty if none is stored or it is no version. */
  readonly version: string;
  /** Pages below the high-water mark that nothing points to. */
  readonly freePages: number;
}

/** How to take the status. */
export interface StatusOptions extends KeyTableOptions {
  /** Whether to count live keys, which costs up to 15 bytes of memory a key; true by default. */
  readonly countLiveKeys?: boolean | undefined;
  /** Takes half of the work, in a thread of its own: worth it from about 200 MB on. */
  readonly helper?: ScanHelper | undefined;
}

/**
 * Takes the status of a snapshot.
 * @throws {CorruptionError} at the first thing that is wrong.
 * @throws {SourceError} if the source fails, or changed meanwhile.
 */
export function status(snapshot: Snapshot, options: StatusOptions = {}): Promise<Status> {
  return whileUnchanged(snapshot.source, () => takeStatusWithHelper(snapshot, options));
}

async function takeStatusWithHelper(snapshot: Snapshot, options: StatusOptions): Promise<Status> {
  const { helper, ...alone } = options;
  if (helper !== undefined) {
    try {
      return await takeStatus(snapshot, options);
    } catch (error) {
      if (!isEtcdSnapshotError(error)) throw error;
      // Two passes at a time do not know which problem is the first: one alone does.
    }
  }
  return takeStatus(snapshot, alone);
}

async function takeStatus(snapshot: Snapshot, options: StatusOptions): Promise<Status> {
  const { database } = snapshot;
  const { countLiveKeys = true, seed, referenceOnly } = options;
  const { pageSize } = database;
  const engine = createScanEngine({ countLiveKeys, pageSize, seed, referenceOnly });
  const visited = new Bitmap(database.highWaterMark);
  visited.addRange(0, 2);
  await markTree(database, visited);
  let entries = 0;
  let totals: KeyBucketTotals = { records: 0, revision: 0 };
  const visitor = hashElements(engine.hash, () => entries++);
  for (const { name, bucket } of snapshot.buckets) {
    engine.hash.update(name);
    const pass = { ...options, database, bucket: bucket.ref, visited, arena: engine.arena };
    if (bucket === snapshot.bucket('key')) totals = await scanKeys(pass, engine, countLiveKeys);
    else await scanBucket(pass, visitor);
  }
  const pages = await readFreePages(database, visited, throwProblem);
  const { storageVersion } = await snapshot.storeMeta();
  return {
    hash: engine.hash.digest(),
    revision: totals.revision,
    liveKeys: engine.liveKeys?.size,
    entries: entries + totals.records,
    totalSize: database.imageSize,
    version: normalizeVersion(storageVersion ?? '') ?? '',
    freePages: pages?.free.count() ?? 0,
  };
}

/** Passes over the key bucket, with the helper if there is one and the bucket can be split. */
async function scanKeys(
  pass: BucketPass & StatusOptions,
  engine: ScanEngine,
  countLiveKeys: boolean,
): Promise<KeyBucketTotals> {
  const { database, bucket, helper, seed } = pass;
  if (helper === undefined || engine.append === undefined) return scanKeyBucket(pass, engine);
  const seam = await findSeam(database.reader(), bucket);
  if (seam === undefined) return scanKeyBucket(pass, engine);
  return scanSplitKeyBucket({ ...pass, helper, seam, countLiveKeys, seed }, engine);
}

/**
 * Opening the snapshot has checked the elements of the root bucket; here its pages are marked as
 * visited.
 */
async function markTree(database: Database, visited: Bitmap): Promise<void> {
  const leaves = walkLeaves(database.reader(), database.root.ref, { visited });
  while ((await leaves.next()).done !== true);
}

/**
 * Hashes key and value of every element of a top-level bucket; of a bucket inside it the name, as
 * etcdutl does.
 */
function hashElements(hash: Hash, count: () => void): BucketVisitor {
  return {
    element(page, element, bucket) {
      if (bucket.path.length > 1) return;
      const isBucket = (leafFlags(page, element) & BUCKET_FLAG) !== 0;
      hash.update(elementKey(page, element));
      if (!isBucket) hash.update(elementValue(page, element));
      count();
    },
  };
}
