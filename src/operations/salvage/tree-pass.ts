/**
 * Follows the pages from the root of a root bucket as far as they can be followed: a broken page
 * costs what is on it, and of a broken branch page every pointer is tried that could be one.
 */

import { formatKey } from '../../bytes/text.ts';
import { BUCKET_HEADER_SIZE } from '../../bbolt/bucket.ts';
import { anyKeySize, carveBranch } from '../../bbolt/carve.ts';
import type { Slot } from '../../bbolt/carve.ts';
import { isSoundBranch } from '../../bbolt/check-elements.ts';
import type { KeyBounds } from '../../bbolt/elements.ts';
import { decodePageHeader, PAGE_HEADER_SIZE, viewOf } from '../../bbolt/page.ts';
import type { Page } from '../../bbolt/page.ts';
import { copyRecord } from './copies.ts';
import { holeBetween, holesIn } from './holes.ts';
import { isOrdered, isWithin, leafOf, linkedSlots, readLeaf } from './leaf.ts';
import type { Leaf } from './leaf.ts';
import { isRevisionSize, leafRecords } from './leaf-records.ts';
import type { LeafRecord } from './leaf-records.ts';
import { BRANCH_FLAG, mayHoldRecords, pageTypeBy } from './pass.ts';
import type { PassState } from './pass.ts';
import type { RevisionRange, Salvaged, SalvageOrigin } from './types.ts';

/** Deepest tree, and deepest nesting of buckets, that is followed. */
const DEPTH_MAX = 64;
/** A page that something points to. */
interface Child {
  readonly pgid: number;
  /** Keys that its keys must lie between; none where that is not certain. */
  readonly bounds: KeyBounds;
  /** Keys that it stands for, as far as they can be told. */
  readonly span: KeyBounds;
}

/** What is known of the bucket that is walked; `path` is empty for the root bucket. */
interface Walked {
  readonly path: readonly string[];
  readonly depth: number;
}

/** What was taken from a leaf of records. */
interface TakenRecords {
  readonly taken: readonly LeafRecord[];
  readonly found: Salvaged[];
  /** Whether it is all that was on the leaf. */
  readonly whole: boolean;
  /** Whether nothing was wrong with the leaf. */
  readonly sound: boolean;
}

export class TreePass {
  readonly #state: PassState;
  readonly #origin: SalvageOrigin;

  constructor(state: PassState, origin: SalvageOrigin) {
    this.#state = state;
    this.#origin = origin;
  }

  /** Everything below a root page, a batch at a time; records and elements are copies. */
  run(root: number): AsyncGenerator<Salvaged[]> {
    return this.#walk([rootChild(root)], { path: [], depth: 0 });
  }

  async *#walk(children: readonly Child[], walked: Walked): AsyncGenerator<Salvaged[]> {
    const { image, options, entered } = this.#state;
    const wanted = children.filter((child) => this.#mayEnter(child, walked));
    let position = 0;
    for await (const pages of image.batches(wanted.map(({ pgid }) => pgid))) {
      options.signal?.throwIfAborted();
      for (const { pgid, bytes } of pages) {
        const child = wanted[position++] ?? rootChild(pgid);
        if (bytes === undefined) this.#damage(child, walked);
        // Not twice in one list, either.
        else if (entered.add(pgid)) yield* this.#enter(child, bytes, walked);
        else this.#damage(child, walked);
      }
      options.onProgress?.({
        doneBytes: image.read.count() * image.pageSize,
        totalBytes: image.source.size,
      });
    }
  }

