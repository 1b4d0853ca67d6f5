/**
 * Leases: the lease bucket (etcd server/storage/schema/lease.go and
 * server/lease/leasepb/lease.proto, v3.6.14). The key is the id in 8 bytes BE, the value a Lease.
 * No time of expiry is stored, and no keys: which keys hang on a lease follows from the records,
 * and the time to live starts anew when a leader takes over.
 */

import { WireWriter } from '../bytes/wire-writer.ts';
import { CorruptionError } from '../errors.ts';
import { problem } from '../findings.ts';
import type { Place } from '../findings.ts';
import { etcd } from '../messages/etcd.js';
import { formatLeaseId } from './lease-id.ts';
import { decodeMessage, toBigInt } from './message.ts';

/** A lease. */
export interface Lease {
  /** Signed 64-bit id; printed as 16 hex digits of its two's complement. */
  readonly id: bigint;
  /** Time to live that was granted, in seconds. */
  readonly ttlSeconds: bigint;
  /** Time that was left at the last checkpoint, in seconds; 0 for none. */
  readonly remainingTtlSeconds: bigint;
}

/**
 * Decodes a lease and compares it with its key.
 * @throws {CorruptionError} lease-record.
 */
export function decodeLease(key: Uint8Array, value: Uint8Array): Lease {
  const id = key.length === 8 ? new DataView(key.buffer, key.byteOffset, 8).getBigInt64(0) : 0n;
  const place: Place = { bucket: ['lease'], key: formatLeaseId(id) };
  const wrong = (reason: string) => problem('lease-record', place, { reason });
  if (key.length !== 8) {
    throw new CorruptionError(wrong(`found a key of ${String(key.length)} bytes, expected 8`));
  }
  const message = decodeMessage(value, (reader) => etcd.Lease.decode(reader), wrong);
  const lease = {
    id: toBigInt(message.ID),
    ttlSeconds: toBigInt(message.TTL),
    remainingTtlSeconds: toBigInt(message.RemainingTTL),
  };
  if (lease.id === id) return lease;
  const reason = `found id ${formatLeaseId(lease.id)}, expected that of the key`;
  throw new CorruptionError(wrong(reason));
}

/** Encodes a lease as it is stored, its key first. */
export function encodeLease(lease: Lease): readonly [key: Uint8Array, value: Uint8Array] {
  const { id, ttlSeconds, remainingTtlSeconds } = lease;
  const key = new Uint8Array(8);
  new DataView(key.buffer).setBigInt64(0, id);
  const writer = new WireWriter();
  if (id !== 0n) writer.number(1, id);
  if (ttlSeconds !== 0n) writer.number(2, ttlSeconds);
  if (remainingTtlSeconds !== 0n) writer.number(3, remainingTtlSeconds);
  return [key, writer.end()];
}
