/** Reads a whole log and keeps everything that is said of it. */

import { formatProblemLine } from '../../src/findings.ts';
import type { Problem } from '../../src/findings.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import type { ByteSource } from '../../src/io/source.ts';
import { LogFacts } from '../../src/wal/log-facts.ts';
import { readLog } from '../../src/wal/read-log.ts';
import type { LogStop } from '../../src/wal/read-log.ts';
import { ROW, ROW_FIELDS } from '../../src/wal/record-batch.ts';
import { parseSegmentName } from '../../src/wal/segment-name.ts';
import type { LogSegment } from '../../src/wal/segments.ts';
import type { BuiltLog } from '../build/wal.ts';

/** A record: where it is, and the fields of its row with ranges from the segment's beginning. */
export interface ReadRecord {
  readonly file: string;
  readonly offset: number;
  readonly type: number;
  readonly entryType: number;
  readonly term: number;
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly crc: number;
}

/** All that is said of a log. */
export interface WholeLog {
  readonly records: readonly ReadRecord[];
  readonly problems: readonly Problem[];
  /** The problems as lines. */
  readonly lines: readonly string[];
  readonly codes: readonly string[];
  readonly stop: LogStop;
  readonly facts: LogFacts;
}

/** How to read. */
export interface ReadWholeOptions {
  readonly referenceOnly?: boolean;
  readonly skipRest?: boolean;
  readonly signal?: AbortSignal;
  /** Wraps the source of a segment. */
  readonly wrap?: (source: ByteSource, path: string) => ByteSource;
}

/** Reads the log. */
export async function readWhole(
  { files }: Pick<BuiltLog, 'files'>,
  options: ReadWholeOptions = {},
): Promise<WholeLog> {
  const { wrap = (source: ByteSource) => source } = options;
  const segments = files.map(([path, bytes]): LogSegment => {
    const open = (): Promise<ByteSource> =>
      Promise.resolve(wrap(new MemorySource(bytes, path), path));
    return { ...(parseSegmentName(path) ?? { sequence: 0, index: 0 }), path, open };
  });
  const problems: Problem[] = [];
  const report = (found: Problem): void => {
    problems.push(found);
  };
  const facts = new LogFacts(report);
  const records: ReadRecord[] = [];
  const batches = readLog({ ...options, segments, report, lastIndex: () => facts.lastIndex });
  let next = await batches.next();
  for (; next.done !== true; next = await batches.next()) {
    const { segment, baseOffset, rows, count } = next.value;
    for (let record = 0; record < count; record++) {
      const row = rows.subarray(record * ROW_FIELDS);
      records.push({
        file: segment.path,
        offset: row[ROW.offset]! + baseOffset,
        type: row[ROW.type]!,
        entryType: row[ROW.entryType]!,
        term: row[ROW.term]!,
        index: row[ROW.index]!,
        start: row[ROW.start]! + baseOffset,
        end: row[ROW.end]! + baseOffset,
        crc: row[ROW.crc]!,
      });
    }
    facts.take(next.value);
  }
  facts.end();
  return {
    records,
    problems,
    lines: problems.map(formatProblemLine),
    codes: problems.map(({ code }) => code),
    stop: next.value,
    facts,
  };
}
