/**
 * A batch of leaves where the kernel's scan finds it: rows of the pages, which lie in its memory
 * already, a copy of the branch page above them, and the key at which they end.
 */

import type { Arena } from './page-batch.ts';
import { ARENA_BYTES, BATCH_PAGES_MAX } from './page-reader.ts';
import type { LeafBatch } from './walk.ts';
import type { Area, KernelMemory } from '../kernel/kernel-memory.ts';
import { ROW_WORDS } from '../kernel/kernel.ts';

/** What room a batch needs. */
export interface KernelBatchOptions {
  /** Bytes of a page of the file. */
  readonly pageSize: number;
  /** Bytes of the longest upper key; a batch with a longer one is left to the reference. */
  readonly upperKeyMax: number;
}

/** An area that pages are read into. */
export class KernelArena implements Arena {
  readonly #memory: KernelMemory;
  readonly area: Area;

  constructor(memory: KernelMemory, area: Area) {
    this.#memory = memory;
    this.area = area;
  }

  get bytes(): Uint8Array {
    return this.#memory.view(this.area);
  }
}

/** The batch whose rows are in place. */
export class KernelBatch {
  /** What pages are to be read into. */
  readonly arena: KernelArena;
  /** Where the rows are, the branch page above, and the upper key. */
  readonly rows: Area;
  readonly parent: Area;
  readonly upperKey: Area;
  readonly #memory: KernelMemory;
  #batch: LeafBatch | undefined;
  /** Rows in place; 0 if the reference must take the whole batch. */
  rowCount = 0;
  /** Elements of the branch page above. */
  childCount = 0;
  /** Bytes of the upper key; 0 if there is none. */
  upperSize = 0;

  /** @throws {RangeError} if there is no memory for the arena. */
  constructor(memory: KernelMemory, { pageSize, upperKeyMax }: KernelBatchOptions) {
    this.#memory = memory;
    this.rows = memory.reserve(BATCH_PAGES_MAX * ROW_WORDS * 4);
    this.parent = memory.reserve(pageSize);
    this.upperKey = memory.reserve(upperKeyMax);
    this.arena = new KernelArena(memory, memory.reserve(Math.max(ARENA_BYTES, pageSize)));
  }

  /** Puts a batch in place, unless it is there already. */
  bring(batch: LeafBatch): this {
    if (batch !== this.#batch) this.rowCount = this.#put(batch);
    this.#batch = batch;
    this.childCount = batch.parent?.count ?? 0;
    return this;
  }

  #put(batch: LeafBatch): number {
    const { parent, upper } = batch;
    const { entries, bytes } = batch.pages;
    if (parent === undefined || parent.bytes.length > this.parent.size) return 0;
    if (!this.#memory.holds(bytes) || entries.length > BATCH_PAGES_MAX) return 0;
    this.upperSize = upper?.length ?? 0;
    if (this.upperSize > this.upperKey.size) return 0;
    this.#memory.view(this.parent).set(parent.bytes);
    if (upper !== undefined) this.#memory.view(this.upperKey).set(upper);
    const rows = new Int32Array(bytes.buffer, this.rows.start, entries.length * ROW_WORDS);
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
