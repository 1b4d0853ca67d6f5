/**
 * Packs whole leaves of another file into a tree in the kernel's memory
 * (`kernel/assembly/leaf-pack.ts`), which makes the leaves and the branch pages right above them; what
 * is above those stays here. Between calls everything that is under way is the tree's own, so that
 * pages that are not plain can go through `BucketWriter.put`, with the same bytes in the end.
 */

import type { Bitmap } from '../../bytes/bitmap.ts';
import { KernelMemory } from '../../kernel/kernel-memory.ts';
import type { Area } from '../../kernel/kernel-memory.ts';
import { PACK_STATUS } from '../../kernel/kernel.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { KEY_SIZE_MAX } from '../elements.ts';
import { KernelBatch } from '../kernel-batch.ts';
import type { KernelArena } from '../kernel-batch.ts';
import { ELEMENT_SIZE, viewOf } from '../page.ts';
import type { LeafBatch } from '../walk.ts';
import type { BucketWriter } from './bucket-writer.ts';
import type { NodeBuffer } from './node-buffer.ts';
import type { TreeWriter } from './tree-writer.ts';

/** Bytes of pages that are written at a time. */
const OUTPUT_SIZE = 2 * 1024 * 1024;
/** Largest page for which the kernel is worth its memory. */
const PAGE_SIZE_MAX = 65_536;
/** Keys that wait behind a branch page's own, and room to spare. */
const WAITING_KEYS = 5;
/** The words of the kernel's state. */
const WORDS = 30;
const WORD = {
  leafCount: 0,
  leafDataSize: 1,
  branchCount: 2,
  branchChildren: 3,
  branchDataSize: 4,
  nextPgid: 5,
  output: 7,
  outputEnd: 8,
  row: 9,
  element: 10,
  ordinal: 11,
  lastKeySize: 12,
  records: 13,
  branchPage: 14,
  branchPgid: 15,
  settings: 17,
} as const;

/** What is packed, and into what. */
export interface LeafPackerOptions {
  readonly target: BucketWriter;
  /** Bytes of a page of the file that is read. */
  readonly sourcePageSize: number;
  /** Ordinals of the elements that are kept; all without it. */
  readonly keep?: Bitmap | undefined;
}

/** What a call took. */
export interface Packed {
  /** Pages. */
  readonly taken: number;
  /** Elements that were kept. */
  readonly records: number;
}

/** A buffer's records and data in the kernel's memory. */
interface NodeAreas {
  readonly records: Area;
  readonly data: Area;
}

export class LeafPacker {
  readonly #kernel: Kernel;
  readonly #memory: KernelMemory;
  readonly #target: BucketWriter;
  readonly #tree: TreeWriter;
  readonly #keep: Bitmap | undefined;
  readonly #batch: KernelBatch;
  readonly #state: Area;
  readonly #leaf: NodeAreas;
  readonly #branch: NodeAreas;
  readonly #lastKey: Area;
  readonly #keptBits: Area;
  /** Where pages are made, in turns, and what still reads from each. */
  readonly #outputs: { readonly area: Area; busy: Promise<unknown> }[];
  /** The first byte that was not given to the sink, and where it goes in the file. */
  #unsent = 0;
  #unsentOffset = 0;

