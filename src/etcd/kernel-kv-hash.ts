/**
 * HashKV in the kernel (`kernel/assembly/kv-hash.ts`): every leaf is read once, and the records
 * behind the compacted revision go first, so that of the others it is known whether their key has a
 * later one. Pages that are not plain are gone over here, with the same hash and the same names.
 * Both parts' hashes are put together in the order of revisions.
 */

import {
  BUCKET_FLAG,
  elementKey,
  elementSpan,
  elementValue,
  leafFlags,
} from '../bbolt/elements.ts';
import { copyPage } from '../bbolt/page-batch.ts';
import type { BatchEntry } from '../bbolt/page-batch.ts';
import type { Page } from '../bbolt/page.ts';
import { checkLeaf, throwProblem, walkLeaves } from '../bbolt/walk.ts';
import type { KernelBatch } from '../bbolt/kernel-batch.ts';
import type { LeafBatch } from '../bbolt/walk.ts';
import { Bitmap } from '../bytes/bitmap.ts';
import { crc32c, crc32cCombine } from '../bytes/crc32c.ts';
import { encodeText } from '../bytes/text.ts';
import { expectSound } from '../errors.ts';
import { problem } from '../findings.ts';
import type { Place } from '../findings.ts';
import type { RunOptions } from '../io/source.ts';
import { KernelMemory } from '../kernel/kernel-memory.ts';
import { instantiateKernel } from '../kernel/kernel.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { createScanBatch } from './kernel-batch.ts';
import { expectMemory, initKernelKeySet } from './kernel-live-keys.ts';
import { decodeKeyValue } from './key-value.ts';
import type { RecordStore } from './records.ts';
import { checkRevisionKey, decodeRevisionKey, encodeRevisionKey } from './revision.ts';
import type { RevisionKey } from './revision.ts';

/** What is done with names: nothing, they are put in the set, or they are looked up in it. */
const NAMES = { unused: 0, put: 1, lookUp: 2 } as const;
/** What the kernel says of a name that another compacted record has. */
const COMPACTED = 2;

