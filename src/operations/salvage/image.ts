/**
 * The pages of a file that may be damaged or cut off, read without any trust in them: what the
 * source cannot give is left out and counted, and a page that the file ends in is shorter.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import { PAGE_HEADER_SIZE } from '../../bbolt/page.ts';
import { isEtcdSnapshotError } from '../../errors.ts';
import { planRuns } from '../../io/read-plan.ts';
import type { Run } from '../../io/read-plan.ts';
import { readAll } from '../../io/source.ts';
import type { ByteSource } from '../../io/source.ts';

/** Bytes of the pages of one batch, without the gaps that are read along. */
const BATCH_BYTES = 2 * 1024 * 1024;
const RUN_PAGES_MAX = 32;
/** Bytes of overflow pages that may be read: hostile pages can all claim the same ones. */
const OVERFLOW_FACTOR = 4;

/** A run and what it was read into. */
interface PlacedRun {
  readonly run: Run;
  readonly bytes: Uint8Array;
}

/** One page, without its overflow; no bytes if the source could not give them. */
export interface FirstPage {
  readonly pgid: number;
  readonly bytes: Uint8Array | undefined;
}

export class Image {
  readonly source: ByteSource;
  /** Bytes. */
  readonly pageSize: number;
  /** Pages up to the end of the file, the last one possibly cut off. */
  readonly pageCount: number;
  /** Pages that the source could not give. */
  readonly unreadable: Bitmap;
  /** Pages that were read. */
  readonly read: Bitmap;
  #overflowBytes: number;
  /** What the last batch was read into. */
  #placed: readonly PlacedRun[] = [];

  constructor(source: ByteSource, pageSize: number) {
    this.source = source;
    this.pageSize = pageSize;
    this.pageCount = Math.ceil(source.size / pageSize);
    this.unreadable = new Bitmap(this.pageCount);
    this.read = new Bitmap(this.pageCount);
    // The metas, from which the page size comes.
    this.read.addRange(0, Math.min(2, this.pageCount));
    this.#overflowBytes = source.size * OVERFLOW_FACTOR;
  }

  /** Pages in the order of their ids, which must be inside the file, a batch at a time. */
  async *batches(ids: Iterable<number>): AsyncGenerator<FirstPage[]> {
    const most = Math.max(1, Math.floor(BATCH_BYTES / this.pageSize));
    let wanted: number[] = [];
    for (const id of ids) {
      if (wanted.push(id) < most) continue;
      yield await this.#readBatch(wanted);
      wanted = [];
    }
    if (wanted.length > 0) yield await this.#readBatch(wanted);
  }

  /** Page `pgid` with what follows it, if all of it came along with the last batch. */
  atHand(pgid: number, sizeBytes: number): Uint8Array | undefined {
    const { pageSize } = this;
    const placed = this.#placed.find(
      ({ run }) => pgid >= run.first && pgid < run.first + run.pageCount,
    );
    if (placed === undefined) return undefined;
    const start = (pgid - placed.run.first) * pageSize;
    const isInside = start + sizeBytes <= placed.bytes.length;
    const isThere = pgid * pageSize + sizeBytes <= this.source.size;
    if (!isInside || !isThere) return undefined;
    this.read.addRange(pgid, pgid + Math.ceil(sizeBytes / pageSize));
    return placed.bytes.subarray(start, start + sizeBytes);
  }

  /** Page `pgid` with what follows it, inside the file; undefined if the source cannot give it. */
  async readStretch(pgid: number, sizeBytes: number): Promise<Uint8Array | undefined> {
    if (sizeBytes > this.#overflowBytes) return undefined;
    this.#overflowBytes -= sizeBytes;
    const bytes = new Uint8Array(sizeBytes);
    if (!(await tryRead(this.source, pgid * this.pageSize, bytes))) return undefined;
    this.read.addRange(pgid, pgid + Math.ceil(sizeBytes / this.pageSize));
    return bytes;
  }

  async #readBatch(ids: readonly number[]): Promise<FirstPage[]> {
    const { pageSize } = this;
    const runs = planRuns(ids, Math.max(1, Math.min(RUN_PAGES_MAX, BATCH_BYTES / pageSize)));
    const placed = runs.map((run) => ({ run, bytes: new Uint8Array(run.pageCount * pageSize) }));
    this.#placed = placed;
    try {
      await readAll(
        this.source,
        placed.map(({ run, bytes }) => {
          const offset = run.first * pageSize;
          return { offset, target: this.#inside(bytes, offset) };
        }),
      );
    } catch (error) {
      if (!isReadFailure(error)) throw error;
      this.#placed = [];
      for (const { run, bytes } of placed) await this.#readSingly(run, bytes);
    }
    const pages: FirstPage[] = [];
    for (const { run, bytes } of placed) {
      for (const pgid of ids.slice(run.start, run.end)) {
        const start = (pgid - run.first) * pageSize;
        // Nothing may be taken for what was read but the file's own bytes; a header is always there.
        const inside = Math.max(PAGE_HEADER_SIZE, this.source.size - pgid * pageSize);
        const end = start + Math.min(pageSize, inside);
        const readable = !this.unreadable.has(pgid);
        if (readable) this.read.add(pgid);
        pages.push({ pgid, bytes: readable ? bytes.subarray(start, end) : undefined });
      }
    }
    return pages;
  }

  /** One page after the other, so that a bad one costs no other. */
  async #readSingly({ first, pageCount }: Run, bytes: Uint8Array): Promise<void> {
    const { pageSize } = this;
    for (let at = 0; at < pageCount; at++) {
      const offset = (first + at) * pageSize;
      const page = bytes.subarray(at * pageSize, (at + 1) * pageSize);
      if (await tryRead(this.source, offset, this.#inside(page, offset))) continue;
      this.unreadable.add(first + at);
    }
  }

  /** The part of a target that the file reaches. */
  #inside(target: Uint8Array, offset: number): Uint8Array {
    return target.subarray(0, Math.max(0, this.source.size - offset));
  }
}

/** Fills the target; false if the source cannot give these bytes. */
export async function tryRead(
  source: ByteSource,
  offset: number,
  target: Uint8Array,
): Promise<boolean> {
  try {
    await source.read(offset, target);
    return true;
  } catch (error) {
    if (isReadFailure(error)) return false;
    throw error;
  }
}

/** A bad sector or a file that became shorter; anything else ends the work. */
function isReadFailure(error: unknown): boolean {
  if (!isEtcdSnapshotError(error)) return false;
  return error.code === 'source-failed' || error.code === 'source-short-read';
}
