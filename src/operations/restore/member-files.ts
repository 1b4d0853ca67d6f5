/**
 * The raft files of a member that a restore makes: a log that begins with the members of the cluster
 * and a raft snapshot taken behind them (etcdutl/snapshot/v3_snapshot.go, saveWALAndSnap, v3.6.14).
 * All members' files are the same but for the owner of the log.
 */

import type { NewCluster } from '../../etcd/cluster/new-cluster.ts';
import { encodeRestoredV2Store } from '../../etcd/encode-v2-store.ts';
import { encodeMember } from '../../etcd/member.ts';
import type { Member } from '../../etcd/member.ts';
import type { EtcdMinor } from '../../etcd/version.ts';
import { CONF_CHANGE_TYPES, encodeConfChange } from '../../raft/conf-change.ts';
import type { ConfState } from '../../raft/conf-state.ts';
import { ENTRY_TYPES } from '../../raft/entry.ts';
import { encodeRaftSnapshot, formatRaftSnapshotName } from '../../raft/raft-snapshot.ts';
import type { LogPosition } from '../../raft/raft-snapshot.ts';
import type { Zeros } from '../../raft/zeros.ts';
import { formatSegmentName } from '../../wal/segment-name.ts';
import { SegmentWriter } from '../../wal/segment-writer.ts';

/** What the files are made of. */
export interface MemberFilesInput extends NewCluster {
  /** The member whose files they are. */
  readonly localId: bigint;
  /** The release whose tool is followed. */
  readonly version: EtcdMinor;
  /** Order in which the v2 store says that members were made; ascending ids if absent. */
  readonly creationOrder?: readonly bigint[];
}

/** Two files, and what the store must say to go with them. */
export interface MemberFiles {
  /** Name of the log's segment. */
  readonly walName: string;
  /** The segment up to its last record; etcd lets zeros follow, up to `SEGMENT_SIZE`. */
  readonly wal: Uint8Array;
  readonly snapName: string;
  readonly snap: Uint8Array;
  /** Index and term of the last entry: `consistent_index` and `term` of the store. */
  readonly consistentIndex: number;
  readonly term: number;
}

/** Term of all that a restore writes. */
const TERM = 1;

/**
 * Encodes the files.
 * @throws {RangeError} if there is no such member or none that votes.
 */
export function encodeMemberFiles(input: MemberFilesInput): MemberFiles {
  const { localId, clusterId, version, creationOrder } = input;
  const members = [...input.members].sort((left, right) => (left.id < right.id ? -1 : 1));
  if (!members.some(({ id }) => id === localId)) {
    throw new RangeError(`"localId": expected the id of a member, got ${localId.toString(16)}`);
  }
  const voter = members.find(({ isLearner }) => !isLearner);
  if (voter === undefined) throw new RangeError('"members": expected one that votes, got none');
  const zeros: Zeros = version === '3.7' ? 'omitted' : 'written';
  const confState = confStateOf(members);
  const last: LogPosition = { index: members.length, term: TERM };
  const segment = new SegmentWriter({ memberId: localId, clusterId }, zeros);
  segment.snapshot({ index: 0, term: 0 });
  for (const [at, member] of members.entries()) {
    const data = encodeConfChange(additionOf(member), zeros);
    segment.entry({ type: ENTRY_TYPES.confChange, term: TERM, index: at + 1, data });
  }
  segment.hardState({ term: TERM, vote: voter.id, commit: members.length });
  segment.snapshot(last, version === '3.4' ? undefined : confState);
  const data = encodeRestoredV2Store({ members, version, creationOrder });
  return {
    walName: formatSegmentName({ sequence: 0, index: 0 }),
    wal: segment.end(),
    snapName: formatRaftSnapshotName(last),
    snap: encodeRaftSnapshot({ ...last, confState, data }, zeros),
    consistentIndex: members.length,
    term: TERM,
  };
}

function additionOf(member: Member): { type: number; nodeId: bigint; context: Uint8Array } {
  const { addNode, addLearnerNode } = CONF_CHANGE_TYPES;
  const type = member.isLearner ? addLearnerNode : addNode;
  // No member has published its client URLs when the cluster is made.
  return { type, nodeId: member.id, context: encodeMember({ ...member, clientUrls: [] }) };
}

function confStateOf(members: readonly Member[]): ConfState {
  const ids = (isLearner: boolean): bigint[] =>
    members.filter((member) => member.isLearner === isLearner).map(({ id }) => id);
  return {
    voters: ids(false),
    learners: ids(true),
    votersOutgoing: [],
    learnersNext: [],
    autoLeave: false,
  };
}