  /** @throws {RangeError} if there is no memory. */
  constructor(kernel: Kernel, { target, sourcePageSize, keep }: LeafPackerOptions) {
    const memory = new KernelMemory(kernel);
    this.#kernel = kernel;
    this.#memory = memory;
    this.#target = target;
    this.#tree = target.tree;
    this.#keep = keep;
    const { pageSize, blockSize } = this.#tree.stream;
    this.#state = memory.reserve(WORDS * 4);
    this.#leaf = { records: memory.reserve(pageSize), data: memory.reserve(blockSize) };
    this.#branch = {
      records: memory.reserve(pageSize + WAITING_KEYS * ELEMENT_SIZE),
      data: memory.reserve(pageSize + WAITING_KEYS * KEY_SIZE_MAX),
    };
    this.#lastKey = memory.reserve(KEY_SIZE_MAX);
    const output = (): Area => memory.reserve(OUTPUT_SIZE);
    this.#outputs = [output(), output()].map((area) => ({ area, busy: Promise.resolve() }));
    this.#batch = new KernelBatch(memory, { pageSize: sourcePageSize, upperKeyMax: KEY_SIZE_MAX });
    // Every element has a record, so an arena cannot have more of them.
    const ordinalsMax = this.arena.area.size / ELEMENT_SIZE;
    this.#keptBits = memory.reserve(keep === undefined ? 0 : ordinalsMax / 8 + 8);
    this.#begin();
    kernel.crcReset(0);
  }

  /** Whether the kernel can make pages of this size. */
  static packs(pageSize: number): boolean {
    return pageSize <= PAGE_SIZE_MAX;
  }

  /** What pages are to be read into. */
  get arena(): KernelArena {
    return this.#batch.arena;
  }

  /** Bytes that went into the digest. */
  get hashedBytes(): number {
    return this.#kernel.crcLength();
  }

  /** CRC-32C of what was packed, and of what `update` was given. */
  digest(): number {
    return this.#kernel.crcDigest();
  }

  /** Adds bytes of an element that was written in another way. */
  update(bytes: Uint8Array): void {
    this.#memory.eachPiece(bytes, this.#kernel.crcUpdate);
  }

  /**
   * Packs the pages of a batch from `from` on up to the first one that is not plain; `ordinal` is
   * that of the first element.
   * @throws what the sink threw.
   */
  async take(batch: LeafBatch, from: number, ordinal: number): Promise<Packed> {
    const { rowCount, childCount, upperSize } = this.#batch.bring(batch);
    if (from >= rowCount || this.#tree.isInline) return { taken: 0, records: 0 };
    this.#load(from, ordinal);
    for (;;) {
      const status = this.#kernel.leafPack(rowCount, childCount, upperSize);
      this.#claim();
      if (status === PACK_STATUS.branch) this.#handOn();
      else if (status === PACK_STATUS.full) await this.#turn();
      else break;
    }
    return this.#store(from);
  }

  /** Gives the sink what is left. Its bytes are the kernel's until the stream is drained. */
  end(): void {
    this.#send();
  }

  /** What of the state does not change, for the first call. */
  #begin(): void {
    const { pageSize, blockSize } = this.#tree.stream;
    const { rows, parent, upperKey } = this.#batch;
    const [first] = this.#outputs;
    const words = this.#words();
    const keptBits = this.#keep === undefined ? 0 : this.#keptBits.start;
    const buffers = [this.#leaf, this.#branch].flatMap(({ records, data }) => {
      return [records.start, data.start];
    });
    const settings = [pageSize, this.#tree.limit, ...buffers, this.#lastKey.start, keptBits];
    const rest = [rows.start, parent.start, upperKey.start, OUTPUT_SIZE, blockSize];
    words.set([...settings, ...rest], WORD.settings);
    words[WORD.output] = first?.area.start ?? 0;
    words[WORD.outputEnd] = (words[WORD.output] ?? 0) + OUTPUT_SIZE;
    this.#unsent = words[WORD.output] ?? 0;
    this.#kernel.leafPackInit(this.#state.start);
  }

  /** Puts what is under way where the kernel finds it. */
  #load(from: number, ordinal: number): void {
    const words = this.#words();
    const branch = this.#tree.level(1);
    this.#copyIn(this.#leaf, this.#tree.leaf);
    this.#copyIn(this.#branch, branch.nodes);
    const { lastKey } = this.#target;
    this.#memory.view(this.#lastKey).set(lastKey);
    words[WORD.leafCount] = this.#tree.leaf.count;
    words[WORD.leafDataSize] = this.#tree.leaf.dataSize;
    words[WORD.branchCount] = branch.nodes.count;
    words[WORD.branchChildren] = branch.pageChildren;
    words[WORD.branchDataSize] = branch.nodes.dataSize;
    words[WORD.lastKeySize] = lastKey.length;
    words[WORD.row] = from;
    words[WORD.element] = 0;
    words[WORD.records] = 0;
    words[WORD.ordinal] = this.#loadKept(ordinal);
    this.#place();
  }

  /** Takes what is under way back. */
  #store(from: number): Packed {
    const words = this.#words();
    const word = (index: number): number => words[index] ?? 0;
    const branch = this.#tree.level(1);
    const leafSizes = { count: word(WORD.leafCount), dataSize: word(WORD.leafDataSize) };
    const branchSizes = { count: word(WORD.branchCount), dataSize: word(WORD.branchDataSize) };
    this.#copyOut(this.#leaf, this.#tree.leaf, leafSizes);
    this.#copyOut(this.#branch, branch.nodes, branchSizes);
    branch.pageChildren = word(WORD.branchChildren);
    const size = word(WORD.lastKeySize);
    if (size > 0) this.#target.setLastKey(this.#memory.view({ ...this.#lastKey, size }));
    return { taken: word(WORD.row) - from, records: word(WORD.records) };
  }

  /** The bits from an ordinal's word on; the ordinal's position in them. */
  #loadKept(ordinal: number): number {
    const kept = this.#keep?.words;
    if (kept === undefined) return 0;
    const { start, size } = this.#keptBits;
    const target = new Uint32Array(this.#memory.all.buffer, start, size / 4);
    const first = Math.floor(ordinal / 32);
    const bits = kept.subarray(first, first + target.length);
    target.set(bits);
    target.fill(0, bits.length);
    return ordinal % 32;
  }

  /** Says where the next page goes; whatever was made before is sent if it goes elsewhere. */
  #place(): void {
    const { nextPgid, pageSize } = this.#tree.stream;
    const words = this.#words();
    const output = words[WORD.output] ?? 0;
    const offset = nextPgid * pageSize;
    if (offset !== this.#unsentOffset + output - this.#unsent) {
      this.#send();
      this.#unsentOffset = offset;
    }
    words[WORD.nextPgid] = nextPgid >>> 0;
    words[WORD.nextPgid + 1] = Math.floor(nextPgid / 2 ** 32);
  }

  /** Claims the pages that the kernel has made. */
  #claim(): void {
    const words = this.#words();
    const { stream } = this.#tree;
    stream.claim(pgidAt(words, WORD.nextPgid) - stream.nextPgid);
  }

  /** Tells the level above of a branch page. */
  #handOn(): void {
    const words = this.#words();
    const page = this.#memory.all.subarray(words[WORD.branchPage]);
    const view = viewOf(page);
    const key = ELEMENT_SIZE + view.getUint32(ELEMENT_SIZE, true);
    const firstKey = page.subarray(key, key + view.getUint32(ELEMENT_SIZE + 4, true));
    this.#tree.level(1).handOn(firstKey, pgidAt(words, WORD.branchPgid));
    this.#place();
  }

  /** Goes on in the other output, when what was made there before is written. */
  async #turn(): Promise<void> {
    this.#send();
    const [full, next] = this.#outputs;
    if (full === undefined || next === undefined) return;
    this.#outputs.reverse();
    await next.busy;
    await this.#tree.stream.settle();
    const words = this.#words();
    words[WORD.output] = next.area.start;
    words[WORD.outputEnd] = next.area.start + OUTPUT_SIZE;
    this.#unsent = next.area.start;
  }

  #send(): void {
    const output = this.#words()[WORD.output] ?? 0;
    const [current] = this.#outputs;
    if (current === undefined || output === this.#unsent) return;
    const bytes = this.#memory.all.subarray(this.#unsent, output);
    const write = this.#tree.stream.write(this.#unsentOffset, bytes);
    current.busy = Promise.all([current.busy, write]);
    this.#unsentOffset += bytes.length;
    this.#unsent = output;
  }

  #copyIn({ records, data }: NodeAreas, nodes: NodeBuffer): void {
    const { count, dataSize } = nodes;
    const target = this.#recordsOf(records, count);
    target.set(nodes.records.subarray(0, target.length));
    this.#memory.view(data).set(nodes.data.subarray(0, dataSize));
  }

  #copyOut(
    { records, data }: NodeAreas,
    nodes: NodeBuffer,
    sizes: { count: number; dataSize: number },
  ): void {
    const { count, dataSize } = sizes;
    nodes.count = 0;
    nodes.dataSize = 0;
    nodes.reserve(count, dataSize);
    nodes.records.set(this.#recordsOf(records, count));
    nodes.data.set(this.#memory.view({ ...data, size: dataSize }));
    nodes.count = count;
    nodes.dataSize = dataSize;
  }

  #recordsOf({ start }: Area, count: number): Uint32Array {
    return new Uint32Array(this.#memory.all.buffer, start, (count * ELEMENT_SIZE) / 4);
  }

  #words(): Uint32Array {
    return new Uint32Array(this.#memory.all.buffer, this.#state.start, WORDS);
  }
}

function pgidAt(words: Uint32Array, index: number): number {
  return (words[index] ?? 0) + (words[index + 1] ?? 0) * 2 ** 32;
}
