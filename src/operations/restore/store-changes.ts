/**
 * What a restore changes in the buckets beside the records, as etcdutl does it (etcd
 * etcdutl/snapshot/v3_snapshot.go, saveDB, saveWALAndSnap and updateCIndex, v3.6.14): the members
 * become the new ones, the index that of the new log, and the versions what the target starts from.
 */

import { encodeText } from '../../bytes/text.ts';
import { encodeMember, formatMemberId } from '../../etcd/member.ts';
import { encodeIndex } from '../../etcd/meta-bucket.ts';
import { isLeftOut } from '../../etcd/rewrite/new-elements.ts';
import { compactMarks, KEPT, setValues } from '../rewrite/bucket-change.ts';
import type { BucketChange } from '../rewrite/bucket-change.ts';
import type { RestorePlan } from './plan.ts';
import { versionKeys } from './target-version.ts';

/** The changes by bucket name; a bucket that is not there is made. */
export function storeChanges(plan: RestorePlan): ReadonlyMap<string, BucketChange> {
  const { rewrite, old, version, cluster } = plan;
  const versions = versionKeys(old, version.minor);
  const changes = new Map<string, BucketChange>([
    ['members', { keeps: never, puts: memberElements(plan) }],
    ['members_removed', { keeps: never, puts: [] }],
    [
      'cluster',
      setValues({
        clusterVersion: textOf(versions.clusterVersion),
        downgrade: old.isDowngrading ? undefined : KEPT,
      }),
    ],
    [
      'meta',
      setValues({
        consistent_index: encodeIndex(cluster.members.length),
        term: version.minor === '3.4' ? undefined : encodeIndex(1),
        storageVersion: textOf(versions.storageVersion),
        ...compactMarks(rewrite),
      }),
    ],
  ]);
  for (const name of ['lease', 'alarm']) {
    changes.set(name, { keeps: (key) => !isLeftOut(rewrite, name, key), puts: [] });
  }
  return changes;
}

function memberElements({ cluster }: RestorePlan): BucketChange['puts'] {
  return cluster.members
    .map((member) => [formatMemberId(member.id), member] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, member]) => [encodeText(id), encodeMember(member)] as const);
}

function textOf(text: string | undefined): Uint8Array | undefined {
  return text === undefined ? undefined : encodeText(text);
}

const never = (): boolean => false;
