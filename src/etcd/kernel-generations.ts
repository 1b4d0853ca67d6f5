/**
 * The pass of `verify` over the key bucket in the kernel (`kernel/assembly/generations.ts`): it
 * takes plain pages, holds every record against its key's life and the revision before, and hands
 * over those that are not plainly right, so that the reference's checks look at them alone. The
 * lives of all keys are in the kernel's table, also those that the reference reads.
 */

import { formatKey } from '../bytes/text.ts';
import type { Arena } from '../bbolt/page-batch.ts';
import type { Page } from '../bbolt/page.ts';
import type { KernelBatch } from '../bbolt/kernel-batch.ts';
import type { LeafBatch } from '../bbolt/walk.ts';
import type { Place } from '../findings.ts';
import { KernelMemory } from '../kernel/kernel-memory.ts';
import type { Area } from '../kernel/kernel-memory.ts';
import { ENTRY_MARKS, ENTRY_WORDS, instantiateKernel } from '../kernel/kernel.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { CheckEngine, ObjectRecord, RecordReceiver } from './check-engine.ts';
import { createScanBatch } from './kernel-batch.ts';
import type { Hash, KeyBucketTotals } from './key-bucket.ts';
import { FingerprintLives } from './key-lives.ts';
import type { CurrentLife, KeyLives, LifeBefore } from './key-lives.ts';
import type { RecordCursor } from './record-cursor.ts';
import { RecordEntries } from './record-entries.ts';

/** Entries there must be room for: more than a page can have elements. */
const ENTRIES_MAX = 65_536;
/** Words of an entry. */
const MAIN = 2;
const CREATE = 4;
const VERSION = 6;
const PREVIOUS_MAIN = 8;
const PREVIOUS_SUB = 10;
const POSITION = 12;
const MARKS = 13;
const NAME_START = 14;
const NAME_END = 15;
const VALUE_START = 16;
const VALUE_END = 17;

/** Nobody asks `verify` for the hash of the key bucket. */
const NO_HASH: Hash = { update: () => undefined, digest: () => 0 };

/** What an engine is for. */
export interface CheckEngineOptions {
  /** Bytes of a page of the file. */
  readonly pageSize: number;
  /** Of the table of keys, 32 bits; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
  /** Up to this main revision records may be missing. */
  readonly compactFloor: number;
  /** Hands every record over. */
  readonly handsAll: boolean;
  /** Does without the kernel. For tests. */
  readonly referenceOnly?: boolean | undefined;
}

