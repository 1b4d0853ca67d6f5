/**
 * The fast pass over the key bucket: pages are read straight into the kernel's memory, and the kernel checks, hashes and
 * counts all those that are plain (`kernel/assembly/leaf-scan.ts`). It stops before a page that is not, having changed
 * nothing for it; the reference takes that page, with the same hash and the same set of live keys.
 */

import { ARENA_BYTES, BATCH_PAGES_MAX } from '../bbolt/page-reader.ts';
import type { Arena } from '../bbolt/page-batch.ts';
import type { LeafBatch } from '../bbolt/walk.ts';
import { KernelMemory } from '../kernel/kernel-memory.ts';
import type { Area } from '../kernel/kernel-memory.ts';
import { instantiateKernel, ROW_WORDS } from '../kernel/kernel.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Hash, KeyBucketTotals, ScanEngine } from './key-bucket.ts';
import type { LiveKeys } from './live-keys.ts';
import { REVISION_SIZE } from './revision.ts';

/** Operations on live keys that can wait: more than the elements of any page. */
const QUEUE_OPERATIONS = 65_536;
/** Longest revision key: that of a tombstone. */
const UPPER_KEY_SIZE = REVISION_SIZE + 1;

/** What an engine is for. */
export interface KernelEngineOptions {
  /** Whether to count live keys. */
  readonly countLiveKeys: boolean;
  /** Bytes of a page of the file. */
  readonly pageSize: number;
  /** Of the table of live keys, 32 bits; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
}

/** An engine for one pass; undefined where the kernel cannot run. */
export function createKernelEngine(options: KernelEngineOptions): ScanEngine | undefined {
  const kernel = instantiateKernel();
  if (kernel === undefined) return undefined;
  try {
    return new KernelEngine(kernel, options);
  } catch (error) {
    // There is no memory for the arena.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

class KernelEngine implements ScanEngine {
  readonly hash: Hash;
  readonly liveKeys: LiveKeys | undefined;
  readonly arena: Arena;
  readonly #kernel: Kernel;
  readonly #memory: KernelMemory;
  readonly #rows: Area;
  readonly #parent: Area;
  readonly #upperKey: Area;
  /** The batch whose rows are in place. */
  #batch: LeafBatch | undefined;
  #rowCount = 0;
  #upperSize = 0;

  constructor(kernel: Kernel, { countLiveKeys, pageSize, seed = 0 }: KernelEngineOptions) {
    const memory = new KernelMemory(kernel);
    this.#kernel = kernel;
    this.#memory = memory;
    this.#rows = memory.reserve(BATCH_PAGES_MAX * ROW_WORDS * 4);
    this.#parent = memory.reserve(pageSize);
    this.#upperKey = memory.reserve(UPPER_KEY_SIZE);
    const queue = memory.reserve(countLiveKeys ? QUEUE_OPERATIONS * 8 : 0);
    this.arena = new KernelArena(memory, Math.max(ARENA_BYTES, pageSize));
    this.hash = new KernelHash(kernel, memory);
    if (countLiveKeys) this.liveKeys = new KernelLiveKeys(kernel, memory, { queue, seed });
    const { start: rows } = this.#rows;
    kernel.leafScanInit(rows, this.#parent.start, this.#upperKey.start, countLiveKeys ? 1 : 0);
  }

  take(batch: LeafBatch, from: number, totals: KeyBucketTotals): number {
    const kernel = this.#kernel;
    if (batch !== this.#batch) this.#rowCount = this.#bring(batch);
    this.#batch = batch;
    if (from >= this.#rowCount) return 0;
    const children = batch.parent?.count ?? 0;
    const taken = kernel.leafScan(from, this.#rowCount, children, this.#upperSize);
    if (this.liveKeys !== undefined) expectMemory(kernel);
    if (taken === 0) return 0;
    totals.records += kernel.leafScanRecords();
    totals.revision = kernel.leafScanRevision();
    return taken;
  }

  /** Puts a batch's rows and the keys around it in place; the rows, 0 if the reference must take all of it. */
  #bring(batch: LeafBatch): number {
    const { parent, upper } = batch;
    const { entries, bytes } = batch.pages;
    if (parent === undefined || parent.bytes.length > this.#parent.size) return 0;
    if (!this.#memory.holds(bytes) || entries.length > BATCH_PAGES_MAX) return 0;
    this.#upperSize = upper?.length ?? 0;
    if (this.#upperSize > this.#upperKey.size) return 0;
    this.#memory.view(this.#parent).set(parent.bytes);
    if (upper !== undefined) this.#memory.view(this.#upperKey).set(upper);
    const rows = new Int32Array(bytes.buffer, this.#rows.start, entries.length * ROW_WORDS);
    let at = 0;
    for (const entry of entries) {
      rows[at] = bytes.byteOffset + entry.start;
      rows[at + 1] = entry.size;
      rows[at + 2] = batch.elementOf(entry);
      at += ROW_WORDS;
    }
    return entries.length;
  }
}

class KernelArena implements Arena {
  readonly #memory: KernelMemory;
  readonly #area: Area;

  constructor(memory: KernelMemory, size: number) {
    this.#memory = memory;
    this.#area = memory.reserve(size);
  }

  get bytes(): Uint8Array {
    return this.#memory.view(this.#area);
  }
}

/** The kernel's CRC-32C stream. */
class KernelHash implements Hash {
  readonly #kernel: Kernel;
  readonly #memory: KernelMemory;

  constructor(kernel: Kernel, memory: KernelMemory) {
    this.#kernel = kernel;
    this.#memory = memory;
    kernel.crcReset(0);
  }

  update(bytes: Uint8Array): void {
    this.#memory.eachPiece(bytes, this.#kernel.crcUpdate);
  }

  digest(): number {
    return this.#kernel.crcDigest();
  }
}

/** The kernel's set of live keys. It takes all memory behind the areas, so no area can be added any more. */
class KernelLiveKeys implements LiveKeys {
  readonly #kernel: Kernel;
  readonly #memory: KernelMemory;

  constructor(kernel: Kernel, memory: KernelMemory, at: { queue: Area; seed: number }) {
    this.#kernel = kernel;
    this.#memory = memory;
    kernel.keySetInit(memory.end, at.queue.start, QUEUE_OPERATIONS, at.seed, 0);
    expectMemory(kernel);
  }

  get size(): number {
    const size = this.#kernel.keySetSize();
    expectMemory(this.#kernel);
    return size;
  }

  add(key: Uint8Array): void {
    this.#put(key, 1);
  }

  delete(key: Uint8Array): void {
    this.#put(key, 0);
  }

  #put(key: Uint8Array, isLive: number): void {
    this.#memory.eachPiece(key, this.#kernel.keySetName);
    this.#kernel.keySetPut(isLive);
    expectMemory(this.#kernel);
  }
}

/** As `WebAssembly.Memory.grow` does where there is no memory. */
function expectMemory(kernel: Kernel): void {
  if (kernel.keySetFailed() === 0) return;
  throw new RangeError('the table of live keys could not be enlarged: there is no memory for it');
}
