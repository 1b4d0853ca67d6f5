/**
 * Changes of who belongs to the cluster: what an entry of type ConfChange or ConfChangeV2 carries
 * (go.etcd.io/raft/v3 raftpb/raft.proto, v3.6.0). Etcd writes ConfChange only, and stops at the
 * other. Read as Go's generated decoders read them: of a field that comes twice the last counts.
 *
 *     ConfChange    1 id, 2 type, 3 node_id, 4 context
 *     ConfChangeV2  1 transition, 2 changes* { 1 type, 2 node_id }, 3 context
 *
 * The context is etcd's: the member as JSON, with `isPromote` where a learner becomes a voter.
 */

import { FieldReader, WIRE } from '../bytes/field-reader.ts';
import { WireError } from '../bytes/wire.ts';
import { WireWriter } from '../bytes/wire-writer.ts';
import { ENTRY_TYPES } from './entry.ts';
import type { Entry } from './entry.ts';
import type { Zeros } from './zeros.ts';

/** What a change can be (raftpb `ConfChangeType`). */
export const CONF_CHANGE_TYPES = {
  /** The node votes from now on; also how a learner becomes a voter. */
  addNode: 0,
  removeNode: 1,
  /** Nothing changes for raft; etcd changes the member's peer URLs. */
  updateNode: 2,
  /** The node receives entries and does not vote. */
  addLearnerNode: 3,
} as const;

/** Raft's names of the types, by number. */
export const CONF_CHANGE_NAMES: readonly string[] = [
  'ConfChangeAddNode',
  'ConfChangeRemoveNode',
  'ConfChangeUpdateNode',
  'ConfChangeAddLearnerNode',
];

/** One node and what becomes of it. */
export interface NodeChange {
  /** One of CONF_CHANGE_TYPES; other numbers are known to no etcd. */
  readonly type: number;
  readonly nodeId: bigint;
}

/** A change of the cluster's configuration. */
export interface ConfChange {
  /** Exactly one in a ConfChange. */
  readonly changes: readonly NodeChange[];
  /** Number by which the proposer knows it again; 0 in a ConfChangeV2. */
  readonly id: bigint;
  /** How a ConfChangeV2 is gone through: 0 as needed, 1 jointly, 2 jointly until told otherwise. */
  readonly transition: number;
  /** The member as JSON; a view. */
  readonly context: Uint8Array;
}

const NONE = new Uint8Array(0);

/** Decodes what the entry carries; undefined if that is no change, or not in an entry of its type. */
export function decodeConfChange({ type, data }: Entry): ConfChange | undefined {
  try {
    if (type === ENTRY_TYPES.confChange) return decodeV1(new FieldReader(data));
    if (type === ENTRY_TYPES.confChangeV2) return decodeV2(new FieldReader(data));
    return undefined;
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

/** Encodes a ConfChange of one node, as a cluster begins with one for each of its members. */
export function encodeConfChange(
  change: NodeChange & { readonly context: Uint8Array },
  zeros: Zeros,
): Uint8Array {
  const writer = new WireWriter();
  if (zeros === 'written') writer.number(1, 0);
  const { type, nodeId, context } = change;
  return writer.number(2, type).number(3, nodeId).bytes(4, context).end();
}

function decodeV1(reader: FieldReader): ConfChange {
  let [id, type, nodeId] = [0n, 0, 0n];
  let context: Uint8Array = NONE;
  while (reader.next()) {
    if (reader.field === 1) id = readUint64(reader);
    else if (reader.field === 2) type = readEnum(reader);
    else if (reader.field === 3) nodeId = readUint64(reader);
    else if (reader.field === 4) context = readBytes(reader);
    else reader.skip();
  }
  return { changes: [{ type, nodeId }], id, transition: 0, context };
}

function decodeV2(reader: FieldReader): ConfChange {
  let transition = 0;
  let context: Uint8Array = NONE;
  const changes: NodeChange[] = [];
  while (reader.next()) {
    if (reader.field === 1) transition = readEnum(reader);
    else if (reader.field === 2) changes.push(decodeNodeChange(readBytes(reader)));
    else if (reader.field === 3) context = readBytes(reader);
    else reader.skip();
  }
  return { changes, id: 0n, transition, context };
}

function decodeNodeChange(bytes: Uint8Array): NodeChange {
  let [type, nodeId] = [0, 0n];
  const reader = new FieldReader(bytes);
  while (reader.next()) {
    if (reader.field === 1) type = readEnum(reader);
    else if (reader.field === 2) nodeId = readUint64(reader);
    else reader.skip();
  }
  return { type, nodeId };
}

function readUint64(reader: FieldReader): bigint {
  reader.expect(WIRE.varint);
  reader.varint();
  return (BigInt(reader.high) << 32n) | BigInt(reader.low);
}

function readEnum(reader: FieldReader): number {
  reader.expect(WIRE.varint);
  reader.varint();
  return reader.low | 0;
}

function readBytes(reader: FieldReader): Uint8Array {
  reader.expect(WIRE.bytes);
  reader.payload();
  return reader.bytes.subarray(reader.start, reader.at);
}
