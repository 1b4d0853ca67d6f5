/** The leases of etcd, and how many live keys hang on each. */

import { decodeLease } from '../../../etcd/lease.ts';
import type { Lease } from '../../../etcd/lease.ts';
import { formatLeaseId } from '../../../etcd/lease-id.ts';
import type { Snapshot } from '../../../etcd/snapshot.ts';
import type { KeyTable } from './key-table.ts';
import type { EtcdLease, EtcdLeaseFacts } from './report.ts';

/** Leases that are told one by one. */
const LEASES_MAX = 20;

/**
 * Reads the leases.
 * @throws {CorruptionError} for one that does not decode.
 */
export async function readEtcdLeases(snapshot: Snapshot, keys: KeyTable): Promise<EtcdLeaseFacts> {
  const attached = new Map<bigint, number>();
  for (const [number, lease] of keys.leases) {
    if (keys.is(number)) attached.set(lease, (attached.get(lease) ?? 0) + 1);
  }
  let count = 0;
  let known = 0;
  let first: Lease[] = [];
  for await (const entries of snapshot.bucket('lease')?.entries() ?? []) {
    for (const { key, value } of entries) {
      if (value === undefined) continue;
      const lease = decodeLease(key, value);
      count++;
      known += attached.get(lease.id) ?? 0;
      first.push(lease);
    }
    first = first.sort(endsFirst).slice(0, LEASES_MAX);
  }
  const all = [...attached.values()].reduce((sum, one) => sum + one, 0);
  const told = first.map((lease): EtcdLease => {
    const { id, ttlSeconds, remainingTtlSeconds } = lease;
    return {
      id: formatLeaseId(id),
      ttlSeconds: Number(ttlSeconds),
      remainingSeconds: remainingTtlSeconds === 0n ? undefined : Number(remainingTtlSeconds),
      keys: attached.get(id) ?? 0,
    };
  });
  return { count, keys: all, orphanedKeys: all - known, first: told };
}

/** By what is left; those that start anew have all of their time. */
function endsFirst(a: Lease, b: Lease): number {
  const difference = left(a) - left(b);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function left({ ttlSeconds, remainingTtlSeconds }: Lease): bigint {
  return remainingTtlSeconds === 0n ? ttlSeconds : remainingTtlSeconds;
}