/** An engine for one pass: the kernel where it can run, else the reference, for every record. */
export function createCheckEngine(options: CheckEngineOptions): CheckEngine {
  const { seed, referenceOnly = false } = options;
  const kernel = referenceOnly ? undefined : instantiateKernel();
  if (kernel !== undefined) {
    try {
      return new KernelCheckEngine(kernel, options);
    } catch (error) {
      // There is no memory for the arena.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  const lives = new FingerprintLives(seed);
  return { hash: NO_HASH, liveKeys: undefined, lives, receiver: undefined };
}

class KernelCheckEngine implements CheckEngine {
  readonly handsOver = true;
  readonly liveKeys = undefined;
  readonly hash: Hash = NO_HASH;
  readonly arena: Arena;
  readonly lives: KernelLives;
  receiver: RecordReceiver | undefined;
  readonly #kernel: Kernel;
  readonly #memory: KernelMemory;
  readonly #batch: KernelBatch;
  readonly #entries: Area;
  readonly #object: KernelRecord = new KernelRecord();

  constructor(kernel: Kernel, options: CheckEngineOptions) {
    const { pageSize, seed = 0, compactFloor, handsAll } = options;
    const memory = new KernelMemory(kernel);
    this.#kernel = kernel;
    this.#memory = memory;
    this.#batch = createScanBatch(kernel, memory, { pageSize, countLiveKeys: false });
    this.arena = this.#batch.arena;
    this.#entries = memory.reserve(ENTRIES_MAX * ENTRY_WORDS * 4);
    const { start } = this.#entries;
    kernel.generationsInit(memory.end, start, seed, compactFloor, handsAll ? 1 : 0);
    expectMemory(kernel);
    this.lives = new KernelLives(kernel, memory, this.#entries);
  }

  take(batch: LeafBatch, from: number, totals: KeyBucketTotals): number {
    const kernel = this.#kernel;
    const { rowCount, childCount, upperSize } = this.#batch.bring(batch);
    let row = from;
    while (row < rowCount) {
      const taken = kernel.generationsScan(row, rowCount, childCount, upperSize);
      expectMemory(kernel);
      if (taken === 0) break;
      row += taken;
      totals.records += kernel.generationsCount();
      totals.revision = kernel.generationsRevision();
      this.#handOver(batch);
    }
    return row - from;
  }

  /** Tells of the records of the last call, in order. */
  #handOver(batch: LeafBatch): void {
    const { receiver } = this;
    if (receiver === undefined) return;
    const count = this.#kernel.generationsCount();
    const bytes = this.#memory.all;
    if (receiver.entries !== undefined) {
      receiver.entries(new RecordEntries(batch, bytes, this.#entries.start, count));
      return;
    }
    const words = new Uint32Array(bytes.buffer, this.#entries.start, count * ENTRY_WORDS);
    const object = receiver.object === undefined ? undefined : this.#object;
    object?.moveInto(batch, bytes);
    let row = -1;
    let page: Page | undefined;
    for (let at = 0; at < words.length; at += ENTRY_WORDS) {
      const marks = words[at + MARKS] ?? 0;
      if ((marks & ENTRY_MARKS.handed) !== 0) {
        const position = words[at + POSITION] ?? 0;
        if (row !== (position & 0xffff)) {
          row = position & 0xffff;
          const entry = batch.pages.entries[row];
          page = entry === undefined ? undefined : batch.pages.page(entry);
        }
        this.lives.present(at);
        if (page !== undefined) receiver.record(page, position >>> 16, this.lives.previous);
      }
      if (object !== undefined && (marks & ENTRY_MARKS.tombstone) === 0) {
        object.moveTo(words, at);
        receiver.object?.(object);
      }
    }
  }
}

/** The kernel's table, and what an entry says of the time before its record. */
class KernelLives implements KeyLives {
  readonly #kernel: Kernel;
  readonly #memory: KernelMemory;
  readonly #entries: Area;
  readonly #before = { live: false, createRevision: 0, main: 0, version: 0 };
  readonly previous: { main: number; sub: number } = { main: 0, sub: 0 };
  /** Whether the kernel has taken the next record in already. */
  #isPresented = false;

  constructor(kernel: Kernel, memory: KernelMemory, entries: Area) {
    this.#kernel = kernel;
    this.#memory = memory;
    this.#entries = entries;
  }

  get liveKeys(): number {
    return this.#kernel.generationsLive();
  }

  take(record: RecordCursor): LifeBefore {
    if (!this.#isPresented) {
      const { main, sub, createRevision, version, tombstone } = record;
      this.#memory.eachPiece(record.name, this.#kernel.generationsName);
      this.#kernel.generationsPut(main, sub, createRevision, version, tombstone ? 1 : 0);
      expectMemory(this.#kernel);
      this.present(0);
    }
    this.#isPresented = false;
    return this.#before;
  }

  isNewest(name: Uint8Array, main: number): boolean {
    this.#memory.eachPiece(name, this.#kernel.generationsName);
    return this.#kernel.generationsNewest() === main;
  }

  current(name: Uint8Array): CurrentLife | undefined {
    this.#memory.eachPiece(name, this.#kernel.generationsName);
    const main = this.#kernel.generationsNewest();
    return main < 0 ? undefined : { createRevision: this.#kernel.generationsCreated(), main };
  }

  /** Takes the state before the next record from the entry at a word. */
  present(at: number): void {
    const { buffer } = this.#memory.all;
    const entry = new DataView(buffer, this.#entries.start + at * 4, ENTRY_WORDS * 4);
    const before = this.#before;
    before.live = (entry.getUint32(MARKS * 4, true) & ENTRY_MARKS.liveBefore) !== 0;
    before.main = entry.getFloat64(MAIN * 4, true);
    before.createRevision = entry.getFloat64(CREATE * 4, true);
    before.version = entry.getFloat64(VERSION * 4, true);
    this.previous.main = entry.getFloat64(PREVIOUS_MAIN * 4, true);
    this.previous.sub = entry.getFloat64(PREVIOUS_SUB * 4, true);
    this.#isPresented = true;
  }
}

/** A record in the kernel's memory; the same object each time. */
class KernelRecord implements ObjectRecord {
  #batch: LeafBatch | undefined;
  #position = 0;
  bytes: Uint8Array = new Uint8Array(0);
  nameStart = 0;
  nameEnd = 0;
  valueStart = 0;
  valueEnd = 0;

  moveInto(batch: LeafBatch, bytes: Uint8Array): void {
    this.#batch = batch;
    this.bytes = bytes;
  }

  moveTo(words: Uint32Array, at: number): void {
    this.#position = words[at + POSITION] ?? 0;
    this.nameStart = words[at + NAME_START] ?? 0;
    this.nameEnd = words[at + NAME_END] ?? 0;
    this.valueStart = words[at + VALUE_START] ?? 0;
    this.valueEnd = words[at + VALUE_END] ?? 0;
  }

  get value(): Uint8Array {
    return this.bytes.subarray(this.valueStart, this.valueEnd);
  }

  get place(): Place {
    return {
      pgid: this.#batch?.pages.entries[this.#position & 0xffff]?.pgid ?? 0,
      pageType: 'leaf',
      bucket: ['key'],
      element: this.#position >>> 16,
      key: formatKey(this.bytes.subarray(this.nameStart, this.nameEnd)),
    };
  }
}

/** As `WebAssembly.Memory.grow` does where there is no memory. */
function expectMemory(kernel: Kernel): void {
  if (kernel.generationsFailed() === 0) return;
  throw new RangeError('the table of keys could not be enlarged: there is no memory for it');
}
