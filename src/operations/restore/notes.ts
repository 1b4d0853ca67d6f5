/** What whoever restores should know before they do: nothing that stands in the way. */

import type { Alarm } from '../../etcd/alarm.ts';
import { computeMemberId } from '../../etcd/cluster/member-id.ts';
import type { NewCluster } from '../../etcd/cluster/new-cluster.ts';
import type { RewritePlan } from '../../etcd/rewrite/plan.ts';
import type { OldCluster } from './old-cluster.ts';
import { skipsRelease, versionKeys } from './target-version.ts';
import type { TargetVersion } from './target-version.ts';

/** etcd's quota unless `--quota-backend-bytes` says otherwise (server/storage/quota.go, v3.6.14). */
const QUOTA_DEFAULT_BYTES: number = 2 * 1024 ** 3;

/** One thing to know. */
export type RestoreNote =
  /** Members of the old cluster that are still about would take the new ones for their own. */
  | { readonly kind: 'token-unchanged' }
  /** The database comes near the quota that etcd has by default. */
  | { readonly kind: 'quota'; readonly sizeInUse: number; readonly quotaBytes: number }
  /** Alarms are restored as well. */
  | { readonly kind: 'alarms'; readonly alarms: readonly Alarm[] }
  | { readonly kind: 'auth' }
  /** A version key is lowered or removed. */
  | { readonly kind: 'version-lowered'; readonly from: string; readonly to: string }
  /** etcd supports one minor release at a time. */
  | { readonly kind: 'version-skipped' }
  /** The downgrade that the cluster was in the middle of is forgotten. */
  | { readonly kind: 'downgrade-cleared' }
  /** Dropped keys take all history up to their own revision with them, later than was asked for. */
  | { readonly kind: 'compaction-later'; readonly asked: number; readonly compacted: number }
  /** An even number of voters survives no more failures than one fewer. */
  | { readonly kind: 'even-voters'; readonly count: number };

/** What notes are made of. */
export interface NoteFacts {
  readonly old: OldCluster;
  readonly cluster: NewCluster;
  readonly version: TargetVersion;
  readonly rewrite: RewritePlan;
  readonly sizeInUse: number;
  /** Revision that history was to be compacted at. */
  readonly compact: number | 'latest' | undefined;
}

/** The notes, the most important first. */
export async function notesOf(facts: NoteFacts, token: string): Promise<RestoreNote[]> {
  const { old, cluster, version, rewrite, sizeInUse, compact } = facts;
  const notes: RestoreNote[] = [];
  if (await hasToken(old, token)) notes.push({ kind: 'token-unchanged' });
  if (sizeInUse >= 0.9 * QUOTA_DEFAULT_BYTES) {
    notes.push({ kind: 'quota', sizeInUse, quotaBytes: QUOTA_DEFAULT_BYTES });
  }
  if (old.alarms.length > 0 && !rewrite.dropsAlarms) {
    notes.push({ kind: 'alarms', alarms: old.alarms });
  }
  if (old.isAuthEnabled) notes.push({ kind: 'auth' });
  const keys = versionKeys(old, version.minor);
  const newest = old.storageVersion ?? old.clusterVersion;
  const isLowered =
    keys.clusterVersion !== old.clusterVersion || keys.storageVersion !== old.storageVersion;
  if (isLowered && newest !== undefined) {
    notes.push({ kind: 'version-lowered', from: newest, to: version.minor });
  }
  if (skipsRelease(old, version.minor)) notes.push({ kind: 'version-skipped' });
  if (old.isDowngrading) notes.push({ kind: 'downgrade-cleared' });
  const { compacted } = rewrite.revision;
  if (typeof compact === 'number' && rewrite.tombstones !== undefined && compacted > compact) {
    notes.push({ kind: 'compaction-later', asked: compact, compacted });
  }
  const count = cluster.members.filter(({ isLearner }) => !isLearner).length;
  if (count % 2 === 0) notes.push({ kind: 'even-voters', count });
  return notes;
}

/** Whether a member of the old cluster has the id that the token gives it. */
async function hasToken({ members }: OldCluster, token: string): Promise<boolean> {
  for (const { id, peerUrls } of members) {
    if ((await computeMemberId(peerUrls, token)) === id) return true;
  }
  return false;
}
