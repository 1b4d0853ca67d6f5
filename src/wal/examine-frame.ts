/**
 * One frame, looked at as etcd looks at it and a little harder: what holds together becomes a row,
 * and of what does not it is said what is wrong. This is the reference; the kernel's scan only takes
 * what would pass here without a word.
 */

import { crc32c } from '../bytes/crc32c.ts';
import { WireError } from '../bytes/wire.ts';
import { problem } from '../findings.ts';
import type { Place, Problem } from '../findings.ts';
import { decodeFrameLength, FRAME_HEADER_SIZE } from './frame.ts';
import { decodeRecord, RECORD_TYPE_NAMES, RECORD_TYPES } from './record.ts';
import type { RecordFields } from './record.ts';
import { decodeRecordData } from './record-data.ts';
import type { RecordData } from './record-data.ts';
import { ROW } from './record-batch.ts';
import { firstNonZero, hasZeroSector } from './torn-sector.ts';

/** Bytes of a record that are read at most. etcd writes no request of more than a few MiB. */
export const RECORD_SIZE_MAX: number = 256 * 1024 ** 2;

/** A frame to be looked at. */
export interface FrameInput {
  /** A piece of the segment. */
  readonly bytes: Uint8Array;
  /** Where the frame begins in it, and where what is at hand ends. */
  readonly at: number;
  readonly end: number;
  /** Offset of the frame in the segment, and the segment's size. */
  readonly offset: number;
  readonly segmentSize: number;
  /** CRC-32C over all data before; undefined where that is not known. */
  readonly running: number | undefined;
  /** Index of the last entry before. */
  readonly lastIndex: number;
  readonly place: Place;
}

/** What a frame turned out to be. */
export type Frame =
  /** More bytes must be at hand, from its beginning on. */
  | { readonly kind: 'short'; readonly wantedBytes: number }
  /** The segment ends here: nothing, or a length field of 0. */
  | { readonly kind: 'end' }
  | {
      readonly kind: 'record';
      /** Bytes from the beginning of the frame to the next. */
      readonly frameBytes: number;
      /** The running CRC-32C after it. */
      readonly running: number;
      /** What is odd about it, though etcd reads it. */
      readonly oddities: readonly Problem[];
    }
  | {
      readonly kind: 'broken';
      readonly problem: Problem;
      /** Whether in the last segment etcd takes it for a write that a crash tore. */
      readonly looksTorn: boolean;
      /** Where the next frame begins and what the running CRC may be there, if only the data is wrong. */
      readonly frameBytes: number | undefined;
      readonly candidates: readonly number[];
    };

/** Looks at a frame; of a record that holds together the fields are put into `row`. */
export function examineFrame(input: FrameInput, row: Float64Array): Frame {
  const { bytes, at, offset, segmentSize, place } = input;
  const left = segmentSize - offset;
  if (left === 0) return { kind: 'end' };
  if (left < FRAME_HEADER_SIZE) return endsEarly(input, FRAME_HEADER_SIZE);
  if (input.end - at < FRAME_HEADER_SIZE) return { kind: 'short', wantedBytes: FRAME_HEADER_SIZE };
  const { recordBytes, paddingBytes, isRegular } = decodeFrameLength(bytes, at);
  if (recordBytes === 0 && paddingBytes === 0 && isRegular) return { kind: 'end' };
  const frameBytes = FRAME_HEADER_SIZE + recordBytes + paddingBytes;
  if (recordBytes > left - paddingBytes || frameBytes > left) return endsEarly(input, frameBytes);
  if (recordBytes > RECORD_SIZE_MAX) {
    const facts = { found: recordBytes, limit: RECORD_SIZE_MAX, lastIndex: input.lastIndex };
    return broken(problem('wal-record-size', { ...place, offset }, facts));
  }
  if (input.end - at < frameBytes) return { kind: 'short', wantedBytes: frameBytes };
  const start = at + FRAME_HEADER_SIZE;
  const range = { start, end: start + recordBytes + paddingBytes, fileOffset: offset + 8 };
  const looksTorn = (): boolean => hasZeroSector(bytes, range);
  let record: RecordFields;
  try {
    record = decodeRecord(bytes, start, start + recordBytes);
  } catch (error) {
    const facts = { reason: reasonOf(error), lastIndex: input.lastIndex };
    return broken(problem('wal-record-message', { ...place, offset }, facts), looksTorn());
  }
  const found = examineRecord(input, record, row);
  if (found.kind === 'broken') {
    const { looksLikeTear, candidates } = found;
    return {
      ...broken(found.problem, looksLikeTear && looksTorn()),
      frameBytes: isRegular ? frameBytes : undefined,
      candidates,
    };
  }
  row[ROW.offset] = at;
  const oddities = odditiesOf(input, record, { recordBytes, paddingBytes, isRegular });
  if (found.oddity !== undefined) oddities.push(found.oddity);
  return { kind: 'record', frameBytes, running: found.running, oddities };
}

