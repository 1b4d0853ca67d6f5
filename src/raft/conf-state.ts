/**
 * Who takes part in a raft group (raftpb.ConfState of go.etcd.io/raft, raftpb/raft.proto, v3.6.0):
 * as a message in raft snapshots and in the log's snapshot records, as JSON in the meta bucket.
 *
 *     1 voters            uint64, repeated
 *     2 learners          uint64, repeated
 *     3 voters_outgoing   uint64, repeated; only while two majorities are asked
 *     4 learners_next     uint64, repeated; only then
 *     5 auto_leave        bool; whether such a time ends by itself
 */

import { isJsonObject, parseJson, uint64Of } from '../bytes/json.ts';
import type { JsonValue } from '../bytes/json.ts';
import { LENGTH_DELIMITED, WireError, WireReader } from '../bytes/wire.ts';
import { WireWriter } from '../bytes/wire-writer.ts';
import type { Zeros } from './zeros.ts';

/** Voters and learners by their ids, in stored order. */
export interface ConfState {
  readonly voters: readonly bigint[];
  /** Members that follow without a vote. */
  readonly learners: readonly bigint[];
  /** The voters of before, while the group changes from one set to another. */
  readonly votersOutgoing: readonly bigint[];
  /** Voters of before that become learners when the change is over. */
  readonly learnersNext: readonly bigint[];
  readonly autoLeave: boolean;
}

/** Members that are decoded; etcd advises seven at most. */
const MEMBERS_MAX = 1000;
/** Bytes of an ID. */
const ID_SIZE_MAX = 10;

/**
 * Decodes the message.
 * @throws {WireError} if the bytes are none.
 */
export function decodeConfState(bytes: Uint8Array): ConfState {
  const voters: bigint[] = [];
  const learners: bigint[] = [];
  const votersOutgoing: bigint[] = [];
  const learnersNext: bigint[] = [];
  let autoLeave = false;
  const lists = new Map([
    [1, voters],
    [2, learners],
    [3, votersOutgoing],
    [4, learnersNext],
  ]);
  const reader = new WireReader(bytes);
  while (reader.next()) {
    const list = lists.get(reader.field);
    if (reader.field === 5) autoLeave = reader.int64() !== 0n;
    else if (list !== undefined) {
      for (const id of idsOf(reader)) list.push(id);
      if (list.length > MEMBERS_MAX) throw new WireError('found more members than any cluster has');
    }
  }
  return { voters, learners, votersOutgoing, learnersNext, autoLeave };
}

/** Encodes the message; each id has a field of its own. */
export function encodeConfState(confState: ConfState, zeros: Zeros): Uint8Array {
  const { voters, learners, votersOutgoing, learnersNext, autoLeave } = confState;
  const writer = new WireWriter();
  for (const [at, ids] of [voters, learners, votersOutgoing, learnersNext].entries()) {
    for (const id of ids) writer.number(at + 1, id);
  }
  if (autoLeave || zeros === 'written') writer.number(5, autoLeave ? 1 : 0);
  return writer.end();
}

/** Parses the JSON form; undefined if the text is none. */
export function parseConfState(text: string): ConfState | undefined {
  let json: JsonValue;
  try {
    json = parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!isJsonObject(json)) return undefined;
  const voters = idList(json['voters']);
  const learners = idList(json['learners']);
  const votersOutgoing = idList(json['voters_outgoing']);
  const learnersNext = idList(json['learners_next']);
  if (!voters || !learners || !votersOutgoing || !learnersNext) return undefined;
  return { voters, learners, votersOutgoing, learnersNext, autoLeave: json['auto_leave'] === true };
}

/** The ids of one occurrence of a repeated field, which may be packed. */
function idsOf(reader: WireReader): bigint[] {
  if (reader.wireType !== LENGTH_DELIMITED) return [BigInt.asUintN(64, reader.int64())];
  if (reader.end - reader.start > MEMBERS_MAX * ID_SIZE_MAX) {
    throw new WireError('found more members than any cluster has');
  }
  const ids: bigint[] = [];
  let id = 0n;
  let shift = 0n;
  for (const byte of reader.bytes()) {
    id |= BigInt(byte & 0x7f) << shift;
    shift += 7n;
    if (byte < 0x80) {
      ids.push(BigInt.asUintN(64, id));
      id = shift = 0n;
    } else if (shift >= 70n) {
      throw new WireError('found a number that does not end');
    }
  }
  if (shift > 0n) throw new WireError('found a number that does not end');
  return ids;
}

function idList(value: JsonValue | undefined): bigint[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const ids = (value as readonly JsonValue[]).map(uint64Of);
  return ids.every((id) => id !== undefined) ? ids : undefined;
}
