/**
 * The fast pass of a comparison: the pages of both stores are read straight into the kernel's
 * memory, and the kernel merges the records of all that are plain
 * (`kernel/assembly/record-merge.ts`). It stops before a page that is not, which the reference
 * takes, with the same table.
 */

import type { KernelBatch } from '../../bbolt/kernel-batch.ts';
import type { Arena } from '../../bbolt/page-batch.ts';
import type { LeafBatch } from '../../bbolt/walk.ts';
import { KernelMemory } from '../../kernel/kernel-memory.ts';
import type { Area } from '../../kernel/kernel-memory.ts';
import { instantiateKernel, MERGE_SIDE_WORDS } from '../../kernel/kernel.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { createScanBatch } from '../kernel-batch.ts';
import type { CompareEngine, CompareEngineOptions } from './compare-engine.ts';
import { KernelNewestRecords } from './kernel-newest.ts';
import type { Merge } from './merge-records.ts';
import type { NameRules } from './newest-records.ts';
import type { RecordSide } from './record-side.ts';

/** Words of a side (`kernel/assembly/record-merge.ts`). */
const ROW = 3;
const ROW_END = 4;
const CHILDREN = 5;
const UPPER_SIZE = 6;
const ELEMENT = 7;
const ORDINAL = 8;
const PAGE = 9;
const ENDED = 10;
/** What is known of a page: nothing, or that it is not plain. */
const UNKNOWN = 0;
const NOT_PLAIN = 2;

/** An engine for one comparison; undefined where the kernel cannot run. */
export function createKernelCompare(options: CompareEngineOptions): CompareEngine | undefined {
  const kernel = instantiateKernel();
  if (kernel === undefined) return undefined;
  try {
    return new KernelCompare(kernel, options);
  } catch (error) {
    // There is no memory for the arenas.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

class KernelCompare implements CompareEngine {
  readonly newest: KernelNewestRecords;
  readonly arenas: { readonly before: Arena; readonly after: Arena };
  readonly #kernel: Kernel;
  readonly #before: KernelSide;
  readonly #after: KernelSide;
  #hasBounds = false;

  constructor(kernel: Kernel, { pageSizes, rules, seed }: CompareEngineOptions) {
    const memory = new KernelMemory(kernel);
    this.#kernel = kernel;
    const words = memory.reserve(2 * MERGE_SIDE_WORDS * 4);
    const half = words.size / 2;
    const batchOf = (pageSize: number): KernelBatch => {
      return createScanBatch(kernel, memory, { pageSize, countLiveKeys: false });
    };
    const before = { start: words.start, size: half };
    const after = { start: words.start + half, size: half };
    this.#before = new KernelSide(memory, before, batchOf(pageSizes.before));
    this.#after = new KernelSide(memory, after, batchOf(pageSizes.after));
    this.arenas = { before: this.#before.arena, after: this.#after.arena };
    const encoded = encodeRules(rules);
    const area = memory.reserve(encoded.length);
    memory.view(area).set(encoded);
    kernel.recordMergeInit(words.start, area.start, encoded.length);
    this.newest = new KernelNewestRecords(kernel, memory, { rules, seed });
  }

  take({ before, after, shared }: Merge): void {
    const kernel = this.#kernel;
    if (!this.#hasBounds) {
      const { bounds } = before;
      const other = after.bounds;
      kernel.recordMergeBounds(bounds.revision, bounds.compact, other.revision, other.compact);
      this.#hasBounds = true;
    }
    if (!this.#before.bring(before) || !this.#after.bring(after)) return;
    kernel.recordMerge();
    this.newest.expectMemory();
    this.#before.moveOn(before);
    this.#after.moveOn(after);
    const count = kernel.recordMergeShared();
    if (count > 0) shared.addShared(kernel.recordMergeSharedRevision(), count);
    if (kernel.recordMergeFork() >= 0) shared.addFork(kernel.recordMergeFork());
  }
}

/** One side as the kernel sees it. */
class KernelSide {
  readonly arena: Arena;
  readonly #memory: KernelMemory;
  readonly #words: Area;
  readonly #batch: KernelBatch;
  /** The batch and row that the kernel knows of. */
  #known: LeafBatch | undefined;
  #row = -1;

  constructor(memory: KernelMemory, words: Area, batch: KernelBatch) {
    this.#memory = memory;
    this.#words = words;
    this.#batch = batch;
    this.arena = batch.arena;
    const view = this.#view();
    view.set([batch.rows.start, batch.parent.start, batch.upperKey.start]);
  }

  /** Tells the kernel where a side is; false if the reference has to go on. */
  bring(side: RecordSide): boolean {
    const { batch } = side;
    if (side.ended) {
      this.#view()[ENDED] = 1;
      return true;
    }
    if (batch === undefined) return false;
    const { rowCount, childCount, upperSize } = this.#batch.bring(batch);
    if (side.row >= rowCount) return false;
    const words = this.#view();
    if (batch !== this.#known || side.row !== this.#row) words[PAGE] = UNKNOWN;
    this.#known = batch;
    this.#row = side.row;
    words[ROW] = side.row;
    words[ROW_END] = rowCount;
    words[CHILDREN] = childCount;
    words[UPPER_SIZE] = upperSize;
    words[ELEMENT] = side.element;
    words[ORDINAL] = side.ordinal;
    return words[PAGE] !== NOT_PLAIN;
  }

  /** Moves a side to where the kernel has come. */
  moveOn(side: RecordSide): void {
    if (side.ended) return;
    const words = this.#view();
    this.#row = words[ROW] ?? 0;
    side.moveTo(this.#row, words[ELEMENT] ?? 0);
    if (words[ENDED] !== 0) side.ended = true;
  }

  #view(): Uint32Array {
    const { buffer } = this.#memory.all;
    return new Uint32Array(buffer, this.#words.start, MERGE_SIDE_WORDS);
  }
}

/** The prefix that names must have, then those under which keys are given even if they are the same. */
function encodeRules({ prefix, alsoUnder }: NameRules): Uint8Array {
  const rules = [prefix, ...alsoUnder];
  const bytes = new Uint8Array(rules.reduce((sum, rule) => sum + 4 + rule.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const rule of rules) {
    view.setUint32(at, rule.length, true);
    bytes.set(rule, at + 4);
    at += 4 + rule.length;
  }
  return bytes;
}
