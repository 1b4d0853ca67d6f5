/** What the database of a data directory says of itself: as far as it is, and who it belongs to. */

import { Bucket } from '../../bbolt/database.ts';
import { decodeText, encodeText } from '../../bytes/text.ts';
import { decodeMember, formatMemberId } from '../../etcd/member.ts';
import type { Member } from '../../etcd/member.ts';
import { revisionMain } from '../../etcd/revision.ts';
import type { Snapshot } from '../../etcd/snapshot.ts';
import { parseConfState } from '../../raft/conf-state.ts';
import type { ConfState } from '../../raft/conf-state.ts';

/** What the database says. */
export interface StoreFacts {
  /** Index and term of the last entry that it has applied; 0 where it does not say. */
  readonly consistentIndex: number;
  readonly term: number | undefined;
  /** Newest revision, or the last compaction where that is newer. */
  readonly revision: number;
  readonly storageVersion: string | undefined;
  readonly clusterVersion: string | undefined;
  readonly members: readonly Member[];
  readonly confState: ConfState | undefined;
  /** Whether an alarm is active or authentication is on, so that requests may be refused. */
  readonly mayRefuse: boolean;
}

/**
 * Reads it.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export async function readStoreFacts(snapshot: Snapshot): Promise<StoreFacts> {
  const meta = await snapshot.storeMeta();
  const last = await snapshot.expectBucket('key').cursor().last();
  const newest = last === undefined ? 1 : revisionMain(last.key);
  const version = await snapshot.bucket('cluster')?.get(encodeText('clusterVersion'));
  const authEnabled = await snapshot.bucket('auth')?.get(encodeText('authEnabled'));
  const alarm = await snapshot.bucket('alarm')?.cursor().first();
  return {
    consistentIndex: meta.consistentIndex ?? 0,
    term: meta.term,
    revision: Math.max(newest, meta.finishedCompactRevision ?? 0),
    storageVersion: meta.storageVersion,
    clusterVersion: version === undefined ? undefined : decodeText(version),
    members: await readMembers(snapshot.bucket('members')),
    confState: meta.confState === undefined ? undefined : parseConfState(meta.confState),
    mayRefuse: alarm !== undefined || authEnabled?.[0] === 1,
  };
}

async function readMembers(bucket: Bucket | undefined): Promise<Member[]> {
  const members: Member[] = [];
  for await (const entries of bucket?.entries() ?? []) {
    for (const { key, value } of entries) {
      if (value !== undefined) members.push(decodeMember(key, value));
    }
  }
  return members;
}

/** Whether a member decides alone, so that all it has in its log counts as committed. */
export function decidesAlone({ members }: StoreFacts, memberId: string | undefined): boolean {
  const voters = members.filter(({ isLearner }) => !isLearner);
  return voters.length === 1 && voters.some(({ id }) => formatMemberId(id) === memberId);
}

/**
 * Whether a member is one of those that the database knows; before it has applied its first entries
 * it knows nobody, and of a log without metadata nobody knows whose it is.
 */
export function knowsMember({ members }: StoreFacts, memberId: string | undefined): boolean {
  if (memberId === undefined || members.length === 0) return true;
  return members.some(({ id }) => formatMemberId(id) === memberId);
}