/** What is left of the segment cannot hold the frame. */
function endsEarly({ place, offset, segmentSize, lastIndex }: FrameInput, wanted: number): Frame {
  const facts = { found: segmentSize - offset, expected: wanted, lastIndex };
  return broken(problem('wal-frame-length', { ...place, offset }, facts), true);
}

type RecordFound =
  | {
      readonly kind: 'sound';
      readonly running: number;
      /** What is odd about the data, though etcd decodes it. */
      readonly oddity: Problem | undefined;
    }
  | {
      readonly kind: 'broken';
      readonly problem: Problem;
      readonly looksLikeTear: boolean;
      readonly candidates: readonly number[];
    };

/** Checksum, type and data of a record; etcd's tear rule is for the first of them. */
function examineRecord(input: FrameInput, record: RecordFields, row: Float64Array): RecordFound {
  const { bytes, running, lastIndex } = input;
  const { type, crc, dataStart, dataEnd } = record;
  const place = { ...input.place, offset: input.offset };
  const data = bytes.subarray(dataStart, dataEnd);
  const stop = (found: Problem, ...candidates: number[]): RecordFound => ({
    kind: 'broken',
    problem: found,
    looksLikeTear: found.code === 'wal-checksum',
    candidates,
  });
  if (type === RECORD_TYPES.crc) {
    // A log may begin in any segment, so nothing before is nothing to compare with.
    if (running !== undefined && running !== 0 && running !== crc) {
      const facts = { found: crc, expected: running, lastIndex };
      return stop(problem('wal-chain', place, facts), crc, running);
    }
    fillRow(row, record, { term: 0, index: 0, type: 0, dataStart, dataEnd, oddity: undefined });
    return { kind: 'sound', running: crc, oddity: undefined };
  }
  const computed = crc32c(data, running ?? 0);
  if (running !== undefined && computed !== crc) {
    const facts = { found: computed, expected: crc, lastIndex };
    return stop(problem('wal-checksum', place, facts), crc, computed);
  }
  if (RECORD_TYPE_NAMES[type] === undefined) {
    return stop(problem('wal-record-type', place, { found: type, lastIndex }), crc);
  }
  const what = RECORD_TYPE_NAMES[type];
  try {
    const decoded = decodeRecordData(bytes, record);
    fillRow(row, record, decoded);
    const reason = decoded.oddity;
    const facts = reason === undefined ? undefined : { what, reason, lastIndex };
    const oddity = facts && problem('wal-record-data', place, facts);
    return { kind: 'sound', running: crc, oddity };
  } catch (error) {
    const facts = { what, reason: reasonOf(error), lastIndex };
    return stop(problem('wal-record-data', place, facts), crc);
  }
}

function fillRow(row: Float64Array, { type, crc }: RecordFields, data: RecordData): void {
  row[ROW.type] = type;
  row[ROW.entryType] = data.type;
  row[ROW.term] = data.term;
  row[ROW.index] = data.index;
  row[ROW.start] = data.dataStart;
  row[ROW.end] = data.dataEnd;
  row[ROW.crc] = crc;
}

/** What etcd reads without a word and yet never writes. */
function odditiesOf(
  { bytes, at, offset, place }: FrameInput,
  record: RecordFields,
  frame: { recordBytes: number; paddingBytes: number; isRegular: boolean },
): Problem[] {
  const { recordBytes, paddingBytes, isRegular } = frame;
  const found: Problem[] = [];
  const recordEnd = at + FRAME_HEADER_SIZE + recordBytes;
  const paddingEnd = recordEnd + paddingBytes;
  if (!isRegular || firstNonZero(bytes, recordEnd, paddingEnd) !== paddingEnd) {
    found.push(problem('wal-padding', { ...place, offset }, { recordBytes, paddingBytes }));
  }
  const isCrc = record.type === RECORD_TYPES.crc;
  if (!record.isRegular || (isCrc && record.dataEnd > record.dataStart)) {
    found.push(problem('wal-record-form', { ...place, offset }, { recordBytes }));
  }
  return found;
}

function broken(found: Problem, looksTorn = false): Extract<Frame, { kind: 'broken' }> {
  return { kind: 'broken', problem: found, looksTorn, frameBytes: undefined, candidates: [] };
}

function reasonOf(error: unknown): string {
  if (error instanceof WireError) return error.message;
  throw error;
}
