/**
 * What a finished compaction leaves of the key bucket (etcd server/storage/mvcc/key_index.go,
 * compact and doCompact, and kvstore_compaction.go, scheduleCompaction, v3.6.14): every record
 * behind the revision, and of each key the newest record up to it, unless that is a tombstone of an
 * earlier revision. A tombstone of the very revision stays, as it does since 3.4.34, 3.5.16 and 3.6;
 * older servers take it away too.
 *
 * etcd says it by generations: the first one that a tombstone ends at or behind the revision, or
 * else the last one, keeps its newest record up to it. That is the same, but where a transaction
 * deletes a key and then puts it, which etcd refuses (server/etcdserver/api/v3rpc/key.go,
 * checkIntervals): there the put would be lost, and is kept here.
 */

import type { Bitmap } from '../../bytes/bitmap.ts';
import { LatestRecords } from '../latest-records.ts';
import type { RecordStore } from '../records.ts';
import { passRecords } from './record-pass.ts';
import type { RecordPassOptions } from './record-pass.ts';

/** The records that a store keeps, numbered in the order of the key bucket. */
export interface KeptRecords {
  /** Has the ordinals of the kept ones; its size is the number of all records. */
  readonly ordinals: Bitmap;
  /** How many are kept. */
  readonly count: number;
  /** Whether the key without a name is live, which only a bump makes. */
  readonly hasUnnamed: boolean;
}

/**
 * The records that a compaction at a revision keeps.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export async function keptByCompaction(
  store: RecordStore,
  revision: number,
  options: RecordPassOptions,
): Promise<KeptRecords> {
  const latest = new LatestRecords(options.seed);
  let reached = 0;
  let hasUnnamed = false;
  const total = await passRecords(store, options, {
    record({ main, tombstone, name }, ordinal) {
      if (name.length === 0) hasUnnamed = !tombstone;
      if (main > revision) return;
      latest.add(ordinal, name, tombstone && main < revision);
      reached = ordinal + 1;
    },
  });
  const ordinals = latest.toBitmap(total);
  ordinals.addRange(reached, total);
  return { ordinals, count: latest.count + total - reached, hasUnnamed };
}
