/**
 * Records of a segment as they are handed on: a piece of the segment, and a row of numbers for each
 * record, so that a log of a million entries makes no million objects.
 */

import { decodeHardState } from '../raft/entry.ts';
import type { Entry, HardState } from '../raft/entry.ts';
import { WAL_ROW_FIELDS } from '../kernel/kernel.ts';

/** Positions in a row. Offsets are bytes from the start of the batch's bytes. */
export const ROW = {
  /** Where the frame begins. */
  offset: 0,
  /** Type of the record, one of RECORD_TYPES. */
  type: 1,
  /** Entry: its type. */
  entryType: 2,
  /** Entry, hard state, raft snapshot: the term. */
  term: 3,
  /** Entry, raft snapshot: the index. Hard state: the commit. */
  index: 4,
  /** Range of the entry's data, or of the record's data for any other type. */
  start: 5,
  end: 6,
  /** The running CRC-32C after the record. */
  crc: 7,
} as const;

/** Fields of a row. */
export const ROW_FIELDS: number = WAL_ROW_FIELDS;

/** Records that lie one behind the other in a segment; valid until the next batch is asked for. */
export interface RecordBatch {
  /** The piece of the segment. */
  readonly bytes: Uint8Array;
  /** Offset of `bytes[0]` in the segment; negative where the array begins with something else. */
  readonly baseOffset: number;
  /** ROW_FIELDS numbers for each record. */
  readonly rows: Float64Array;
  /** How many records. */
  readonly count: number;
}

/** One field of one row. */
export function field({ rows }: RecordBatch, record: number, at: number): number {
  return rows[record * ROW_FIELDS + at] ?? 0;
}

/** The data of a record, or of the entry in it; a view. */
export function dataOf(batch: RecordBatch, record: number): Uint8Array {
  return batch.bytes.subarray(field(batch, record, ROW.start), field(batch, record, ROW.end));
}

/** The entry of a record of that type; its data is a view. */
export function entryOf(batch: RecordBatch, record: number): Entry {
  return {
    type: field(batch, record, ROW.entryType),
    term: field(batch, record, ROW.term),
    index: field(batch, record, ROW.index),
    data: dataOf(batch, record),
  };
}

/** The hard state of a record of that type. */
export function hardStateOf(batch: RecordBatch, record: number): HardState {
  return decodeHardState(dataOf(batch, record));
}
