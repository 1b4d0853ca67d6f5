/** What a data directory comes to: whose it is, how far each of its parts is, what goes beyond. */

import { formatMemberId } from '../../etcd/member.ts';
import type { LogPosition } from '../../raft/raft-snapshot.ts';
import type { DirectoryView } from './checks/check.ts';
import type { BeyondCounter, EntriesBeyond } from './entries-beyond.ts';
import { decidesAlone, knowsMember } from './read-store.ts';
import { startOf } from './start.ts';

/** A member as one of the places that know members has it. */
export interface MemberFacts {
  /** Lower-case hex, as etcd prints it. */
  readonly id: string;
  readonly name: string;
  readonly isLearner: boolean;
}

/** What a data directory comes to. */
export interface DirectoryFacts {
  /** The member that the directory belongs to, and its cluster; undefined where the log does not say. */
  readonly memberId: string | undefined;
  readonly clusterId: string | undefined;
  /** The database: last entry applied, its term, and the revision; undefined if it is not readable. */
  readonly consistentIndex: number | undefined;
  readonly consistentTerm: number | undefined;
  readonly revision: number | undefined;
  /** The raft snapshots that hold together, the newest first. */
  readonly raftSnapshots: readonly LogPosition[];
  /** Where a server starts from; undefined where it replays the log from its first entry. */
  readonly start: LogPosition | undefined;
  /**
   * Entries of the log that the database has not applied; undefined if either is missing, or if the
   * two belong to different members.
   */
  readonly beyond: EntriesBeyond | undefined;
  /** The members as the database, its configuration and the newest raft snapshot have them. */
  readonly members: {
    readonly database: readonly MemberFacts[] | undefined;
    /** Voters and learners of the stored configuration. */
    readonly confState: ConfStateFacts | undefined;
    readonly raftSnapshot: ConfStateFacts | undefined;
    readonly v2Store: readonly MemberFacts[] | undefined;
  };
}

/** Voters and learners by their IDs. */
export interface ConfStateFacts {
  readonly voters: readonly string[];
  readonly learners: readonly string[];
}

/** Puts it together. */
export function describeDirectory(
  view: DirectoryView,
  counter: BeyondCounter | undefined,
): DirectoryFacts {
  const { wal, store, raftSnapshots } = view;
  const [newest] = raftSnapshots;
  return {
    memberId: wal?.facts.memberId,
    clusterId: wal?.facts.clusterId,
    consistentIndex: store?.consistentIndex,
    consistentTerm: store?.term,
    revision: store?.revision,
    raftSnapshots: raftSnapshots.map(({ snapshot: { term, index } }) => ({ term, index })),
    start: startOf(view),
    beyond: isOfMember(view) ? counter?.result(certainIndex(view)) : undefined,
    members: {
      database: store?.members.map(memberFacts),
      confState: store?.confState === undefined ? undefined : confStateFacts(store.confState),
      raftSnapshot: newest === undefined ? undefined : confStateFacts(newest.snapshot.confState),
      v2Store: newest?.v2Store?.members.map(memberFacts),
    },
  };
}

/** Whether there is a log, and it is that of a member that the database knows. */
function isOfMember({ wal, store }: DirectoryView): boolean {
  return wal !== undefined && (store === undefined || knowsMember(store, wal.facts.memberId));
}

/** Up to here entries are applied for certain; others another leader may still replace. */
function certainIndex({ wal, store }: DirectoryView): number {
  if (wal === undefined || store === undefined) return 0;
  const { memberId, commit, lastIndex } = wal.facts;
  return decidesAlone(store, memberId) ? lastIndex : commit;
}

function memberFacts(member: {
  readonly id: bigint;
  readonly name: string;
  readonly isLearner: boolean;
}): MemberFacts {
  return { id: formatMemberId(member.id), name: member.name, isLearner: member.isLearner };
}

function confStateFacts(state: {
  readonly voters: readonly bigint[];
  readonly learners: readonly bigint[];
}): ConfStateFacts {
  return {
    voters: state.voters.map(formatMemberId),
    learners: state.learners.map(formatMemberId),
  };
}
