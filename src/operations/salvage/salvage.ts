/**
 * Salvage: everything that can still be read of a damaged file. First through the tree of the
 * newest meta, then through that of the other one, then page by page over what is left. Damage
 * never ends it; what is found is given out once, by the best way that led to it.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import type { ByteSource } from '../../io/source.ts';
import { carvePages } from './carve-pass.ts';
import { Image } from './image.ts';
import { locateRoots } from './locate-roots.ts';
import type { Roots } from './locate-roots.ts';
import type { PassState } from './pass.ts';
import { Seen } from './seen.ts';
import { TreePass } from './tree-pass.ts';
import type { Salvaged, SalvageOptions, SalvageOrigin, SalvageSummary } from './types.ts';

const PAGE_BYTES_MAX = 64 * 1024 * 1024;
const PAGE_SIZE_MIN = 1024;
const PAGE_SIZE_MAX = 16 * 1024 * 1024;

/** A salvage under way: what it finds, in batches, and its account. */
export interface SalvageRun extends AsyncIterable<Salvaged[]> {
  /** The account so far; complete when the iteration has ended. */
  readonly summary: SalvageSummary;
}

/**
 * Salvages a file, which need not even be a snapshot. It can be iterated once.
 * @throws {RangeError} for a page size that is no power of two from 1,024 to 16,777,216.
 * @throws {SourceError} while iterating, only if the source is closed or gone; bytes that it cannot
 * give are counted. Also the signal's reason.
 */
export function salvage(source: ByteSource, options: SalvageOptions = {}): SalvageRun {
  const { pageSize } = options;
  if (pageSize !== undefined && !isPageSize(pageSize)) {
    throw new RangeError(
      `pageSize: found ${String(pageSize)}, expected a power of two from 1,024 to 16,777,216`,
    );
  }
  return new Salvage(source, options);
}

/** Whether bbolt could have a page size. */
function isPageSize(bytes: number): boolean {
  const inside = bytes >= PAGE_SIZE_MIN && bytes <= PAGE_SIZE_MAX;
  return inside && Number.isInteger(Math.log2(bytes));
}

class Salvage implements SalvageRun {
  readonly #source: ByteSource;
  readonly #options: SalvageOptions;
  readonly #seen: Seen;
  readonly #records: Record<SalvageOrigin, number> = { tree: 0, 'older-meta': 0, carved: 0 };
  readonly #elements: Record<SalvageOrigin, number> = { tree: 0, 'older-meta': 0, carved: 0 };
  #singleCount = 0;
  #firstRevision = 0;
  #lastRevision = 0;
  #roots: Roots | undefined;
  #state: PassState | undefined;
  #changed: string | undefined;

  constructor(source: ByteSource, options: SalvageOptions) {
    this.#source = source;
    this.#options = options;
    this.#seen = new Seen(options.seed);
  }

  get summary(): SalvageSummary {
    const { image, damaged } = this.#state ?? {};
    const damagedCount = damaged?.count() ?? 0;
    const unreadable = image?.unreadable.count() ?? 0;
    const isReached = this.#roots?.sound === true && damagedCount === 0;
    return {
      pageSize: this.#roots?.pageSize,
      pageSizeFrom: this.#roots?.pageSizeFrom,
      records: { ...this.#records },
      elements: { ...this.#elements },
      singleCount: this.#singleCount,
      firstRevision: this.#firstRevision,
      lastRevision: this.#lastRevision,
      pages: {
        count: image?.pageCount ?? 0,
        read: image?.read.count() ?? 0,
        unreadable,
        damaged: damagedCount,
      },
      sound: isReached && unreadable === 0 && this.#changed === undefined,
      changed: this.#changed,
    };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Salvaged[]> {
    const { pageBytesMax = PAGE_BYTES_MAX, pageSize } = this.#options;
    this.#roots = await locateRoots(this.#source, pageSize);
    if (this.#roots !== undefined) {
      const image = new Image(this.#source, this.#roots.pageSize);
      const { pageCount } = image;
      this.#state = {
        image,
        options: { ...this.#options, pageBytesMax },
        entered: new Bitmap(pageCount),
        done: new Bitmap(pageCount),
        damaged: new Bitmap(pageCount),
        highWaterMark: this.#roots.highWaterMark,
      };
      for await (const batch of this.#passes(this.#state, this.#roots.roots)) {
        const fresh = batch.filter((found) => this.#take(found));
        if (fresh.length > 0) yield fresh;
      }
    }
    this.#changed = await this.#source.changed?.();
  }

  async *#passes(state: PassState, roots: readonly number[]): AsyncGenerator<Salvaged[]> {
    for (const [at, root] of roots.entries()) {
      yield* new TreePass(state, at === 0 ? 'tree' : 'older-meta').run(root);
    }
    yield* carvePages(state);
  }

  /** Counts something new; false for what was found before. */
  #take(found: Salvaged): boolean {
    const { origin, confidence } = found;
    if (found.kind === 'element') {
      if (!this.#seen.addElement(found.bucket, found.key)) return false;
      this.#elements[origin]++;
    } else {
      const { main } = found.revision;
      const revision = { ...found.revision, tombstone: found.tombstone };
      if (!this.#seen.addRecord(revision, found.key)) return false;
      this.#records[origin]++;
      this.#firstRevision = this.#firstRevision === 0 ? main : Math.min(this.#firstRevision, main);
      this.#lastRevision = Math.max(this.#lastRevision, main);
    }
    if (confidence === 'single-record') this.#singleCount++;
    return true;
  }
}
