/**
 * Walks a bucket's tree in key order, a batch of pages at a time: the children of the branch page
 * in hand are read together, so that one await serves hundreds of pages. Every branch page is
 * checked, no page is visited twice, and the depth has a limit; leaves are handed on with the keys
 * that theirs must lie between.
 */

import type { Bitmap } from '../bytes/bitmap.ts';
import type { ByteSpan } from '../bytes/compare.ts';
import { CorruptionError } from '../errors.ts';
import { problem } from '../findings.ts';
import type { Place, Problem, Report } from '../findings.ts';
import { checkBranch, childrenOf } from './branch.ts';
import type { Branch, ChildRange } from './branch.ts';
import type { BucketRef } from './bucket.ts';
import { checkElements, isSoundLeaf } from './check-elements.ts';
import type { SpanBounds } from './check-elements.ts';
import { checkPageEmpty, checkPageReference, checkTreeDepth } from './checks/index.ts';
import { elementKey, elementSpan } from './elements.ts';
import type { KeyBounds } from './elements.ts';
import { copyPage, PageBatch } from './page-batch.ts';
import type { BatchEntry } from './page-batch.ts';
import type { PageReader } from './page-reader.ts';
import type { Page, PageType } from './page.ts';

const TREE_TYPES: readonly PageType[] = ['branch', 'leaf'];

/** How to walk; leaves outside of the range of keys are left out. */
export interface WalkOptions extends ChildRange {
  /** Pages seen so far; a page that is in it already is reported and not entered. */
  readonly visited: Bitmap;
  /** Where problems go; without it the first one is thrown as a CorruptionError. */
  readonly report?: Report | undefined;
  /** Told of every sound branch page; `depth` is 1 for the root. */
  readonly onBranch?: ((page: Page, depth: number) => void) | undefined;
}

/** Throws the first problem. */
export const throwProblem: Report = (found) => {
  throw new CorruptionError(found);
};

/**
 * Leaves in key order, children of one branch page if they have one; valid until the next batch.
 */
export class LeafBatch {
  readonly pages: PageBatch;
  /** A copy of the branch page above; undefined where the tree is a single leaf. */
  readonly parent: Page | undefined;
  /** The key at which the keys below the parent must end. */
  readonly upper: Uint8Array | undefined;
  /** Branch pages above. */
  readonly depth: number;
  /** Element of the parent that the first id asked for belongs to. */
  readonly #start: number;

  constructor(pages: PageBatch, branch?: Branch, start = 0) {
    this.pages = pages;
    this.parent = branch?.page;
    this.upper = branch?.bounds.upper;
    this.depth = branch?.depth ?? 0;
    this.#start = start;
  }

  /** The parent's element that points to a page. */
  elementOf(entry: BatchEntry): number {
    return this.#start + entry.position;
  }

  /** The keys that the keys of a page must lie between; views into the parent. */
  bounds(entry: BatchEntry): KeyBounds {
    const { parent } = this;
    if (parent === undefined) return {};
    const element = this.elementOf(entry);
    const last = element + 1 >= parent.count;
    return {
      lower: elementKey(parent, element),
      upper: last ? this.upper : elementKey(parent, element + 1),
    };
  }

  /** The same bounds; makes no views. */
  spanBounds(entry: BatchEntry): SpanBounds {
    const { parent, upper } = this;
    if (parent === undefined) return {};
    const element = this.elementOf(entry);
    const isLast = element + 1 >= parent.count;
    const end = upper && { bytes: upper, start: 0, end: upper.length };
    return {
      lower: keySpan(parent, element),
      upper: isLast ? end : keySpan(parent, element + 1),
    };
  }
}

function keySpan(page: Page, element: number): ByteSpan {
  const { keyStart, keyEnd } = elementSpan(page, element);
  return { bytes: page.bytes, start: keyStart, end: keyEnd };
}

/** Whether `checkLeaf` finds nothing in a leaf that has elements; much faster over many. */
export function isSoundLeafOf(batch: LeafBatch, entry: BatchEntry): boolean {
  return isSoundLeaf(batch.pages.span(entry), batch.spanBounds(entry));
}

/** Checks a leaf of a batch: its elements, and that only a tree of one leaf may be empty. */
export function* checkLeaf(
  batch: LeafBatch,
  entry: BatchEntry,
  page: Page,
  at: { place: Place; highWaterMark: number },
): Generator<Problem> {
  const empty = checkPageEmpty(page, at.place, batch.parent === undefined);
  if (empty !== undefined) {
    yield empty;
    return;
  }
  yield* checkElements(page, at.place, batch.bounds(entry), at.highWaterMark);
}

