/**
 * The key bucket in two halves that are passed over at the same time: the earlier one here, the
 * later one by a helper, who knows how to run something elsewhere. Both read the branch pages above
 * the seam; every other page is visited by one of them.
 */

import { Bitmap } from '../bytes/bitmap.ts';
import type { BucketRef } from '../bbolt/bucket.ts';
import { isSoundBranch } from '../bbolt/check-elements.ts';
import { branchChildNumber, elementKey, KEY_SIZE_MAX } from '../bbolt/elements.ts';
import type { Page } from '../bbolt/page.ts';
import { PageReader } from '../bbolt/page-reader.ts';
import type { PageFile } from '../bbolt/page-reader.ts';
import { throwProblem } from '../bbolt/walk.ts';
import { problem } from '../findings.ts';
import type { ByteSource, Progress } from '../io/source.ts';
import { createKernelEngine } from './kernel-engine.ts';
import { scanKeyBucket } from './key-bucket.ts';
import type {
  EnginePart,
  KeyBucketPass,
  KeyBucketTotals,
  ScanEngine,
  ScannedDatabase,
} from './key-bucket.ts';

/**
 * What is passed over here before the helper begins, in bytes of the file: a thread takes about
 * 45 ms to start. The earlier half is larger by that.
 */
const HEAD_START_BYTES = 110_000_000;
/** Largest part of the bucket that is the earlier half. */
const EARLIER_SHARE_MAX = 0.75;
/** From so many children of the root on, one of them more or less does not matter. */
const ROOT_CHILDREN_MIN = 64;

/** The later half, as a helper is given it: plain values, which can be sent to a thread. */
export interface LaterHalf {
  /** Bytes of a page of the file. */
  readonly pageSize: number;
  readonly highWaterMark: number;
  readonly bucket: BucketRef;
  /** First key of the half. */
  readonly from: Uint8Array;
  readonly countLiveKeys: boolean;
  readonly seed: number | undefined;
}

/** What the later half amounts to. */
export interface LaterHalfResult {
  readonly totals: KeyBucketTotals;
  readonly part: EnginePart;
  /** Pages that were visited, as the words of a bitmap. */
  readonly visited: Uint32Array;
}

/** Passes over the later half while the caller passes over the earlier one. */
export interface ScanHelper {
  /**
   * Calls `scanLaterHalf` for the file that the caller reads. Ends early when the signal is
   * aborted.
   * @throws {EtcdSnapshotError} whatever is wrong with the half.
   */
  scanLaterHalf(half: LaterHalf, signal: AbortSignal): Promise<LaterHalfResult>;
}

/** Where the bucket is split. */
export interface Seam {
  /** First key of the later half. */
  readonly key: Uint8Array;
  /** Branch pages that belong to both halves. */
  readonly pgids: readonly number[];
}

/** A pass over a bucket that can be split. */
export interface SplitPass extends KeyBucketPass {
  readonly helper: ScanHelper;
  readonly seam: Seam;
  readonly countLiveKeys: boolean;
  readonly seed: number | undefined;
}

/**
 * Passes over both halves, with an engine that can append.
 * @throws {CorruptionError} if anything is wrong, but not always for the first thing.
 */
export async function scanSplitKeyBucket(
  pass: SplitPass,
  engine: ScanEngine,
): Promise<KeyBucketTotals> {
  const { database, bucket, visited, helper, seam, countLiveKeys, seed } = pass;
  const { pageSize, highWaterMark } = database;
  const from = seam.key;
  const half: LaterHalf = { pageSize, highWaterMark, bucket, from, countLiveKeys, seed };
  const [earlier, later] = await both(
    pass.signal,
    (signal) => {
      const to = keyBefore(seam.key);
      return scanKeyBucket({ ...pass, to, signal, onProgress: doubled(pass.onProgress) }, engine);
    },
    (signal) => helper.scanLaterHalf(half, signal),
  );
  const visitedLater = new Bitmap(highWaterMark, later.visited);
  for (const pgid of seam.pgids) visitedLater.delete(pgid);
  const page = visited.join(visitedLater);
  if (page !== undefined) {
    throwProblem(problem('page-double-reference', { pgid: page, bucket: bucket.path }, { page }));
  }
  engine.append?.(later.part);
  return {
    records: earlier.records + later.totals.records,
    revision: later.totals.revision || earlier.revision,
  };
}

/**
 * What a helper does: passes over the later half, in a thread that was given the compiled kernel.
 * @throws {CorruptionError} at the first thing that is wrong.
 * @throws {Error} if the kernel cannot run, which it could where the half comes from.
 */
