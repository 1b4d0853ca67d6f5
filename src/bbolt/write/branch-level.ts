/**
 * The branch page of one level of a tree that is being filled. Every branch page has at least two
 * children (bbolt node.go, minKeys and splitIndex, v1.4.3), also where their keys are so long that
 * it needs overflow pages. So a full page waits until two further children are there, or the end.
 */

import { ELEMENT_SIZE } from '../page.ts';
import { ELEMENTS_MAX, NodeBuffer } from './node-buffer.ts';
import type { PageStream } from './page-stream.ts';

/** Fewest children of a branch page. */
const CHILDREN_MIN = 2;

export class BranchLevel {
  /** Children of the page that is being filled, and behind them the first of the next one. */
  readonly nodes: NodeBuffer = new NodeBuffer('branch');
  /** How many children are the page's; the others wait because it is full. */
  pageChildren = 0;
  readonly #stream: PageStream;
  readonly #limit: number;
  readonly #onPage: (firstKey: Uint8Array, pgid: number) => void;
  #hasPages = false;

  /** `onPage` is told of every page that is finished; the key is a view, valid for the call. */
  constructor(
    stream: PageStream,
    limit: number,
    onPage: (firstKey: Uint8Array, pgid: number) => void,
  ) {
    this.#stream = stream;
    this.#limit = limit;
    this.#onPage = onPage;
  }

  /** Whether the level has no child, and never had one. */
  get isEmpty(): boolean {
    return this.nodes.count === 0 && !this.#hasPages;
  }

  /** Adds a child with its first key, which is copied. */
  push(key: Uint8Array, child: number): void {
    const { nodes } = this;
    const fits = nodes.size + ELEMENT_SIZE + key.length <= this.#limit;
    const isOpen = nodes.count === this.pageChildren && nodes.count < ELEMENTS_MAX;
    nodes.appendBranch(key, child);
    if (isOpen && (fits || this.pageChildren < CHILDREN_MIN)) this.pageChildren++;
    else if (nodes.count - this.pageChildren === CHILDREN_MIN) this.#flush(this.pageChildren);
  }

  /** Tells of a page that somebody else made of the level's children. */
  handOn(firstKey: Uint8Array, pgid: number): void {
    this.#hasPages = true;
    this.#onPage(firstKey, pgid);
  }

  /** Ends the level: the only child, which is the root, or undefined after the last page. */
  finish(): number | undefined {
    const { nodes, pageChildren } = this;
    if (nodes.count === 1 && !this.#hasPages) return nodes.child(0);
    // One child that waits takes another one from the page before it, or goes with it.
    const isAlone = nodes.count > pageChildren;
    if (isAlone && pageChildren > CHILDREN_MIN) this.#flush(pageChildren - 1);
    this.#flush(nodes.count);
    return undefined;
  }

  #flush(count: number): void {
    const { nodes } = this;
    const stream = this.#stream;
    const pageCount = Math.ceil(nodes.sizeOf(count) / stream.pageSize);
    const { pgid, bytes } = stream.take(pageCount);
    nodes.encode(bytes, { pgid, overflow: pageCount - 1, count });
    this.handOn(nodes.key(0), pgid);
    nodes.drop(count);
    this.pageChildren = nodes.count;
  }
}
