/**
 * A position in a bucket, in key order (after bbolt cursor.go, Cursor, v1.4.3). A cursor reads
 * single pages as it needs them and checks each before use; for going over many records a batched
 * walk is cheaper.
 */

import { equalBytes } from '../bytes/compare.ts';
import type { BucketRef } from './bucket.ts';
import { checkElements } from './check-elements.ts';
import { checkPageEmpty, checkTreeDepth } from './checks/index.ts';
import {
  branchChild,
  BUCKET_FLAG,
  elementKey,
  elementValue,
  leafFlags,
  searchElements,
} from './elements.ts';
import type { KeyBounds } from './elements.ts';
import type { PageReader } from './page-reader.ts';
import type { Page } from './page.ts';
import { throwProblem } from './walk.ts';

/** One element of a bucket. */
export interface Entry {
  readonly key: Uint8Array;
  /** The value; undefined for a bucket inside this one. */
  readonly value: Uint8Array | undefined;
}

interface Level {
  readonly page: Page;
  readonly bounds: KeyBounds;
  index: number;
}

export class Cursor {
  readonly #reader: PageReader;
  readonly #bucket: BucketRef;
  #levels: Level[] = [];

  constructor(reader: PageReader, bucket: BucketRef) {
    this.#reader = reader;
    this.#bucket = bucket;
  }

  /** Goes to the first element; undefined if the bucket is empty. */
  async first(): Promise<Entry | undefined> {
    await this.#enter(() => 0);
    return this.#current();
  }

  /** Goes to the last element; undefined if the bucket is empty. */
  async last(): Promise<Entry | undefined> {
    await this.#enter((page) => page.count - 1);
    return this.#current();
  }

  /** Goes to the first element whose key is at least `key`; undefined if there is none. */
  async seek(key: Uint8Array): Promise<Entry | undefined> {
    await this.#enter((page) => Math.max(0, searchElements(page, key)));
    const leaf = this.#levels.at(-1);
    if (leaf === undefined) return undefined;
    leaf.index = searchElements(leaf.page, key);
    const found = leaf.index >= 0 && equalBytes(elementKey(leaf.page, leaf.index), key);
    return found ? this.#current() : this.next();
  }

  /** Goes to the next element; undefined at the end, and before a first move. */
  next(): Promise<Entry | undefined> {
    return this.#step(1);
  }

  /** Goes to the previous element; undefined at the beginning, and before a first move. */
  previous(): Promise<Entry | undefined> {
    return this.#step(-1);
  }

  async #step(by: 1 | -1): Promise<Entry | undefined> {
    const depth = this.#levels.findLastIndex(({ page, index }) => {
      return index + by >= 0 && index + by < page.count;
    });
    const level = this.#levels[depth];
    if (level === undefined) {
      // Past an end the cursor stays there, so that the way back begins with the outermost element.
      const leaf = this.#levels.at(-1);
      if (leaf !== undefined) leaf.index = by > 0 ? leaf.page.count : -1;
      return undefined;
    }
    const levels = [...this.#levels.slice(0, depth), { ...level, index: level.index + by }];
    await this.#descend(levels, (page) => (by > 0 ? 0 : page.count - 1));
    return this.#current();
  }

  /** From the root down to a leaf; `choose` picks the element on each page. */
  async #enter(choose: (page: Page) => number): Promise<void> {
    const { inline, root } = this.#bucket;
    const page = inline ?? (await this.#read(root));
    this.#check(page, {}, true);
    await this.#descend([{ page, bounds: {}, index: choose(page) }], choose);
  }

  /**
   * From the last of these levels down to a leaf; a move that fails leaves the cursor where it was.
   */
  async #descend(levels: Level[], choose: (page: Page) => number): Promise<void> {
    for (;;) {
      const level = levels.at(-1);
      if (level === undefined || level.page.type === 'leaf') break;
      const tooDeep = checkTreeDepth(levels.length, this.#place(level.page));
      if (tooDeep !== undefined) throwProblem(tooDeep);
      const bounds = childBounds(level);
      const page = await this.#read(Number(branchChild(level.page, level.index)));
      this.#check(page, bounds, false);
      levels.push({ page, bounds, index: choose(page) });
    }
    this.#levels = levels;
  }

  async #read(pgid: number): Promise<Page> {
    const page = await this.#reader.readPage(pgid, ['branch', 'leaf'], throwProblem);
    if (page === undefined) throw new RangeError('a page that was refused');
    return page;
  }

  #check(page: Page, bounds: KeyBounds, isRoot: boolean): void {
    const place = this.#place(page);
    const empty = checkPageEmpty(page, place, isRoot);
    if (empty !== undefined) throwProblem(empty);
    for (const found of checkElements(page, place, bounds, this.#reader.file.highWaterMark)) {
      throwProblem(found);
    }
  }

  #place(page: Page): { pgid: number; pageType: string; bucket: readonly string[] } {
    return { pgid: page.pgid, pageType: page.type, bucket: this.#bucket.path };
  }

  #current(): Entry | undefined {
    const leaf = this.#levels.at(-1);
    if (leaf === undefined || leaf.index < 0 || leaf.index >= leaf.page.count) return undefined;
    return entryAt(leaf.page, leaf.index);
  }
}

/** Element `index` of a leaf, in memory of its own. */
export function entryAt(page: Page, index: number): Entry {
  const isBucket = (leafFlags(page, index) & BUCKET_FLAG) !== 0;
  const value = isBucket ? undefined : elementValue(page, index).slice();
  return { key: elementKey(page, index).slice(), value };
}

function childBounds({ page, index, bounds }: Level): KeyBounds {
  const last = index + 1 >= page.count;
  return {
    lower: elementKey(page, index),
    upper: last ? bounds.upper : elementKey(page, index + 1),
  };
}
