/**
 * Reads logical pages in batches: plans the reads, makes them all at once into one arena of fixed
 * size, checks each header, and fetches the overflow pages that did not come along. Memory is
 * bounded by the arena, but for single pages larger than it, which have a limit of their own.
 */

import { formatCount } from '../bytes/text.ts';
import { LimitError } from '../errors.ts';
import type { Report } from '../findings.ts';
import { planRuns } from '../io/read-plan.ts';
import type { Run } from '../io/read-plan.ts';
import { readAll } from '../io/source.ts';
import type { ByteSource, Read } from '../io/source.ts';
import { checkPageHeader } from './checks/index.ts';
import { PageBatch } from './page-batch.ts';
import type { Arena, BatchEntry } from './page-batch.ts';
import { decodePageHeader, pageTypeOf, viewOf } from './page.ts';
import type { Page, PageHeader, PageType } from './page.ts';

export type { Arena } from './page-batch.ts';

/** Default arena, in bytes. */
export const ARENA_BYTES: number = 4 * 1024 * 1024;
/** Room for each id that is asked for, in pages: gaps and overflow pages come along. */
const ARENA_PAGES_PER_ID = 8;
/** Default limit of one logical page, in bytes. */
const PAGE_BYTES_MAX = 256 * 1024 * 1024;
/** Largest single read for pages that lie together, in pages. */
const RUN_PAGES_MAX = 32;
/**
 * Pages kept free for each run, because its last page may have overflow pages that do not come
 * along. Without that room a batch of pages that lie apart would be read whole and end at the first
 * of them.
 */
const LATE_PAGES_PER_RUN = 4;
/** Ids looked at for one batch. */
export const BATCH_PAGES_MAX: number = 1024;

/** The file that pages are read from. */
export interface PageFile {
  readonly source: ByteSource;
  /** Bytes. */
  readonly pageSize: number;
  /** First page that was never allocated; the file reaches at least up to it. */
  readonly highWaterMark: number;
}

/** Settings of a reader. */
export interface PageReaderOptions {
  /** Memory to read into, at least one page; only one reader may use it at a time. */
  readonly arena?: Arena | undefined;
  /** Refuses a logical page of more bytes than this. */
  readonly pageBytesMax?: number | undefined;
}

/** Which pages a batch may have. */
export interface BatchRules {
  /** Types that may stand here. */
  readonly types: readonly PageType[];
  /** Told of pages with a broken header, which are left out. */
  readonly report: Report;
  /**
   * Asked once for each page with a sound header, before its overflow pages are read; a page that
   * is refused is left out.
   */
  readonly accept?: ((entry: BatchEntry) => boolean) | undefined;
}

/** What one batch was asked for. */
interface Wanted extends BatchRules {
  readonly ids: readonly number[];
  readonly from: number;
}

/** A run and where in the arena it was read to. */
interface PlacedRun {
  readonly run: Run;
  readonly start: number;
  readonly end: number;
}

/**
 * What the headers in the arena say: finished entries, reads still to make, a page too large for
 * the arena.
 */
interface Layout {
  readonly entries: BatchEntry[];
  readonly late: Read[];
  taken: number;
  oversize?: BatchEntry;
}

export class PageReader {
  readonly file: PageFile;
  readonly #pageBytesMax: number;
  readonly #givenArena: Arena | undefined;
  #ownArena: Arena = { bytes: new Uint8Array(0) };

  /** @throws {RangeError} if the given arena has no room for a page. */
  constructor(file: PageFile, options: PageReaderOptions = {}) {
    const size = options.arena?.bytes.length ?? file.pageSize;
    if (size < file.pageSize) {
      throw new RangeError(`"arena": expected at least ${file.pageSize} bytes, got ${size}`);
    }
    this.file = file;
    this.#givenArena = options.arena;
    this.#pageBytesMax = options.pageBytesMax ?? PAGE_BYTES_MAX;
  }

  /**
   * Reads pages from `ids[from]` on, as many as fit, at least one. Pages with a broken header are
   * reported and left out. The ids must lie between 2 and the high-water mark.
   * @throws {LimitError} limit-page-bytes for a page over the limit.
   * @throws {SourceError} if the source fails.
   */
  async readBatch(ids: readonly number[], from: number, rules: BatchRules): Promise<PageBatch> {
    const { source, pageSize } = this.file;
    const arena = this.#arenaFor(ids.length - from);
    const { bytes } = arena;
    const placed = this.#place(ids, from, bytes.length);
    await readAll(
      source,
      placed.map(({ run, start, end }): Read => {
        return { offset: run.first * pageSize, target: bytes.subarray(start, end) };
      }),
    );
    const layout = this.#layOut({ ids, from, ...rules }, bytes, placed);
    if (layout.late.length > 0) await readAll(source, layout.late);
    const { entries, taken, oversize } = layout;
    if (oversize === undefined) return new PageBatch(arena, entries, taken);
    const whole = await this.#readWhole(oversize.pgid, oversize.size);
    return new PageBatch({ bytes: whole }, [oversize], taken);
  }

