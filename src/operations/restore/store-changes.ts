/**
 * What a restore changes in the buckets beside the records, as etcdutl does it (etcd
 * etcdutl/snapshot/v3_snapshot.go, saveDB, saveWALAndSnap and updateCIndex, v3.6.14): the members
 * become the new ones, the index that of the new log, and the versions what the target starts from.
 */

import { decodeText, encodeText } from '../../bytes/text.ts';
import { encodeMember, formatMemberId } from '../../etcd/member.ts';
import { encodeIndex } from '../../etcd/meta-bucket.ts';
import { isLeftOut } from '../../etcd/rewrite/new-elements.ts';
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
      change({
        clusterVersion: textOf(versions.clusterVersion),
        downgrade: hasDowngrade(old.downgrade) ? undefined : KEPT,
      }),
    ],
    [
      'meta',
      change({
        consistent_index: encodeIndex(cluster.members.length),
        term: version.minor === '3.4' ? undefined : encodeIndex(1),
        storageVersion: textOf(versions.storageVersion),
        scheduledCompactRev: rewrite.meta.scheduledCompactRev ?? KEPT,
        finishedCompactRev: rewrite.meta.finishedCompactRev ?? KEPT,
      }),
    ],
  ]);
  for (const name of ['lease', 'alarm']) {
    changes.set(name, { keeps: (key) => !isLeftOut(rewrite, name, key), puts: [] });
  }
  return changes;
}

/** Stays as it is. */
const KEPT = Symbol('kept');

/** Values by key; undefined for a key that goes. */
type Values = Readonly<Record<string, Uint8Array | undefined | typeof KEPT>>;

function change(values: Values): BucketChange {
  const wanted = Object.entries(values).filter(([, value]) => value !== KEPT);
  const names = new Set(wanted.map(([name]) => name));
  const puts = wanted
    .filter((pair): pair is [string, Uint8Array] => pair[1] instanceof Uint8Array)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => [encodeText(name), value] as const);
  return { keeps: (key) => !names.has(decodeText(key) ?? ''), puts };
}

function memberElements({ cluster }: RestorePlan): BucketChange['puts'] {
  return cluster.members
    .map((member) => [formatMemberId(member.id), member] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([id, member]) => [encodeText(id), encodeMember(member)] as const);
}

function hasDowngrade(text: string | undefined): boolean {
  return text?.includes('"enabled":true') ?? false;
}

function textOf(text: string | undefined): Uint8Array | undefined {
  return text === undefined ? undefined : encodeText(text);
}

const never = (): boolean => false;
