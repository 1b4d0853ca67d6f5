/**
 * Raft snapshots: the `.snap` files of a data directory, which say up to which entry the log has
 * been applied, and by whom (etcd server/etcdserver/api/snap/snapshotter.go, Read and save, and
 * snappb/snap.proto; go.etcd.io/raft raftpb/raft.proto, Snapshot; v3.6.8).
 *
 *     snappb.snapshot           1 crc   uint32, CRC-32C of data
 *                               2 data  raftpb.Snapshot
 *     raftpb.Snapshot           1 data  the v2 store as JSON
 *                               2 metadata
 *     raftpb.SnapshotMetadata   1 conf_state   2 index   3 term
 *
 * The name is `TERM-INDEX.snap`, both as 16 hex digits, so that names sort by age.
 */

import { crc32c } from '../bytes/crc32c.ts';
import { WireError, WireReader } from '../bytes/wire.ts';
import { WireWriter } from '../bytes/wire-writer.ts';
import { CorruptionError } from '../errors.ts';
import { problem } from '../findings.ts';
import type { Place, Problem } from '../findings.ts';
import { decodeConfState, encodeConfState } from './conf-state.ts';
import type { ConfState } from './conf-state.ts';
import type { Zeros } from './zeros.ts';

/** An entry of the raft log, as names and markers refer to it. */
export interface LogPosition {
  readonly term: number;
  readonly index: number;
}

/** What a `.snap` file says. */
export interface RaftSnapshot extends LogPosition {
  /** Who took part when the snapshot was made. */
  readonly confState: ConfState;
  /** The v2 store as JSON; a view of the file's bytes. */
  readonly data: Uint8Array;
}

const NAME = /^([0-9a-f]{16})-([0-9a-f]{16})\.snap$/;
const NO_MEMBERS = decodeConfState(new Uint8Array(0));

/** Term and index of a `.snap` file's name; undefined for any other name. */
export function parseRaftSnapshotName(name: string): LogPosition | undefined {
  const [, term = '', index = ''] = NAME.exec(name) ?? [];
  const position = { term: Number(`0x${term}`), index: Number(`0x${index}`) };
  const known = Number.isSafeInteger(position.term) && Number.isSafeInteger(position.index);
  return known ? position : undefined;
}

/** The name of a `.snap` file. */
export function formatRaftSnapshotName({ term, index }: LogPosition): string {
  return `${hex(term)}-${hex(index)}.snap`;
}

/**
 * Decodes a whole `.snap` file.
 * @throws {CorruptionError} raft-snapshot-empty, raft-snapshot-checksum or raft-snapshot-message.
 */
export function decodeRaftSnapshot(bytes: Uint8Array, place: Place): RaftSnapshot {
  try {
    return decodeSnapshot(checkedData(bytes, place));
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw new CorruptionError(problem('raft-snapshot-message', place, { reason: error.message }));
  }
}

/** Encodes a whole `.snap` file. */
export function encodeRaftSnapshot(snapshot: RaftSnapshot, zeros: Zeros): Uint8Array {
  const { data, confState, index, term } = snapshot;
  const metadata = new WireWriter()
    .bytes(1, encodeConfState(confState, zeros))
    .number(2, index)
    .number(3, term)
    .end();
  const message = new WireWriter().bytes(1, data).bytes(2, metadata).end();
  return new WireWriter().number(1, crc32c(message)).bytes(2, message).end();
}

/** Compares a `.snap` file's name with what is in it: etcd finds the newest one by name. */
export function* checkRaftSnapshotName(
  name: string,
  snapshot: LogPosition,
  place: Place,
): Generator<Problem> {
  const expected = formatRaftSnapshotName(snapshot);
  if (name !== expected) yield problem('raft-snapshot-name', place, { found: name, expected });
}

/** The message inside the envelope, which its checksum covers. */
function checkedData(bytes: Uint8Array, place: Place): Uint8Array {
  let crc = 0;
  let data = bytes.subarray(0, 0);
  const reader = new WireReader(bytes);
  while (reader.next()) {
    if (reader.field === 1) crc = Number(BigInt.asUintN(32, reader.int64()));
    else if (reader.field === 2) data = reader.bytes();
  }
  // As etcd has it: nothing is ever written with a checksum of 0.
  if (data.length === 0 || crc === 0) {
    const found = bytes.length === 0 ? '0 bytes' : data.length === 0 ? 'no data' : 'no checksum';
    throw new CorruptionError(problem('raft-snapshot-empty', place, { found }));
  }
  const found = crc32c(data);
  if (found === crc) return data;
  throw new CorruptionError(problem('raft-snapshot-checksum', place, { found, expected: crc }));
}

function decodeSnapshot(bytes: Uint8Array): RaftSnapshot {
  let data = bytes.subarray(0, 0);
  let metadata = { term: 0, index: 0, confState: NO_MEMBERS };
  const reader = new WireReader(bytes);
  while (reader.next()) {
    if (reader.field === 1) data = reader.bytes();
    else if (reader.field === 2) metadata = decodeMetadata(reader.bytes());
  }
  return { ...metadata, data };
}

function decodeMetadata(bytes: Uint8Array): Omit<RaftSnapshot, 'data'> {
  let confState = NO_MEMBERS;
  let index = 0;
  let term = 0;
  const reader = new WireReader(bytes);
  while (reader.next()) {
    if (reader.field === 1) confState = decodeConfState(reader.bytes());
    else if (reader.field === 2) index = reader.number();
    else if (reader.field === 3) term = reader.number();
  }
  return { term, index, confState };
}

function hex(value: number): string {
  return value.toString(16).padStart(16, '0');
}
