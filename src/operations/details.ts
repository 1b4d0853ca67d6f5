/**
 * What `status --details` adds: everything else that a store says of itself, read from its small
 * buckets.
 */

import type { Bucket } from '../bbolt/database.ts';
import { decodeAlarm } from '../etcd/alarm.ts';
import type { Alarm } from '../etcd/alarm.ts';
import { decodeAuthEnabled } from '../etcd/auth.ts';
import { decodeMember } from '../etcd/member.ts';
import type { Member } from '../etcd/member.ts';
import type { Snapshot, Trailer } from '../etcd/snapshot.ts';
import { schemaVersion, startableBy } from '../etcd/version.ts';
import type { EtcdMinor } from '../etcd/version.ts';
import { decodeText, encodeText } from '../bytes/text.ts';

/** The small print of a snapshot. */
export interface StatusDetails {
  /** Length of the file, in bytes. */
  readonly fileSize: number;
  readonly trailer: Trailer;
  /** Bytes; recorded by the machine that made the file. */
  readonly pageSize: number;
  /** Text of meta/storageVersion as stored; undefined before 3.6. */
  readonly storageVersion: string | undefined;
  /** Text of cluster/clusterVersion. */
  readonly clusterVersion: string | undefined;
  /** Version of the layout: 3.4, 3.5, or what storageVersion says. */
  readonly schemaVersion: string;
  /** The minor releases that start from a restore of this file. */
  readonly startableBy: readonly EtcdMinor[];
  /** Raft term and index that the store has applied; term undefined before 3.5. */
  readonly raftTerm: number | undefined;
  readonly raftIndex: number | undefined;
  /** Revision up to which history is gone; undefined if it never was. */
  readonly compactRevision: number | undefined;
  /** A compaction that was asked for and had not finished. */
  readonly compactingTo: number | undefined;
  readonly members: readonly Member[];
  readonly leaseCount: number;
  readonly alarms: readonly Alarm[];
  readonly auth: {
    readonly enabled: boolean;
    readonly userCount: number;
    readonly roleCount: number;
  };
}

/**
 * Reads the details of a snapshot.
 * @throws {CorruptionError} for a record that does not decode.
 */
export async function statusDetails(snapshot: Snapshot): Promise<StatusDetails> {
  const meta = await snapshot.storeMeta();
  const { storageVersion, term, finishedCompactRevision, scheduledCompactRevision } = meta;
  const cluster = await snapshot.bucket('cluster')?.get(encodeText('clusterVersion'));
  const clusterVersion = cluster === undefined ? undefined : decodeText(cluster);
  const versions = { storageVersion, term, clusterVersion };
  const pending = (scheduledCompactRevision ?? 0) > (finishedCompactRevision ?? 0);
  return {
    fileSize: snapshot.source.size,
    trailer: snapshot.trailer,
    pageSize: snapshot.database.pageSize,
    storageVersion,
    clusterVersion,
    schemaVersion: schemaVersion(versions),
    startableBy: startableBy(versions),
    raftTerm: term,
    raftIndex: meta.consistentIndex,
    compactRevision: finishedCompactRevision,
    compactingTo: pending ? scheduledCompactRevision : undefined,
    members: await decodeAll(snapshot.bucket('members'), decodeMember),
    leaseCount: await count(snapshot.bucket('lease')),
    alarms: await decodeAll(snapshot.bucket('alarm'), decodeAlarm),
    auth: {
      enabled: decodeAuthEnabled(await snapshot.bucket('auth')?.get(encodeText('authEnabled'))),
      userCount: await count(snapshot.bucket('authUsers')),
      roleCount: await count(snapshot.bucket('authRoles')),
    },
  };
}

async function decodeAll<T>(
  bucket: Bucket | undefined,
  decode: (key: Uint8Array, value: Uint8Array) => T,
): Promise<T[]> {
  const decoded: T[] = [];
  if (bucket === undefined) return decoded;
  for await (const entries of bucket.entries()) {
    for (const { key, value } of entries) if (value !== undefined) decoded.push(decode(key, value));
  }
  return decoded;
}

async function count(bucket: Bucket | undefined): Promise<number> {
  let total = 0;
  if (bucket === undefined) return total;
  for await (const entries of bucket.entries()) total += entries.length;
  return total;
}
