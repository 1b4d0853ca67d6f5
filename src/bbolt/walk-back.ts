/**
 * Walks a bucket's tree from its end, for whoever looks for the last of something and stops there.
 * Pages are checked as `walk.ts` does; the first problem ends the walk.
 */

import type { Bitmap } from '../bytes/bitmap.ts';
import { expectSound } from '../errors.ts';
import { problem } from '../findings.ts';
import type { Place } from '../findings.ts';
import { checkBranch, childrenOf } from './branch.ts';
import type { Branch, ChildRange } from './branch.ts';
import type { BucketRef } from './bucket.ts';
import { checkPageReference, checkTreeDepth } from './checks/index.ts';
import { copyPage, PageBatch } from './page-batch.ts';
import type { PageReader } from './page-reader.ts';
import type { Page, PageType } from './page.ts';
import { LeafBatch, throwProblem } from './walk.ts';

/** How to walk back; leaves outside of the range of keys are left out. */
export interface WalkBackOptions extends ChildRange {
  /** Pages seen so far; one that is in it already ends the walk. */
  readonly visited: Bitmap;
}

const TREE_TYPES: readonly PageType[] = ['branch', 'leaf'];
/** Pages of the first batch: what is looked for often lies near the end. */
const FIRST_PAGES = 32;
/** Pages of the largest batch; with the gaps between them, they fit into the reader's arena. */
const BATCH_PAGES_MAX = 256;

/**
 * The leaves of a bucket, batch by batch from the end; those of a batch are in key order.
 * @throws {CorruptionError} at the first problem of a header or branch page.
 * @throws {SourceError} if the source fails.
 */
export async function* walkLeavesBack(
  reader: PageReader,
  bucket: BucketRef,
  options: WalkBackOptions,
): AsyncGenerator<LeafBatch> {
  if (bucket.inline !== undefined) {
    yield new LeafBatch(PageBatch.of(bucket.inline));
    return;
  }
  const walk = new WalkBack(reader, bucket, options);
  const { pages } = await walk.readLast([bucket.root], 1, TREE_TYPES);
  for (const entry of pages.entries) {
    if (entry.type === 'leaf') yield new LeafBatch(pages);
    else yield* walk.descend({ page: copyPage(pages.page(entry)), bounds: {}, depth: 1 });
  }
}

class WalkBack {
  readonly #reader: PageReader;
  readonly #bucket: BucketRef;
  readonly #options: WalkBackOptions;
  #batchPages = FIRST_PAGES;
  #isCramped = false;

  constructor(reader: PageReader, bucket: BucketRef, options: WalkBackOptions) {
    this.#reader = reader;
    this.#bucket = bucket;
    this.#options = options;
  }

  /**
   * Reads the last pages before `end`, as many as a batch has and fit into memory together. Only
   * pages of batches that are handed on count as visited: others are read again later.
   */
  async readLast(
    ids: readonly number[],
    end: number,
    types: readonly PageType[],
  ): Promise<{ start: number; pages: PageBatch }> {
    const rules = { types, report: throwProblem };
    let start = Math.max(0, end - this.#batchPages);
    for (;;) {
      const pages = await this.#reader.readBatch(ids.slice(start, end), 0, rules);
      if (start + pages.taken >= end) {
        this.#visitAll(pages);
        return { start, pages };
      }
      start += Math.max(pages.taken, Math.ceil((end - start) / 2));
      this.#batchPages = end - start;
      this.#isCramped = true;
    }
  }

  /** The leaves below a branch page. */
  async *descend(branch: Branch): AsyncGenerator<LeafBatch> {
    const { page } = branch;
    expectSound(checkBranch(branch, this.#place(page), this.#reader.file.highWaterMark));
    const { start: first, ids } = childrenOf(page, this.#options);
    let types = TREE_TYPES;
    for (let end = ids.length; end > 0;) {
      const { start, pages } = await this.readLast(ids, end, types);
      const type = pages.entries.at(-1)?.type ?? 'leaf';
      this.#expectType(pages, type);
      // All leaves of a tree are equally deep, so all children of a branch page are of one type.
      types = [type];
      if (type === 'leaf') {
        yield new LeafBatch(pages, branch, first + start);
        this.#grow();
      } else yield* this.#descendAll(pages, branch, first + start);
      end = start;
    }
  }

  async *#descendAll(pages: PageBatch, parent: Branch, start: number): AsyncGenerator<LeafBatch> {
    const depth = parent.depth + 1;
    const tooDeep = checkTreeDepth(depth, this.#place(parent.page));
    if (tooDeep !== undefined) throwProblem(tooDeep);
    // Copied, because the arena is needed for what lies below.
    const copies = pages.copy();
    const batch = new LeafBatch(copies, parent, start);
    for (const entry of copies.entries.toReversed()) {
      yield* this.descend({ page: copies.page(entry), bounds: batch.bounds(entry), depth });
    }
  }

  #grow(): void {
    if (!this.#isCramped) this.#batchPages = Math.min(2 * this.#batchPages, BATCH_PAGES_MAX);
  }

  #visitAll(pages: PageBatch): void {
    for (const entry of pages.entries) {
      const doubled = checkPageReference(this.#options.visited, entry, this.#bucket.path);
      if (doubled !== undefined) throwProblem(doubled);
    }
  }

  #expectType(pages: PageBatch, expected: PageType): void {
    for (const { pgid, type: found } of pages.entries) {
      if (found === expected) continue;
      const place = { pgid, pageType: found, bucket: this.#bucket.path };
      throwProblem(problem('page-type', place, { found, expected }));
    }
  }

  #place(page: Page): Place {
    const offset = page.pgid * this.#reader.file.pageSize;
    return { pgid: page.pgid, pageType: page.type, bucket: this.#bucket.path, offset };
  }
}
