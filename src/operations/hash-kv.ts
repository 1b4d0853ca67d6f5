/**
 * HashKV: the hash of the key bucket at a revision, as a server computes it (etcd
 * server/storage/mvcc/hash.go, kvHasher, v3.6.14). Members of one cluster with the same data have
 * the same hash at the same revision.
 *
 * CRC-32C over the bytes `key`, then over key and value of every record up to the revision, but of
 * those that compaction has reached only the ones that are the state at the revision, and no
 * tombstone at the compacted revision itself: older servers deleted it there, newer ones keep it,
 * and leaving it out makes both hash alike.
 */

import { Crc32c } from '../bytes/crc32c.ts';
import { encodeText } from '../bytes/text.ts';
import { elementSpan } from '../bbolt/elements.ts';
import { isEtcdSnapshotError } from '../errors.ts';
import { kernelKvHash } from '../etcd/kernel-kv-hash.ts';
import type { KernelKvHashOptions } from '../etcd/kernel-kv-hash.ts';
import type { LatestRecords } from '../etcd/latest-records.ts';
import { expectRetained, rawRecords, stateAt, storeRevisions } from '../etcd/records.ts';
import type { RawRecord } from '../etcd/records.ts';
import type { Snapshot } from '../etcd/snapshot.ts';
import { whileUnchanged } from '../io/source.ts';
import type { KeyTableOptions } from './key-table-options.ts';

/** A hash and what it is of. */
export interface KvHash {
  /** CRC-32C, unsigned. */
  readonly hash: number;
  readonly hashRevision: number;
  /** Revision up to which history is gone; -1 if the store was never compacted. */
  readonly compactRevision: number;
}

/** What to hash. */
export interface HashKvOptions extends KeyTableOptions {
  /** The present revision if it is 0 or absent. */
  readonly revision?: number | undefined;
}

/**
 * Computes HashKV of a snapshot. For a revision that was just compacted a running server may answer
 * from its cache with the hash from before the compaction; this is the hash of the file.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export function hashKv(snapshot: Snapshot, options: HashKvOptions = {}): Promise<KvHash> {
  return whileUnchanged(snapshot.source, () => computeHash(snapshot, options));
}

async function computeHash(snapshot: Snapshot, options: HashKvOptions): Promise<KvHash> {
  const { current, compact } = await storeRevisions(snapshot);
  const revision =
    options.revision === undefined || options.revision === 0 ? current : options.revision;
  expectRetained(revision, { current, compact });
  const hash =
    options.referenceOnly === true
      ? undefined
      : await quickHash(snapshot, { ...options, revision, compact });
  return {
    hash: hash ?? (await referenceHash(snapshot, { ...options, revision, compact })),
    hashRevision: revision,
    compactRevision: compact,
  };
}

/** Undefined where the reference must do it. */
async function quickHash(
  snapshot: Snapshot,
  options: KernelKvHashOptions,
): Promise<number | undefined> {
  try {
    return await kernelKvHash(snapshot, options);
  } catch (error) {
    // The reference knows which problem is the first.
    if (isEtcdSnapshotError(error)) return undefined;
    throw error;
  }
}

async function referenceHash(
  snapshot: Snapshot,
  options: HashKvOptions & { readonly revision: number; readonly compact: number },
): Promise<number> {
  const { revision, compact } = options;
  const state = compact < 0 ? undefined : await stateAt(snapshot, revision, options);
  const hash = new Crc32c().update(encodeText('key'));
  for await (const batch of rawRecords(snapshot, revision, options)) {
    for (const raw of batch) {
      if (!isHashed(raw, compact, state)) continue;
      const { keyStart, end } = elementSpan(raw.page, raw.element);
      hash.update(raw.page.bytes.subarray(keyStart, end));
    }
  }
  return hash.digest();
}

function isHashed(raw: RawRecord, compact: number, state: LatestRecords | undefined): boolean {
  const { main, tombstone } = raw.revision;
  if (main > compact || state === undefined) return true;
  // A state without any record keeps everything, as the server's test for an empty set does.
  if (state.count > 0 && !state.has(raw.ordinal)) return false;
  return !(main === compact && tombstone);
}
