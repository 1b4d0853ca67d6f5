/**
 * Reads a write-ahead log from its first segment to where etcd would stop, checking the checksum
 * that runs through all of it; then looks at what lies behind that place.
 */

import { problem } from '../findings.ts';
import type { Report } from '../findings.ts';
import type { RunOptions } from '../io/source.ts';
import type { ByteSource } from '../io/source.ts';
import type { RecordBatch } from './record-batch.ts';
import { createRecordScan } from './record-scan.ts';
import type { RecordScan } from './record-scan.ts';
import { readSegment } from './segment-reader.ts';
import type { SegmentStop } from './segment-reader.ts';
import { SEGMENT_SIZE } from './segment-name.ts';
import type { LogSegment } from './segments.ts';
import { surveyRest } from './survey-rest.ts';
import type { Rest } from './survey-rest.ts';

/** Records of one segment. */
export interface LogBatch extends RecordBatch {
  readonly segment: LogSegment;
}

/** How a segment turned out. */
export interface SegmentSummary {
  readonly path: string;
  readonly sizeBytes: number;
  /** Bytes of frames that hold together. */
  readonly usedBytes: number;
  readonly recordCount: number;
}

/** Where reading ended. */
export interface LogStop {
  /** `end`: behind the last record; `torn`: at a torn write, which etcd cuts off; `damaged`. */
  readonly reason: SegmentStop['reason'];
  /** The file, and the offset behind the last good record in it; undefined without segments. */
  readonly path: string | undefined;
  readonly offset: number;
  readonly segments: readonly SegmentSummary[];
  /** Records that hold together behind that place. */
  readonly behind: RecordsBehind;
}

/** Records that etcd does not reach. */
export interface RecordsBehind {
  readonly recordCount: number;
  /** Lowest and highest index of the entries in them; 0 where there are none. */
  readonly lowestIndex: number;
  readonly highestIndex: number;
  /** Whether all that lies there was searched; damage can be made to take for ever. */
  readonly isWhole: boolean;
}

/** How to read a log. */
export interface ReadLogOptions extends RunOptions {
  readonly segments: readonly LogSegment[];
  readonly report: Report;
  /** Index of the last entry so far, kept up to date by who takes the batches. */
  readonly lastIndex: () => number;
  /** Leaves alone what lies behind the end. */
  readonly skipRest?: boolean | undefined;
  /** Does without the kernel: for tests. */
  readonly referenceOnly?: boolean | undefined;
}

/** Yields the records in batches, each valid until the next one is asked for. */
export async function* readLog(options: ReadLogOptions): AsyncGenerator<LogBatch, LogStop> {
  const reader = new LogReader(options);
  for (const [at, segment] of options.segments.entries()) {
    const source = await segment.open();
    try {
      yield* reader.segment(segment, source, at === options.segments.length - 1);
      const what = await source.changed?.();
      if (what !== undefined) {
        options.report(problem('file-changed', { file: segment.path }, { what }));
      }
    } finally {
      await source.close();
    }
  }
  return reader.stop();
}

class LogReader {
  readonly #options: ReadLogOptions;
  readonly #scan: RecordScan;
  readonly #segments: SegmentSummary[] = [];
  #running: number | undefined = 0;
  #stop: { reason: SegmentStop['reason']; path: string | undefined; offset: number } = {
    reason: 'end',
    path: undefined,
    offset: 0,
  };
  #behind: RecordsBehind = {
    recordCount: 0,
    lowestIndex: 0,
    highestIndex: 0,
    isWhole: true,
  };
  #doneBytes = 0;

  constructor(options: ReadLogOptions) {
    this.#options = options;
    this.#scan = createRecordScan(options);
  }

  async *segment(
    segment: LogSegment,
    source: ByteSource,
    isLast: boolean,
  ): AsyncGenerator<LogBatch> {
    const { path } = segment;
    // Behind damage nothing is reached any more.
    if (this.#stop.reason === 'damaged') {
      const resume = [{ offset: 0, running: undefined }];
      await this.#survey(segment, source, { offset: 0, resume });
      this.#segments.push({ path, sizeBytes: source.size, usedBytes: 0, recordCount: 0 });
      this.#doneBytes += source.size;
      return;
    }
    let recordCount = 0;
    const { lastIndex, report } = this.#options;
    const place = { file: path };
    const input = { source, place, isLast, offset: 0, running: this.#running, lastIndex, report };
    const batches = readSegment(input, this.#scan);
    let next = await batches.next();
    for (; next.done !== true; next = await batches.next()) {
      const { bytes, baseOffset, rows, count } = next.value;
      recordCount += count;
      yield { segment, bytes, baseOffset, rows, count };
      this.#proceed(baseOffset + bytes.length, source.size);
    }
    const { reason, offset, running, resume } = next.value;
    this.#running = running;
    this.#stop = { reason, path, offset };
    if (recordCount === 0 && reason === 'end') {
      report(problem('wal-segment-head', place, { missing: 'record at all' }));
    }
    this.#segments.push({ path, sizeBytes: source.size, usedBytes: offset, recordCount });
    await this.#survey(segment, source, { offset, resume });
    this.#doneBytes += source.size;
  }

  stop(): LogStop {
    return { ...this.#stop, segments: this.#segments, behind: this.#behind };
  }

  async #survey(
    { path }: LogSegment,
    source: ByteSource,
    from: { offset: number; resume: SegmentStop['resume'] },
  ): Promise<void> {
    const { signal, skipRest } = this.#options;
    if (skipRest === true) return;
    const rest = await surveyRest(source, from, { scan: this.#scan, signal });
    this.#reportRest(path, rest);
    const { recordCount, lowestIndex, highestIndex, isWhole } = this.#behind;
    // 0 stands for none.
    const lowest = [lowestIndex, rest.lowestIndex].filter((index) => index > 0);
    this.#behind = {
      recordCount: recordCount + rest.recordCount,
      lowestIndex: lowest.length === 0 ? 0 : Math.min(...lowest),
      highestIndex: Math.max(highestIndex, rest.highestIndex),
      isWhole: isWhole && rest.isWhole,
    };
  }

  #reportRest(path: string, rest: Rest): void {
    const { report } = this.#options;
    const { recordCount, lowestIndex, highestIndex, firstRecord, firstByte } = rest;
    if (firstRecord !== undefined) {
      const facts = { recordCount, lowestIndex, highestIndex };
      report(problem('wal-records-behind', { file: path, offset: firstRecord }, facts));
    } else if (firstByte !== undefined && this.#stop.reason === 'end') {
      report(problem('wal-bytes-behind', { file: path, offset: firstByte }, {}));
    }
  }

  /** How large the segments are that were not opened yet is guessed. */
  #proceed(doneInSegment: number, segmentSize: number): void {
    const { signal, onProgress, segments } = this.#options;
    signal?.throwIfAborted();
    const leftCount = segments.length - this.#segments.length - 1;
    onProgress?.({
      doneBytes: this.#doneBytes + Math.min(doneInSegment, segmentSize),
      totalBytes: this.#doneBytes + segmentSize + leftCount * SEGMENT_SIZE,
    });
  }
}