  /** Reads one page into memory of its own; undefined if it was reported as broken. */
  async readPage(
    pgid: number,
    types: readonly PageType[],
    report: Report,
  ): Promise<Page | undefined> {
    const { pageSize } = this.file;
    const first = await this.#readWhole(pgid, pageSize);
    const header = decodePageHeader(viewOf(first));
    if (!this.#accepts(pgid, header, types, report)) return undefined;
    const { count, overflow } = header;
    const bytes = overflow === 0 ? first : await this.#readWhole(pgid, (1 + overflow) * pageSize);
    const type = pageTypeOf(header.flags) ?? 'leaf';
    return { pgid, type, count, overflow, bytes, view: viewOf(bytes) };
  }

  /**
   * The arena, for a batch of `pageCount` ids. Our own is made when it is first needed and again for
   * a larger batch, so that single look-ups and small buckets do without a large one.
   */
  #arenaFor(pageCount: number): Arena {
    const { pageSize, highWaterMark } = this.file;
    if (this.#givenArena !== undefined) return this.#givenArena;
    // All of a small file, and the room that is kept free, so that it is read at once.
    const pagesMax = highWaterMark + pageCount * LATE_PAGES_PER_RUN;
    const pages = Math.min(pagesMax, pageCount * ARENA_PAGES_PER_ID);
    const size = Math.max(pageSize, Math.min(ARENA_BYTES, pageSize * pages));
    if (size > this.#ownArena.bytes.length) this.#ownArena = { bytes: new Uint8Array(size) };
    return this.#ownArena;
  }

  /**
   * Runs for the ids from `from` on, one behind the other in the arena until it is full, but for
   * what else they may need.
   */
  #place(ids: readonly number[], from: number, arenaBytes: number): PlacedRun[] {
    const { pageSize } = this.file;
    const runPagesMax = Math.min(RUN_PAGES_MAX, Math.floor(arenaBytes / pageSize));
    const placed: PlacedRun[] = [];
    let start = 0;
    for (const run of planRuns(ids.slice(from, from + BATCH_PAGES_MAX), runPagesMax)) {
      const end = start + run.pageCount * pageSize;
      const late = (placed.length + 1) * LATE_PAGES_PER_RUN * pageSize;
      if (placed.length > 0 && end + late > arenaBytes) break;
      placed.push({ run, start, end });
      start = end;
    }
    return placed;
  }

  #layOut(wanted: Wanted, arena: Uint8Array, placed: readonly PlacedRun[]): Layout {
    const { pageSize } = this.file;
    const view = viewOf(arena);
    const layout: Layout = { entries: [], late: [], taken: 0 };
    let used = placed.at(-1)?.end ?? 0;
    for (const { run, start: runStart, end: runEnd } of placed) {
      for (let at = run.start; at < run.end; at++) {
        const position = wanted.from + at;
        const pgid = wanted.ids[position] ?? 0;
        const start = runStart + (pgid - run.first) * pageSize;
        const entry = this.#entryAt(view, start, pgid, position, wanted);
        if (entry !== undefined) {
          const cameAlong = start + entry.size <= runEnd;
          const hasRoom = cameAlong || used + entry.size <= arena.length;
          // No room: the next batch begins with this page, or this batch is this page alone.
          if (!hasRoom && layout.taken > 0) return layout;
          const isWanted = wanted.accept?.(entry) ?? true;
          if (isWanted && cameAlong) {
            layout.entries.push(entry);
          } else if (isWanted && hasRoom) {
            // The overflow pages did not come along: the whole page is read behind all the others.
            const target = arena.subarray(used, used + entry.size);
            layout.late.push({ offset: pgid * pageSize, target });
            layout.entries.push({ ...entry, start: used });
            used += entry.size;
          } else if (isWanted) {
            return { ...layout, taken: 1, oversize: { ...entry, start: 0 } };
          }
        }
        layout.taken++;
      }
    }
    return layout;
  }

  /**
   * The entry of the page that begins at `start`; undefined if its header was reported as broken.
   */
  #entryAt(
    view: DataView,
    start: number,
    pgid: number,
    position: number,
    { types, report }: Wanted,
  ): BatchEntry | undefined {
    const { pageSize, highWaterMark } = this.file;
    const id = view.getUint32(start, true) + view.getUint32(start + 4, true) * 2 ** 32;
    const type = pageTypeOf(view.getUint16(start + 8, true));
    const count = view.getUint16(start + 10, true);
    const overflow = view.getUint32(start + 12, true);
    const isSound = id === pgid && pgid + overflow < highWaterMark;
    // Measured (status-s1000): only broken headers are decoded into an object and have a list of
    // problems made.
    if (!isSound || type === undefined || !types.includes(type)) {
      if (!this.#accepts(pgid, decodePageHeader(view, start), types, report)) return undefined;
    }
    const size = (1 + overflow) * pageSize;
    this.#expectAllowed(pgid, size);
    return { pgid, type: type ?? 'leaf', count, overflow, start, size, position };
  }

  /** Whether the header may stand here; if not, what is wrong is reported. */
  #accepts(pgid: number, header: PageHeader, types: readonly PageType[], report: Report): boolean {
    const { pageSize, highWaterMark } = this.file;
    let sound = true;
    for (const found of checkPageHeader(pgid, header, { pageSize, highWaterMark, types })) {
      sound = false;
      report(found);
    }
    return sound;
  }

  #expectAllowed(pgid: number, size: number): void {
    if (size <= this.#pageBytesMax) return;
    throw new LimitError(
      'limit-page-bytes',
      `page ${formatCount(pgid)}: the page is larger than the limit: ` +
        `found ${formatCount(size)} bytes, expected at most ${formatCount(this.#pageBytesMax)}`,
      { limit: this.#pageBytesMax, wanted: size, optionName: 'pageBytesMax' },
    );
  }

  async #readWhole(pgid: number, size: number): Promise<Uint8Array> {
    const { source, pageSize } = this.file;
    this.#expectAllowed(pgid, size);
    const bytes = new Uint8Array(size);
    await source.read(pgid * pageSize, bytes);
    return bytes;
  }
}
