/**
 * What checks know of a store before the pass: the meta bucket and the leases, which records refer
 * to.
 */

import type { BucketRef } from '../../bbolt/bucket.ts';
import { Bucket } from '../../bbolt/database.ts';
import type { Database } from '../../bbolt/database.ts';
import { decodeText } from '../../bytes/text.ts';
import { isCorruptionError } from '../../errors.ts';
import { checkRevisionKey, revisionMain } from '../revision.ts';

/** A store as its checks see it; what does not decode is left out, and its own check says so. */
export interface StoreView {
  /** Names of the top-level buckets. */
  readonly bucketNames: ReadonlySet<string>;
  /** Values of the meta bucket by name. */
  readonly meta: ReadonlyMap<string, Uint8Array>;
  /** Revision that a compaction was asked for; undefined if none was. */
  readonly scheduledCompact: number | undefined;
  /** Revision up to which a compaction is done; undefined if none was. */
  readonly finishedCompact: number | undefined;
  /**
   * Up to this revision records may be missing, because a compaction has been there or is under
   * way; 1, the revision of an empty store, if there never was one.
   */
  readonly compactFloor: number;
  /** Ids of the leases, signed. */
  readonly leases: ReadonlySet<bigint>;
  /** Text of cluster/clusterVersion. */
  readonly clusterVersion: string | undefined;
  /** Ids of the members, in hex. */
  readonly memberIds: ReadonlySet<string>;
}

/** Reads what checks need beforehand; broken buckets are passed over. */
export async function readStoreView(
  database: Database,
  buckets: readonly BucketRef[],
): Promise<StoreView> {
  const byName = new Map(buckets.map((ref) => [ref.path[0] ?? '', new Bucket(database, ref)]));
  const meta = await readAll(byName.get('meta'));
  const scheduledCompact = compactRevision(meta.get('scheduledCompactRev'));
  const finishedCompact = compactRevision(meta.get('finishedCompactRev'));
  const leases = new Set<bigint>();
  for await (const key of keysOf(byName.get('lease'))) {
    if (key.length === 8) leases.add(new DataView(key.buffer, key.byteOffset).getBigInt64(0));
  }
  const version = (await readAll(byName.get('cluster'))).get('clusterVersion');
  return {
    bucketNames: new Set(byName.keys()),
    meta,
    scheduledCompact,
    finishedCompact,
    compactFloor: Math.max(scheduledCompact ?? 1, finishedCompact ?? 1),
    leases,
    clusterVersion: version === undefined ? undefined : (decodeText(version) ?? ''),
    memberIds: new Set((await readAll(byName.get('members'))).keys()),
  };
}

async function readAll(bucket: Bucket | undefined): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  try {
    for await (const entries of bucket?.entries() ?? []) {
      for (const { key, value } of entries) {
        if (value !== undefined) found.set(decodeText(key) ?? '', value);
      }
    }
  } catch (error) {
    if (!isCorruptionError(error)) throw error;
  }
  return found;
}

async function* keysOf(bucket: Bucket | undefined): AsyncGenerator<Uint8Array> {
  try {
    for await (const entries of bucket?.entries() ?? []) for (const { key } of entries) yield key;
  } catch (error) {
    if (!isCorruptionError(error)) throw error;
  }
}

function compactRevision(key: Uint8Array | undefined): number | undefined {
  if (key === undefined) return undefined;
  if (checkRevisionKey(key, {}).next().done !== true) return undefined;
  return revisionMain(key);
}
