/**
 * One entry of the raft log, and the hard state that a member keeps beside it. They are met once per
 * record of a write-ahead log, so their fields are read by offset.
 *
 *     Entry      1 Type, 2 Term, 3 Index, 4 Data       (go.etcd.io/raft/v3 raftpb/raft.proto v3.6.0)
 *     HardState  1 term, 2 vote, 3 commit
 *
 * Go's decoder takes the last of a repeated field and skips fields that it does not know; so do we.
 */

import { WireReader } from '../bytes/wire.ts';
import { WireWriter } from '../bytes/wire-writer.ts';
import type { Zeros } from './zeros.ts';

/** What an entry is for (raftpb `EntryType`). */
export const ENTRY_TYPES = { normal: 0, confChange: 1, confChangeV2: 2 } as const;

/** An entry of the raft log. */
export interface Entry {
  /** One of ENTRY_TYPES; a newer etcd may know more. */
  readonly type: number;
  readonly term: number;
  readonly index: number;
  /** What it carries; empty for the entry that a new leader begins with. A view of the record. */
  readonly data: Uint8Array;
}

/**
 * Where an entry's fields are, without an object for its data. Its numbers are rounded above 2^53,
 * which none of them reaches.
 */
export interface EntryFields {
  type: number;
  term: number;
  index: number;
  /** Range of the data, in bytes from the start of the array. */
  dataStart: number;
  dataEnd: number;
}

/** What a member has promised: the term it is in, whom it voted for, and what is committed. */
export interface HardState {
  readonly term: number;
  /** Member ID; 0 for none. */
  readonly vote: bigint;
  /** Index of the last entry known to be committed. */
  readonly commit: number;
}

/**
 * Reads the fields of an entry.
 * @throws {WireError} if the bytes are no entry.
 */
export function decodeEntryFields(bytes: Uint8Array, start: number, end: number): EntryFields {
  const fields: EntryFields = { type: 0, term: 0, index: 0, dataStart: end, dataEnd: end };
  const reader = new WireReader(bytes, start, end);
  while (reader.next()) {
    if (reader.field === 1) fields.type = reader.rounded();
    else if (reader.field === 2) fields.term = reader.rounded();
    else if (reader.field === 3) fields.index = reader.rounded();
    else if (reader.field === 4) {
      reader.bytes();
      fields.dataStart = reader.start;
      fields.dataEnd = reader.end;
    }
  }
  return fields;
}

/**
 * Decodes a hard state; term and commit are rounded above 2^53, which they do not reach.
 * @throws {WireError} if the bytes are none.
 */
export function decodeHardState(bytes: Uint8Array): HardState {
  let [term, vote, commit] = [0, 0n, 0];
  const reader = new WireReader(bytes);
  while (reader.next()) {
    if (reader.field === 1) term = reader.rounded();
    else if (reader.field === 2) vote = BigInt.asUintN(64, reader.int64());
    else if (reader.field === 3) commit = reader.rounded();
  }
  return { term, vote, commit };
}

/** Encodes an entry; without data it has no such field. */
export function encodeEntry({ type, term, index, data }: Entry, zeros: Zeros): Uint8Array {
  const writer = new WireWriter();
  if (type !== 0 || zeros === 'written') writer.number(1, type);
  writer.number(2, term).number(3, index);
  return data.length === 0 ? writer.end() : writer.bytes(4, data).end();
}

/** Encodes a hard state; every release writes all of it. */
export function encodeHardState({ term, vote, commit }: HardState): Uint8Array {
  return new WireWriter().number(1, term).number(2, vote).number(3, commit).end();
}
