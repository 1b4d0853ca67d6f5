/** Reads single records again, by their ordinals: every page once, neighbours together. */

import { elementSpan } from '../../bbolt/elements.ts';
import { PageBatch } from '../../bbolt/page-batch.ts';
import type { PageReader } from '../../bbolt/page-reader.ts';
import { ELEMENT_SIZE, PAGE_HEADER_SIZE } from '../../bbolt/page.ts';
import type { Page } from '../../bbolt/page.ts';
import { throwProblem } from '../../bbolt/walk.ts';
import { SourceError } from '../../errors.ts';
import { RecordCursor } from '../record-cursor.ts';
import type { RecordStore } from '../records.ts';
import type { LeafPositions } from './leaf-positions.ts';
import { SpanReader } from './span-reader.ts';
import type { Spans } from './span-reader.ts';

/**
 * Leaves that are asked for at once. The reader's memory must have room for the rest of those that
 * overflow, or it reads the same pages again and again.
 */
const BATCH_LEAVES = 256;

/** Told of a record: its position among those asked for, and the record, valid for the call. */
export type VisitRecord = (at: number, record: RecordCursor) => void;

/** Reads the records of one store that a pass has found sound. */
export class RecordReader {
  readonly store: RecordStore;
  readonly #positions: LeafPositions;
  readonly #reader: PageReader;
  readonly #record: RecordCursor = new RecordCursor();
  readonly #spans: SpanReader;

  constructor(store: RecordStore, positions: LeafPositions) {
    this.store = store;
    this.#positions = positions;
    this.#reader = store.database.reader();
    this.#spans = new SpanReader(store.database.source);
  }

  /** Bytes of a page. */
  get pageSize(): number {
    return this.store.database.pageSize;
  }

  /** Whether all records lie inside of the page of another bucket, which is in memory. */
  get isInline(): boolean {
    return this.store.expectBucket('key').ref.inline !== undefined;
  }

  /** Reads records as bytes, from where they lie in the file. */
  readSpans(spans: Spans, memory: Uint8Array): Promise<void> {
    return this.#spans.read(spans, memory);
  }

  /**
   * Visits records in their order.
   * @throws {SourceError} if the source fails, or the file is not what it was.
   */
  async visit(ordinals: ArrayLike<number>, visit: VisitRecord): Promise<void> {
    if (ordinals.length === 0) return;
    const positions = this.#positions;
    const leaves = leavesOf(ordinals, positions);
    let at = 0;
    for (let from = 0; from < leaves.length;) {
      const batch = await this.#readBatch(leaves.slice(from, from + BATCH_LEAVES));
      for (const entry of batch.entries) {
        const page = batch.page(entry);
        const leaf = leaves[from + entry.position] ?? 0;
        const first = positions.first(leaf);
        const end = positions.end(leaf);
        for (; (ordinals[at] ?? end) < end; at++) {
          visit(at, this.#readRecord(page, (ordinals[at] ?? 0) - first));
        }
      }
      from += batch.taken;
    }
    if (at < ordinals.length) throw changedError(this.store);
  }

  async #readBatch(leaves: readonly number[]): Promise<PageBatch> {
    const { inline } = this.store.expectBucket('key').ref;
    if (inline !== undefined) return PageBatch.of(inline);
    const pgids = leaves.map((leaf) => this.#positions.pgid(leaf));
    return this.#reader.readBatch(pgids, 0, { types: ['leaf'], report: throwProblem });
  }

  #readRecord(page: Page, element: number): RecordCursor {
    const { length } = page.bytes;
    const isInside = PAGE_HEADER_SIZE + (element + 1) * ELEMENT_SIZE <= length;
    if (!isInside || elementSpan(page, element).end > length) throw changedError(this.store);
    this.#record.moveTo(page, element);
    return this.#record;
  }
}

/** The error of a record that is not where it was. */
export function changedError({ database: { source } }: RecordStore): SourceError {
  const text = 'the file changed while it was read: found another record';
  return new SourceError('source-changed', `${source.name}: ${text}`);
}

/** The leaves of ascending ordinals, each once. */
function leavesOf(ordinals: ArrayLike<number>, positions: LeafPositions): number[] {
  const leaves: number[] = [];
  let end = 0;
  for (let at = 0; at < ordinals.length; at++) {
    const ordinal = ordinals[at] ?? 0;
    if (ordinal < end) continue;
    const leaf = positions.leafOf(ordinal);
    leaves.push(leaf);
    end = positions.end(leaf);
  }
  return leaves;
}
