/**
 * The fast pass over the key bucket: pages are read straight into the kernel's memory, and the kernel
 * checks, hashes and counts all those that are plain (`kernel/assembly/leaf-scan.ts`). It stops
 * before a page that is not, having changed nothing for it; the reference takes that page, with the
 * same hash and the same set of live keys.
 */

import type { KernelArena, KernelBatch } from '../bbolt/kernel-batch.ts';
import type { LeafBatch } from '../bbolt/walk.ts';
import { crc32cCombine } from '../bytes/crc32c.ts';
import { KernelMemory } from '../kernel/kernel-memory.ts';
import { instantiateKernel } from '../kernel/kernel.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { createScanBatch } from './kernel-batch.ts';
import { expectMemory, KernelLiveKeys } from './kernel-live-keys.ts';
import type { EnginePart, Hash, KeyBucketTotals, ScanEngine } from './key-bucket.ts';
import type { LiveKeys } from './live-keys.ts';

/** Bytes of a slot of the set of live keys. */
const SLOT_SIZE = 8;

/** What an engine is for. */
export interface KernelEngineOptions {
  /** Whether to count live keys. */
  readonly countLiveKeys: boolean;
  /** Bytes of a page of the file. */
  readonly pageSize: number;
  /** Of the table of live keys, 32 bits; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
  /** Whether the engine is for a part that will be appended to what another one takes in. */
  readonly isPart?: boolean | undefined;
  /** The compiled kernel, where a thread was given it. */
  readonly module?: WebAssembly.Module | undefined;
}

/** An engine for one pass; undefined where the kernel cannot run. */
export function createKernelEngine(options: KernelEngineOptions): ScanEngine | undefined {
  const kernel = instantiateKernel(options.module);
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
  readonly arena: KernelArena;
  readonly #kernel: Kernel;
  readonly #memory: KernelMemory;
  readonly #batch: KernelBatch;

  constructor(kernel: Kernel, options: KernelEngineOptions) {
    const { countLiveKeys, pageSize, seed = 0, isPart = false } = options;
    const memory = new KernelMemory(kernel);
    this.#kernel = kernel;
    this.#memory = memory;
    this.#batch = createScanBatch(kernel, memory, { pageSize, countLiveKeys });
    this.arena = this.#batch.arena;
    this.hash = new KernelHash(kernel, memory);
    if (countLiveKeys) this.liveKeys = new KernelLiveKeys(kernel, memory, { seed, isPart });
  }

  take(batch: LeafBatch, from: number, totals: KeyBucketTotals): number {
    const kernel = this.#kernel;
    const { rowCount, childCount, upperSize } = this.#batch.bring(batch);
    if (from >= rowCount) return 0;
    const taken = kernel.leafScan(from, rowCount, childCount, upperSize);
    if (this.liveKeys !== undefined) expectMemory(kernel);
    if (taken === 0) return 0;
    totals.records += kernel.leafScanRecords();
    totals.revision = kernel.leafScanRevision();
    return taken;
  }

  part(): EnginePart {
    const kernel = this.#kernel;
    const hashedBytes = kernel.crcLength();
    if (this.liveKeys === undefined)
      return { hash: this.hash.digest(), hashedBytes, keys: undefined };
    const start = kernel.keySetTable();
    expectMemory(kernel);
    const keys = this.#memory.view({ start, size: kernel.keySetSlots() * SLOT_SIZE }).slice();
    return { hash: this.hash.digest(), hashedBytes, keys };
  }

  append({ hash, hashedBytes, keys }: EnginePart): void {
    const kernel = this.#kernel;
    kernel.crcReset(crc32cCombine(this.hash.digest(), hash, hashedBytes));
    if (keys === undefined) return;
    const { start, size } = this.arena.area;
    const pieceSize = size - (size % SLOT_SIZE);
    for (let at = 0; at < keys.length; at += pieceSize) {
      const piece = keys.subarray(at, at + pieceSize);
      // Asked for anew, because the set of keys grows.
      this.arena.bytes.set(piece);
      kernel.keySetReplay(start, piece.length / SLOT_SIZE);
      expectMemory(kernel);
    }
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
