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
import { LeaseIds } from './lease-ids.ts';

/**
 * A compaction further beyond the newest record than this many revisions is not believed: all of
 * them would have to be changes of keys that were deleted again, the last one a deletion.
 */
export const COMPACT_AHEAD_MAX = 1_000_000;

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
   * way; 1, the revision of an empty store, if there never was one. A mark that lies too far beyond
   * the newest record to be true is left out: one flipped bit in it would excuse every gap.
   */
  readonly compactFloor: number;
  /** Ids of the leases, signed. */
  readonly leases: { has(id: bigint): boolean };
  /** Text of cluster/clusterVersion. */
  readonly clusterVersion: string | undefined;
  /** Ids of the members, in hex. */
  readonly memberIds: ReadonlySet<string>;
}

/** For a view that outlives its pass: nobody asks for leases then, and there can be millions. */
export const NO_LEASES: StoreView['leases'] = new LeaseIds();

/** Reads what checks need beforehand; broken buckets are passed over. */
export async function readStoreView(
  database: Database,
  buckets: readonly BucketRef[],
): Promise<StoreView> {
  const byName = new Map(buckets.map((ref) => [ref.path[0] ?? '', new Bucket(database, ref)]));
  const meta = await readAll(byName.get('meta'));
  const scheduledCompact = mainOf(meta.get('scheduledCompactRev'));
  const finishedCompact = mainOf(meta.get('finishedCompactRev'));
  const newest = await newestRevision(byName.get('key'));
  const marks = [scheduledCompact ?? 1, finishedCompact ?? 1];
  const plausible = marks.filter((mark) => mark <= (newest ?? Infinity) + COMPACT_AHEAD_MAX);
  const version = (await readAll(byName.get('cluster'))).get('clusterVersion');
  return {
    bucketNames: new Set(byName.keys()),
    meta,
    scheduledCompact,
    finishedCompact,
    compactFloor: Math.max(1, ...plausible),
    leases: await readLeases(byName.get('lease')),
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

async function readLeases(bucket: Bucket | undefined): Promise<LeaseIds> {
  const leases = new LeaseIds();
  try {
    for await (const entries of bucket?.entries() ?? []) {
      for (const { key } of entries) {
        if (key.length === 8) leases.add(new DataView(key.buffer, key.byteOffset).getBigInt64(0));
      }
    }
  } catch (error) {
    if (!isCorruptionError(error)) throw error;
  }
  return leases;
}

/** Main revision of the last record; undefined if there is none or it cannot be read. */
async function newestRevision(bucket: Bucket | undefined): Promise<number | undefined> {
  try {
    return mainOf((await bucket?.cursor().last())?.key);
  } catch (error) {
    if (!isCorruptionError(error)) throw error;
    return undefined;
  }
}

function mainOf(key: Uint8Array | undefined): number | undefined {
  if (key === undefined) return undefined;
  if (checkRevisionKey(key, {}).next().done !== true) return undefined;
  return revisionMain(key);
}
