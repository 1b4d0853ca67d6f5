/**
 * Reads one segment in batches of records, up to where etcd would stop: at the preallocated rest, at
 * a write that a crash tore, or at damage (etcd server/storage/wal/decoder.go, `decodeRecord`,
 * v3.6.14).
 */

import { problem } from '../findings.ts';
import type { Place, Report } from '../findings.ts';
import type { ByteSource } from '../io/source.ts';
import { examineFrame } from './examine-frame.ts';
import type { Frame } from './examine-frame.ts';
import { ROW_FIELDS } from './record-batch.ts';
import type { RecordBatch } from './record-batch.ts';
import { REFERENCE_ROWS_MAX } from './record-scan.ts';
import type { RecordScan } from './record-scan.ts';
import { SegmentWindow } from './segment-window.ts';

/** What the reader of a segment is told. */
export interface SegmentInput {
  readonly source: ByteSource;
  readonly place: Place;
  /** Whether no segment follows: only there a write can be torn. */
  readonly isLast: boolean;
  /** Where to begin, and the CRC-32C over all data before; undefined where it is not known. */
  readonly offset: number;
  readonly running: number | undefined;
  /** Index of the last entry so far, kept up to date by who takes the batches. */
  readonly lastIndex: () => number;
  readonly report: Report;
}

/** A place between records, and the running CRC-32C there. */
export interface SegmentPosition {
  readonly offset: number;
  readonly running: number | undefined;
}

/** Where reading ended, behind the last record that holds together, and why. */
export interface SegmentStop extends SegmentPosition {
  /**
   * `end`: the file ends, or goes on with a length field of 0. `torn`: in the last segment, a write
   * that a crash tore.
   */
  readonly reason: 'end' | 'torn' | 'damaged';
  /** Where records may go on, if only the data of one is wrong. */
  readonly resume: readonly SegmentPosition[];
}

/** Reads records in batches; returns where it stopped, having reported what made it stop. */
export async function* readSegment(
  input: SegmentInput,
  scan: RecordScan,
): AsyncGenerator<RecordBatch, SegmentStop> {
  const reader = new SegmentReader(input, scan);
  for (;;) {
    const next = reader.next();
    if ('rows' in next) yield next;
    else if (next.kind === 'short') await reader.hold(next.wantedBytes);
    else return reader.stop(next);
  }
}

type Stopping = Extract<Frame, { kind: 'end' | 'broken' }>;

class SegmentReader {
  readonly #input: SegmentInput;
  readonly #scan: RecordScan;
  readonly #window: SegmentWindow;
  #offset: number;
  #running: number | undefined;

  constructor(input: SegmentInput, scan: RecordScan) {
    this.#input = input;
    this.#scan = scan;
    this.#window = new SegmentWindow(input.source, scan.piece);
    this.#offset = input.offset;
    this.#running = input.running;
  }

  hold(wantedBytes: number): Promise<void> {
    return this.#window.hold(this.#offset, wantedBytes);
  }

  /** The records at hand, at least one; or the frame that stands in the way. */
  next(): RecordBatch | Exclude<Frame, { kind: 'record' }> {
    const { bytes, base, filled, isPiece } = this.#window;
    const at = this.#offset - base;
    const taken =
      isPiece && this.#running !== undefined
        ? this.#scan.take(at, filled, this.#running)
        : undefined;
    if (taken !== undefined && taken.count > 0) {
      this.#offset = base + taken.next;
      this.#running = taken.running;
      return { bytes, baseOffset: base, rows: taken.rows, count: taken.count };
    }
    // Where something faster is at work, it goes on behind the first record.
    const countMax = taken === undefined && isPiece ? REFERENCE_ROWS_MAX : 1;
    let count = 0;
    while (count < countMax) {
      const frame = this.#examine(count);
      if (frame.kind !== 'record') {
        if (count === 0) return frame;
        break;
      }
      // What is odd is told when everything before it was taken.
      if (count > 0 && frame.oddities.length > 0) break;
      for (const oddity of frame.oddities) this.#input.report(oddity);
      this.#offset += frame.frameBytes;
      this.#running = frame.running;
      count++;
    }
    return { bytes, baseOffset: base, rows: this.#scan.referenceRows, count };
  }

  /** Reports why it goes no further. */
  stop(frame: Stopping): SegmentStop {
    const { place, isLast, lastIndex, report } = this.#input;
    const position = { offset: this.#offset, running: this.#running };
    if (frame.kind === 'end') return { ...position, reason: 'end', resume: [] };
    if (isLast && frame.looksTorn) {
      const facts = { lastIndex: lastIndex() };
      report(problem('wal-torn', { ...place, offset: this.#offset }, facts));
      return { ...position, reason: 'torn', resume: [] };
    }
    report(frame.problem);
    const offset = this.#offset + (frame.frameBytes ?? 0);
    const resume = frame.candidates.map((running) => ({ offset, running }));
    return {
      ...position,
      reason: 'damaged',
      resume: frame.frameBytes === undefined ? [] : resume,
    };
  }

  #examine(count: number): Frame {
    const { source, place, lastIndex } = this.#input;
    const row = this.#scan.referenceRows.subarray(count * ROW_FIELDS, (count + 1) * ROW_FIELDS);
    return examineFrame(
      {
        bytes: this.#window.bytes,
        at: this.#offset - this.#window.base,
        end: this.#window.filled,
        offset: this.#offset,
        segmentSize: source.size,
        running: this.#running,
        lastIndex: lastIndex(),
        place,
      },
      row,
    );
  }
}