  /** A page inside the file, and not one that was entered: the rest is damage. */
  #mayEnter(child: Child, walked: Walked): boolean {
    const { image, entered } = this.#state;
    const { pgid } = child;
    const inside = pgid >= 2 && pgid < image.pageCount && walked.depth <= DEPTH_MAX;
    if (inside && !entered.has(pgid)) return true;
    this.#damage(child, walked);
    return false;
  }

  async *#enter(child: Child, first: Uint8Array, walked: Walked): AsyncGenerator<Salvaged[]> {
    if (pageTypeBy(first) === 'branch') {
      yield* this.#enterBranch(child, first, walked);
      return;
    }
    const { image, options } = this.#state;
    const isRecords = mayHoldRecords(walked.path);
    const isKeySize = isRecords ? isRevisionSize : anyKeySize;
    const { pageBytesMax } = options;
    const leaf = await readLeaf(image, child.pgid, first, { isKeySize, pageBytesMax });
    const records = isRecords ? this.#records(leaf, child) : undefined;
    if (records === undefined || (records.found.length === 0 && walked.path[0] !== 'key')) {
      const all = isRecords ? await readLeaf(image, child.pgid, first, anyRules(options)) : leaf;
      yield* this.#elements(all, child, walked);
      return;
    }
    if (records.whole) this.#take(leaf);
    if (!records.sound || this.#end(leaf) > this.#state.highWaterMark) {
      this.#damage(child, walked, holesIn(leaf, records.taken, child.span));
    }
    yield records.found;
  }

  /** The records of a leaf that lie where the tree has them. */
  #records(leaf: Leaf, { bounds }: Child): TakenRecords {
    const { records, whole } = leafRecords(leaf, true);
    // Only a tree of one leaf may be empty.
    const isMissing = leaf.slots.length === 0 && (bounds.lower ?? bounds.upper) !== undefined;
    const taken = records.filter(({ slot }) => {
      return isWithin(leaf.bytes.subarray(slot.keyStart, slot.keyEnd), bounds);
    });
    const all = whole && taken.length === records.length && !isMissing;
    const found = taken.map((record) => copyRecord(leaf.pgid, record, this.#origin));
    return { taken, found, whole: all, sound: all && leaf.headerSound };
  }

  async *#enterBranch(child: Child, first: Uint8Array, walked: Walked): AsyncGenerator<Salvaged[]> {
    const { image, done } = this.#state;
    const page = await this.#branchPage(child.pgid, first);
    const { bytes } = page;
    const isOwn = decodePageHeader(page.view).id === BigInt(child.pgid);
    const sound = isOwn && isSoundBranch(page, child.bounds, image.pageCount);
    // Every child that can be found is entered, so nothing is lost yet.
    if (!sound) this.#damage(child, walked, []);
    else done.addRange(child.pgid, child.pgid + Math.ceil(bytes.length / image.pageSize));
    const { slots } = carveBranch(bytes, image.pageCount);
    const keys = slots.map(({ key }) => key && bytes.subarray(key.start, key.end));
    const below = slots.map(({ child: pgid = 0 }, at): Child => {
      const lower = at === 0 ? (child.span.lower ?? keys[0]) : keys[at];
      const span = { lower, upper: at + 1 < keys.length ? keys[at + 1] : child.span.upper };
      return { pgid, bounds: sound ? { ...span, lower: keys[at] } : {}, span };
    });
    yield* this.#walk(below, { ...walked, depth: walked.depth + 1 });
  }

  /** A branch page with its overflow, if it has one. */
  async #branchPage(pgid: number, first: Uint8Array): Promise<Page> {
    const { image, options } = this.#state;
    const { id, flags, count, overflow } = decodePageHeader(viewOf(first));
    const available = image.source.size - pgid * image.pageSize;
    const size = Math.min((1 + overflow) * image.pageSize, available, options.pageBytesMax);
    const isLonger = id === BigInt(pgid) && flags === BRANCH_FLAG && size > first.length;
    const bytes = (isLonger ? await image.readStretch(pgid, size) : undefined) ?? first;
    return { pgid, type: 'branch', count, overflow, bytes, view: viewOf(bytes) };
  }

  /** The elements of a leaf that holds no records, and the buckets on it. */
  async *#elements(leaf: Leaf, child: Child, walked: Walked): AsyncGenerator<Salvaged[]> {
    const { bytes, complete, headerSound, pgid } = leaf;
    const isEmpty = leaf.slots.length === 0 && walked.depth > 0;
    const sound = complete && headerSound && !isEmpty && isOrdered(leaf, child.bounds);
    if (!sound) this.#damage(child, walked);
    if (sound) this.#take(leaf);
    const slots = complete ? leaf.slots : linkedSlots(leaf);
    const found: Salvaged[] = [];
    const isRoot = walked.path.length === 0;
    for (const { element, flags, keyStart, keyEnd, end } of slots) {
      if (flags !== 0 || isRoot) continue;
      found.push({
        kind: 'element',
        origin: this.#origin,
        confidence: sound ? 'whole-page' : 'single-record',
        pgid,
        element,
        bucket: walked.path.join('/'),
        key: bytes.slice(keyStart, keyEnd),
        value: bytes.slice(keyEnd, end),
      });
    }
    yield found;
    for (const slot of slots) if (slot.flags !== 0) yield* this.#bucket(leaf, slot, walked);
  }

  /** A bucket that lies in a leaf: a tree of its own, or all of it inline. */
  async *#bucket(leaf: Leaf, slot: Slot, { path }: Walked): AsyncGenerator<Salvaged[]> {
    const name = formatKey(leaf.bytes.subarray(slot.keyStart, slot.keyEnd));
    const walked: Walked = { path: [...path, name], depth: 0 };
    const value = leaf.bytes.subarray(slot.keyEnd, slot.end);
    const child = rootChild(leaf.pgid);
    if (value.length < BUCKET_HEADER_SIZE || path.length >= DEPTH_MAX) {
      this.#damage(child, walked);
      return;
    }
    const root = Number(viewOf(value).getBigUint64(0, true));
    if (root !== 0) {
      yield* this.#walk([rootChild(root)], walked);
      return;
    }
    const page = value.slice(BUCKET_HEADER_SIZE);
    if (page.length < PAGE_HEADER_SIZE) this.#damage(child, walked);
    else yield* this.#inline(page, child, walked);
  }

  async *#inline(page: Uint8Array, child: Child, walked: Walked): AsyncGenerator<Salvaged[]> {
    // An inline page has the number 0; it is read as if it had the one of the page around it.
    const found = leafOf(0, page, this.#state.image.pageSize, anyKeySize);
    const leaf = { ...found, pgid: child.pgid };
    if (mayHoldRecords(walked.path) && leaf.slots.length > 0) {
      const records = this.#records(leaf, child);
      if (records.found.length > 0 || walked.path[0] === 'key') {
        if (!records.sound) this.#damage(child, walked, holesIn(leaf, records.taken, {}));
        yield records.found;
        return;
      }
    }
    yield* this.#elements(leaf, child, walked);
  }

  /** Nothing else is to be had of these pages. */
  #take(leaf: Leaf): void {
    const { entered, done } = this.#state;
    entered.addRange(leaf.pgid + 1, this.#end(leaf));
    done.addRange(leaf.pgid, this.#end(leaf));
  }

  #end({ pgid, pageCount }: Leaf): number {
    return Math.min(this.#state.image.pageCount, pgid + pageCount);
  }

  /** Notes what is wrong, and which revisions it stood for. Only the newest tree counts. */
  #damage({ pgid, span }: Child, { path }: Walked, holes?: Iterable<RevisionRange>): void {
    if (this.#origin !== 'tree') return;
    const { damaged, options } = this.#state;
    damaged.add(pgid < damaged.size ? pgid : 0);
    if (path.length > 0 && !mayHoldRecords(path)) return;
    for (const hole of holes ?? [holeBetween(span)]) options.onHole?.(hole);
  }
}

function rootChild(pgid: number): Child {
  return { pgid, bounds: {}, span: {} };
}

function anyRules({ pageBytesMax }: PassState['options']): Parameters<typeof readLeaf>[3] {
  return { isKeySize: anyKeySize, pageBytesMax };
}