/** What is hashed, and how. */
export interface KernelKvHashOptions extends RunOptions {
  readonly revision: number;
  /** -1 if the store was never compacted. */
  readonly compact: number;
  /** Of the table of keys, 32 bits; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
}

/** A range of main revisions, both ends included. */
interface Part {
  readonly first: number;
  readonly last: number;
  readonly names: (typeof NAMES)[keyof typeof NAMES];
}

/**
 * The hash at a revision; undefined where the kernel cannot run, and where the compacted history
 * has more to it than one record a key: the reference must do it then.
 * @throws {CorruptionError} if anything is wrong, but not always for the first thing.
 */
export async function kernelKvHash(
  store: RecordStore,
  options: KernelKvHashOptions,
): Promise<number | undefined> {
  const kernel = instantiateKernel();
  const pass = kernel && createPass(kernel, store, options);
  if (kernel === undefined || pass === undefined) return undefined;
  const { revision, compact } = options;
  const isCompacted = compact >= 0;
  const names = isCompacted ? NAMES.put : NAMES.unused;
  const start = crc32c(encodeText('key'));
  kernel.crcReset(isCompacted ? 0 : start);
  await pass.run({ first: compact + 1, last: revision, names });
  const later = kernel.crcDigest();
  if (!isCompacted) return later;
  const laterBytes = kernel.crcLength();
  const { endsLive } = pass;
  kernel.crcReset(start);
  await pass.run({ first: 0, last: compact, names: NAMES.lookUp });
  // Without any key that is live at the revision, a server leaves no record out.
  if (pass.doubled || (pass.hashed === 0 && !endsLive)) return undefined;
  return crc32cCombine(kernel.crcDigest(), later, laterBytes);
}

/** Undefined where there is no memory for it. */
function createPass(
  kernel: Kernel,
  store: RecordStore,
  options: KernelKvHashOptions,
): KvHashPass | undefined {
  try {
    return new KvHashPass(kernel, store, options);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

class KvHashPass {
  readonly #kernel: Kernel;
  readonly #store: RecordStore;
  readonly #options: KernelKvHashOptions;
  readonly #memory: KernelMemory;
  readonly #batch: KernelBatch;
  #doneBytes = 0;
  /** Records hashed in the part. */
  hashed = 0;
  /** Whether the last one of them was a put. */
  endsLive = false;
  /** Whether two records of the part that were looked up had the same name. */
  doubled = false;

  constructor(kernel: Kernel, store: RecordStore, options: KernelKvHashOptions) {
    const { pageSize } = store.database;
    const memory = new KernelMemory(kernel);
    this.#kernel = kernel;
    this.#store = store;
    this.#options = options;
    this.#memory = memory;
    this.#batch = createScanBatch(kernel, memory, { pageSize, countLiveKeys: false });
    initKernelKeySet(kernel, memory, { seed: options.seed ?? 0, isPart: true });
  }

  /** Hashes a part of the key bucket. */
  async run(part: Part): Promise<void> {
    const kernel = this.#kernel;
    const { database } = this.#store;
    this.hashed = 0;
    this.endsLive = this.doubled = false;
    // Asking for the size also does what waits.
    kernel.keySetSize();
    kernel.kvHashInit(part.first, part.last, part.names);
    const walk = walkLeaves(
      database.reader({ arena: this.#batch.arena }),
      this.#store.expectBucket('key').ref,
      {
        visited: new Bitmap(database.highWaterMark),
        from: startOf(part.first),
        to: startOf(part.last + 1),
      },
    );
    for await (const batch of walk) {
      this.#options.signal?.throwIfAborted();
      this.#hashBatch(batch, part);
      expectMemory(kernel);
      this.#tellProgress(batch);
    }
    this.doubled ||= kernel.kvHashDoubled() !== 0;
  }

  #hashBatch(batch: LeafBatch, part: Part): void {
    const { entries } = batch.pages;
    for (let at = 0; at < entries.length;) {
      at += this.#take(batch, at);
      const entry = entries[at++];
      if (entry !== undefined) this.#hashLeaf(batch, entry, part);
    }
  }

  /** Lets the kernel take plain pages; how many it took. */
  #take(batch: LeafBatch, from: number): number {
    const kernel = this.#kernel;
    const { rowCount, childCount, upperSize } = this.#batch.bring(batch);
    if (from >= rowCount) return 0;
    const before = kernel.kvHashRecords();
    const taken = kernel.kvHashScan(from, rowCount, childCount, upperSize);
    const hashed = kernel.kvHashRecords() - before;
    this.hashed += hashed;
    if (hashed > 0) this.endsLive = kernel.kvHashEndsLive() !== 0;
    return taken;
  }

  #hashLeaf(batch: LeafBatch, entry: BatchEntry, part: Part): void {
    const { highWaterMark } = this.#store.database;
    // The arena may move as the set of names grows.
    const page = copyPage(batch.pages.page(entry));
    const place: Place = { pgid: page.pgid, pageType: page.type, bucket: ['key'] };
    expectSound(checkLeaf(batch, entry, page, { place, highWaterMark }));
    for (let element = 0; element < page.count; element++) {
      const at = { ...place, element };
      if ((leafFlags(page, element) & BUCKET_FLAG) !== 0) {
        throwProblem(problem('bucket-nested', at, {}));
      }
      const key = elementKey(page, element);
      expectSound(checkRevisionKey(key, at));
      const revision = decodeRevisionKey(key);
      if (revision.main < part.first || revision.main > part.last) continue;
      if (!this.#counts(page, element, { at, revision, names: part.names })) continue;
      const { keyStart, end } = elementSpan(page, element);
      this.#memory.eachPiece(page.bytes.subarray(keyStart, end), this.#kernel.crcUpdate);
      this.hashed++;
      this.endsLive = !revision.tombstone;
    }
  }

  /** Whether a record counts; its name is put in the set. */
  #counts(
    page: Page,
    element: number,
    { at, revision, names }: { at: Place; revision: RevisionKey; names: Part['names'] },
  ): boolean {
    if (names === NAMES.unused) return true;
    const kernel = this.#kernel;
    const { key } = decodeKeyValue(elementValue(page, element), at);
    this.#memory.eachPiece(key, kernel.keySetName);
    if (names === NAMES.put) {
      kernel.keySetPut(1);
      return true;
    }
    const known = kernel.keySetClaim();
    if (known === COMPACTED) this.doubled = true;
    return known === 0 && !revision.tombstone;
  }

  #tellProgress({ pages }: LeafBatch): void {
    const { onProgress } = this.#options;
    if (onProgress === undefined) return;
    const totalBytes = this.#store.database.imageSize;
    this.#doneBytes += pages.entries.reduce((sum, { size }) => sum + size, 0);
    onProgress({ doneBytes: Math.min(this.#doneBytes, totalBytes), totalBytes });
  }
}

/** The key at which a main revision begins. */
function startOf(main: number): Uint8Array {
  return encodeRevisionKey({ main, sub: 0, tombstone: false });
}
