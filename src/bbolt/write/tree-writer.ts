/**
 * Builds the tree of one bucket from elements in key order, a page at a time: leaves are filled up to
 * the limit, and branch pages grow above them with the first key of each child (bbolt node.go,
 * node.spill and node.split, v1.4.3). In memory are the leaf and the branch page of each level that
 * are being filled.
 *
 * As in bbolt, a leaf has two elements at least, also beyond the limit, so that two values a little
 * larger than a page share their last overflow page (node.go, splitIndex, minKeys). Where that saves
 * no page, and the second element saves one together with the third, the first stays alone. So the
 * leaves need no more pages than bbolt's, which puts up to four elements on the last one, however.
 * What would be larger than a block of the stream is not put together, as it wastes little: such an
 * element is written from where it is.
 */

import { ELEMENT_SIZE, PAGE_HEADER_SIZE } from '../page.ts';
import { BranchLevel } from './branch-level.ts';
import { ELEMENTS_MAX, NodeBuffer } from './node-buffer.ts';
import type { PageStream } from './page-stream.ts';

/** A bucket is inline up to this part of a page (bbolt bucket.go, maxInlineBucketSize, v1.4.3). */
const INLINE_PARTS = 4;

/** How pages are filled. */
export interface TreeRules {
  /** Bytes up to which a page is filled, header included. */
  readonly limit: number;
  /** Whether the tree may become an inline page. */
  readonly mayBeInline: boolean;
}

/** What has become of a tree: its root page, or the page of an inline bucket. */
export type BuiltTree = { readonly root: number } | { readonly inline: Uint8Array };

export class TreeWriter {
  /** Elements of the leaf that is being filled. */
  readonly leaf: NodeBuffer = new NodeBuffer('leaf');
  /** Bytes up to which a page is filled. */
  readonly limit: number;
  readonly stream: PageStream;
  readonly #levels: BranchLevel[] = [];
  #isInline: boolean;

  constructor(stream: PageStream, { limit, mayBeInline }: TreeRules) {
    this.stream = stream;
    this.limit = limit;
    this.#isInline = mayBeInline;
  }

  /** Whether all elements so far would make an inline bucket. */
  get isInline(): boolean {
    return this.#isInline;
  }

  /**
   * Adds an element; its bytes are copied, unless the stream says after it that something was lent
   * (`PageStream.settle`).
   */
  add(flags: number, key: Uint8Array, value: Uint8Array): void {
    const { leaf, stream } = this;
    const size = ELEMENT_SIZE + key.length + value.length;
    if (this.#isInline) this.#isInline = flags === 0 && this.#staysInline(size);
    if (this.#isInline) {
      leaf.appendLeaf(flags, key, value);
      return;
    }
    this.#flushFull();
    if (leaf.count > 0 && !this.#fitsLeaf(size)) {
      this.flushLeaf(this.#savesWithLast(size) ? 1 : leaf.count);
    }
    if (PAGE_HEADER_SIZE + size > stream.blockSize) this.#lend(flags, key, value);
    else leaf.appendLeaf(flags, key, value);
  }

  /** Ends the tree. */
  finish(): BuiltTree {
    const { leaf } = this;
    if (this.#isInline) {
      const inline = new Uint8Array(leaf.size);
      leaf.encode(inline, { pgid: 0, overflow: 0, count: leaf.count });
      return { inline };
    }
    this.#flushFull();
    if (leaf.count > 0 || this.level(1).isEmpty) this.flushLeaf(leaf.count);
    for (let depth = 1; ; depth++) {
      const root = this.level(depth).finish();
      if (root !== undefined) return { root };
    }
  }

  /** Writes a leaf of the first `count` elements that wait. */
  flushLeaf(count: number): void {
    const { leaf } = this;
    const pageCount = this.#pagesFor(leaf.sizeOf(count));
    const { pgid, bytes } = this.stream.take(pageCount);
    leaf.encode(bytes, { pgid, overflow: pageCount - 1, count });
    this.level(1).push(leaf.key(0), pgid);
    leaf.drop(count);
  }

  /** The level of branch pages `depth` levels above the leaves, made if it is not there. */
  level(depth: number): BranchLevel {
    const { stream, limit } = this;
    const found = this.#levels[depth - 1];
    if (found !== undefined) return found;
    const made = new BranchLevel(stream, limit, (key, pgid) => {
      this.level(depth + 1).push(key, pgid);
    });
    this.#levels.push(made);
    return made;
  }

  #staysInline(size: number): boolean {
    const { leaf, stream } = this;
    return leaf.size + size <= stream.pageSize / INLINE_PARTS && leaf.count < ELEMENTS_MAX;
  }

  #pagesFor(size: number): number {
    return Math.ceil(size / this.stream.pageSize);
  }

  /** Whether the leaf, which is not empty, takes one more element. */
  #fitsLeaf(size: number): boolean {
    const { leaf, stream } = this;
    const together = leaf.size + size;
    if (together <= this.limit) return leaf.count < ELEMENTS_MAX;
    return leaf.count === 1 && together <= stream.blockSize;
  }

  /** Whether the leaf is a pair that saves no page, while its last element and the next one do. */
  #savesWithLast(size: number): boolean {
    const { leaf, limit, stream } = this;
    if (leaf.count !== 2 || leaf.size <= limit) return false;
    const first = leaf.sizeOf(1);
    const last = PAGE_HEADER_SIZE + leaf.size - first;
    if (last + size > stream.blockSize) return false;
    return !this.#isSaving(first, last) && this.#isSaving(last, PAGE_HEADER_SIZE + size);
  }

  /** Whether two leaves of these sizes need fewer pages as one. */
  #isSaving(left: number, right: number): boolean {
    const together = left + right - PAGE_HEADER_SIZE;
    return this.#pagesFor(together) < this.#pagesFor(left) + this.#pagesFor(right);
  }

  /**
   * An inline page may be more than the limit of a leaf; once it is none, it becomes leaves. Any two
   * of its elements fit on a page.
   */
  #flushFull(): void {
    const { leaf, limit } = this;
    while (leaf.count > 2 && leaf.size > limit) {
      let count = 2;
      while (leaf.sizeOf(count + 1) <= limit) count++;
      this.flushLeaf(count);
    }
  }

  /** An element alone on a page with overflow pages, written from where its bytes are. */
  #lend(flags: number, key: Uint8Array, value: Uint8Array): void {
    const { stream } = this;
    const head = PAGE_HEADER_SIZE + ELEMENT_SIZE + key.length;
    const pageCount = this.#pagesFor(head + value.length);
    const page = new NodeBuffer('leaf');
    const pgid = stream.claim(pageCount);
    page.appendLeaf(flags, key, new Uint8Array(0));
    page.records[3] = value.length;
    const bytes = new Uint8Array(head);
    page.encode(bytes, { pgid, overflow: pageCount - 1, count: 1 });
    stream.lend(pgid * stream.pageSize, bytes);
    // The rest of the last page is not written: a sink has zeros there.
    stream.lend(pgid * stream.pageSize + head, value);
    this.level(1).push(key, pgid);
  }
}