/**
 * The leaves of a bucket in key order.
 * @throws {CorruptionError} at the first problem of a header or branch page, if there is no
 * `report`.
 * @throws {SourceError} if the source fails.
 */
export async function* walkLeaves(
  reader: PageReader,
  bucket: BucketRef,
  options: WalkOptions,
): AsyncGenerator<LeafBatch> {
  if (bucket.inline !== undefined) {
    yield new LeafBatch(PageBatch.of(bucket.inline));
    return;
  }
  const walk = new Walk(reader, bucket, options);
  const pages = await walk.read([bucket.root], 0, TREE_TYPES);
  for (const entry of pages.entries) {
    if (entry.type === 'leaf') yield new LeafBatch(pages);
    else yield* walk.descend({ page: copyPage(pages.page(entry)), bounds: {}, depth: 1 });
  }
}

class Walk {
  readonly #reader: PageReader;
  readonly #bucket: BucketRef;
  readonly #options: WalkOptions;
  readonly #report: Report;
  /** Memory of the branch pages in hand, by their depth. */
  readonly #copies = new Map<number, Uint8Array>();

  constructor(reader: PageReader, bucket: BucketRef, options: WalkOptions) {
    this.#reader = reader;
    this.#bucket = bucket;
    this.#options = options;
    this.#report = options.report ?? throwProblem;
  }

  /** Reads pages; those that are visited for the second time are reported and left out. */
  read(ids: readonly number[], from: number, types: readonly PageType[]): Promise<PageBatch> {
    const accept = (entry: BatchEntry): boolean => this.#visit(entry);
    return this.#reader.readBatch(ids, from, { types, report: this.#report, accept });
  }

  /** The leaves below a branch page. */
  async *descend(branch: Branch): AsyncGenerator<LeafBatch> {
    if (!this.#isSound(branch)) return;
    this.#options.onBranch?.(branch.page, branch.depth);
    const { start, ids } = childrenOf(branch.page, this.#options);
    let types = TREE_TYPES;
    for (let from = 0; from < ids.length;) {
      const read = await this.read(ids, from, types);
      from += read.taken;
      const [first] = read.entries;
      if (first === undefined) continue;
      // All leaves of a tree are equally deep, so all children of a branch page are of one type.
      types = [first.type];
      const pages = read.filter((entry) => this.#isOf(first.type, entry));
      if (first.type === 'leaf') yield new LeafBatch(pages, branch, start);
      else yield* this.#descendAll(pages, branch, start);
    }
  }

  async *#descendAll(pages: PageBatch, parent: Branch, start: number): AsyncGenerator<LeafBatch> {
    const depth = parent.depth + 1;
    const tooDeep = checkTreeDepth(depth, this.#place(parent.page));
    if (tooDeep !== undefined) {
      this.#report(tooDeep);
      return;
    }
    // Copied, because the arena is needed for what lies below; what was copied at this depth before
    // is done with.
    const copies = pages.copy(this.#copies.get(depth));
    this.#copies.set(depth, copies.bytes);
    const batch = new LeafBatch(copies, parent, start);
    for (const entry of copies.entries) {
      yield* this.descend({ page: copies.page(entry), bounds: batch.bounds(entry), depth });
    }
  }

  #isSound(branch: Branch): boolean {
    let sound = true;
    const { highWaterMark } = this.#reader.file;
    for (const found of checkBranch(branch, this.#place(branch.page), highWaterMark)) {
      sound = false;
      this.#report(found);
    }
    return sound;
  }

  #visit(entry: BatchEntry): boolean {
    const doubled = checkPageReference(this.#options.visited, entry, this.#bucket.path);
    if (doubled === undefined) return true;
    this.#report(doubled);
    return false;
  }

  #isOf(expected: PageType, { pgid, type: found }: BatchEntry): boolean {
    if (found === expected) return true;
    const place = { pgid, pageType: found, bucket: this.#bucket.path };
    this.#report(problem('page-type', place, { found, expected }));
    return false;
  }

  #place(page: Page): Place {
    const offset = page.pgid * this.#reader.file.pageSize;
    return { pgid: page.pgid, pageType: page.type, bucket: this.#bucket.path, offset };
  }
}