export async function scanLaterHalf(
  source: ByteSource,
  { pageSize, highWaterMark, bucket, from, countLiveKeys, seed }: LaterHalf,
  options: { readonly module?: WebAssembly.Module; readonly signal?: AbortSignal } = {},
): Promise<LaterHalfResult> {
  const file: PageFile = { source, pageSize, highWaterMark };
  const database: ScannedDatabase = {
    ...file,
    imageSize: pageSize * highWaterMark,
    reader: (settings) => new PageReader(file, settings),
  };
  const { module, signal } = options;
  const engine = createKernelEngine({ countLiveKeys, pageSize, seed, isPart: true, module });
  if (engine?.part === undefined) throw new Error('the kernel does not run in this thread');
  const visited = new Bitmap(highWaterMark);
  const totals = await scanKeyBucket({ database, bucket, visited, from, signal }, engine);
  return { totals, part: engine.part(), visited: visited.words };
}

/**
 * Where to split a bucket: between two children of its root, or of one of those if there are few.
 * Undefined for a tree that is too low, or not sound.
 * @throws {CorruptionError} for a page with a broken header.
 */
export async function findSeam(reader: PageReader, bucket: BucketRef): Promise<Seam | undefined> {
  const root = bucket.inline ? undefined : await readBranch(reader, bucket.root);
  if (root === undefined) return undefined;
  const { pageSize, highWaterMark } = reader.file;
  const headStart = HEAD_START_BYTES / (pageSize * highWaterMark);
  const earlierShare = Math.min((1 + headStart) / 2, EARLIER_SHARE_MAX);
  if (root.count >= ROOT_CHILDREN_MIN) {
    const element = Math.round(root.count * earlierShare);
    return { key: elementKey(root, element), pgids: [root.pgid] };
  }
  const children: Page[] = [];
  for (let element = 0; element < root.count; element++) {
    const child = await readBranch(reader, branchChildNumber(root, element));
    if (child === undefined) return undefined;
    children.push(child);
  }
  let before = Math.round(children.reduce((sum, { count }) => sum + count, 0) * earlierShare);
  for (const [element, child] of children.entries()) {
    if (before < child.count) {
      return before === 0
        ? { key: elementKey(root, element), pgids: [root.pgid] }
        : { key: elementKey(child, before), pgids: [root.pgid, child.pgid] };
    }
    before -= child.count;
  }
  return undefined;
}

/** A branch page; undefined for a leaf, and for one whose elements are not sound. */
async function readBranch(reader: PageReader, pgid: number): Promise<Page | undefined> {
  const page = await reader.readPage(pgid, ['branch', 'leaf'], throwProblem);
  if (page?.type !== 'branch') return undefined;
  return isSoundBranch(page, {}, reader.file.highWaterMark) ? page : undefined;
}

/** The last key before `key` that bbolt accepts. */
function keyBefore(key: Uint8Array): Uint8Array {
  const last = key.length - 1;
  const byte = key[last] ?? 0;
  if (byte === 0) return key.slice(0, last);
  const before = new Uint8Array(KEY_SIZE_MAX).fill(0xff);
  before.set(key);
  before[last] = byte - 1;
  return before;
}

/** The helper's half is as far along as ours, more or less. */
function doubled(onProgress: KeyBucketPass['onProgress']): KeyBucketPass['onProgress'] {
  return (
    onProgress &&
    (({ doneBytes, totalBytes }: Progress) => {
      onProgress({ doneBytes: Math.min(2 * doneBytes, totalBytes), totalBytes });
    })
  );
}

/**
 * Runs two things at the same time until both have ended. The first that fails, or the outer
 * signal, stops the other and is what is thrown.
 */
async function both<A, B>(
  outer: AbortSignal | undefined,
  first: (signal: AbortSignal) => Promise<A>,
  second: (signal: AbortSignal) => Promise<B>,
): Promise<[A, B]> {
  outer?.throwIfAborted();
  const stop = new AbortController();
  const forward = (): void => {
    stop.abort(outer?.reason);
  };
  outer?.addEventListener('abort', forward, { once: true });
  const guard = (error: unknown): never => {
    stop.abort(error);
    throw error;
  };
  try {
    // The second is started first: it runs elsewhere.
    const later = second(stop.signal).catch(guard);
    const [earlier] = await Promise.allSettled([first(stop.signal).catch(guard), later]);
    stop.signal.throwIfAborted();
    if (earlier.status === 'rejected') throw earlier.reason;
    return [earlier.value, await later];
  } finally {
    outer?.removeEventListener('abort', forward);
  }
}
