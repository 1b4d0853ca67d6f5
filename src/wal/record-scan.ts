/**
 * The fast pass over a segment: it is read straight into the kernel's memory, and the kernel takes
 * every frame that is plainly right (`kernel/assembly/wal-scan.ts`). It stops before one that is
 * not, having changed nothing for it; `examineFrame` takes that one.
 */

import { KernelMemory } from '../kernel/kernel-memory.ts';
import type { Area } from '../kernel/kernel-memory.ts';
import { instantiateKernel } from '../kernel/kernel.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { ROW_FIELDS } from './record-batch.ts';

/** Bytes of a segment that are at hand at a time. */
const PIECE_SIZE = 1024 * 1024;
/** Rows of one batch of the kernel's. */
const ROWS_MAX = 8192;
/** Rows that the reference fills before it hands them on. */
export const REFERENCE_ROWS_MAX = 1024;

/** What the kernel took. */
export interface ScanTaken {
  readonly rows: Float64Array;
  readonly count: number;
  /** Position behind the last frame that was taken, and the running CRC-32C there. */
  readonly next: number;
  readonly running: number;
}

/** Memory that segments are read into, and what takes frames from it. */
export interface RecordScan {
  /** What pieces of segments are read into; always the same bytes. */
  readonly piece: Uint8Array;
  /** Where the reference puts its rows; for one reader at a time, like the piece. */
  readonly referenceRows: Float64Array;
  /** Takes plain frames from [at, end) of the piece; undefined where nothing can. */
  take(at: number, end: number, running: number): ScanTaken | undefined;
}

/** The kernel's scan, or where it cannot run, mere memory. */
export function createRecordScan(options: { referenceOnly?: boolean | undefined }): RecordScan {
  const kernel = options.referenceOnly === true ? undefined : instantiateKernel();
  if (kernel === undefined) {
    const piece = new Uint8Array(PIECE_SIZE);
    return { piece, referenceRows: makeReferenceRows(), take: () => undefined };
  }
  return new KernelScan(kernel);
}

function makeReferenceRows(): Float64Array {
  return new Float64Array(REFERENCE_ROWS_MAX * ROW_FIELDS);
}

class KernelScan implements RecordScan {
  readonly piece: Uint8Array;
  readonly referenceRows: Float64Array = makeReferenceRows();
  readonly #kernel: Kernel;
  readonly #area: Area;
  readonly #rows: Float64Array;

  constructor(kernel: Kernel) {
    const memory = new KernelMemory(kernel);
    const rows = memory.reserve(ROWS_MAX * ROW_FIELDS * 8);
    this.#area = memory.reserve(PIECE_SIZE);
    this.#kernel = kernel;
    // Nothing makes this memory grow any more, so the views stay.
    this.piece = memory.view(this.#area);
    this.#rows = new Float64Array(this.piece.buffer, rows.start, ROWS_MAX * ROW_FIELDS);
    kernel.walScanInit(this.#area.start, rows.start, ROWS_MAX);
  }

  take(at: number, end: number, running: number): ScanTaken {
    const { start } = this.#area;
    const count = this.#kernel.walScan(start + at, start + end, running);
    const next = this.#kernel.walScanNext() - start;
    return { rows: this.#rows, count, next, running: this.#kernel.walScanRunning() };
  }
}
