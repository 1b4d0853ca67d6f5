/** A small etcd store: records encoded by protobufjs, in a file made by `database.ts`. */

import { etcd } from '../../src/messages/etcd.js';
import { buildDatabase, bytesOf } from './database.ts';
import type { BucketSpec, BuildOptions } from './database.ts';

/** A record of the key bucket. */
export interface RecordSpec {
  readonly main: number;
  readonly sub?: number;
  readonly key: string;
  /** Undefined for a tombstone. */
  readonly value?: string;
  /** A value that is no text, in place of `value`. */
  readonly bytes?: Uint8Array;
  readonly version?: number;
  readonly createRevision?: number;
  /** Lease that the key is attached to. */
  readonly lease?: number;
  /** The record has no bytes, as the one of a revision bump. */
  readonly isEmpty?: boolean;
}

/** What else the store says. */
export interface StoreSpec extends BuildOptions {
  readonly records: readonly RecordSpec[];
  readonly finished?: number;
  readonly scheduled?: number;
  readonly storageVersion?: string;
  /** Most records of one leaf. */
  readonly perPage?: number;
  /** Leases by id, with their time to live in seconds; the bucket is left out if absent. */
  readonly leases?: Readonly<Record<number, number>>;
  /** Members that have an alarm; the bucket is left out if absent. */
  readonly alarms?: readonly number[];
  /** Ids of members, and of those that were removed; the buckets are left out if absent. */
  readonly members?: readonly string[];
  readonly membersRemoved?: readonly string[];
}

/** The 17 bytes of a revision, or 18 for a tombstone. */
export function revisionKey(
  main: number,
  sub: number,
  tombstone: boolean,
): Uint8Array<ArrayBuffer> {
  const hex = (value: number): string => value.toString(16).padStart(16, '0');
  const text = `${hex(main)}5f${hex(sub)}${tombstone ? '74' : ''}`;
  return new Uint8Array(Buffer.from(text, 'hex'));
}

/** A store as a bbolt file without trailer. */
export function buildStore(spec: StoreSpec): Uint8Array<ArrayBuffer> {
  const key: BucketSpec = {
    elements: spec.records.map((record) => {
      const { main, sub = 0, value, bytes } = record;
      const isTombstone = value === undefined && bytes === undefined;
      return [revisionKey(main, sub, isTombstone), encodeRecord(record)] as const;
    }),
    ...(spec.perPage === undefined ? {} : { perPage: spec.perPage }),
  };
  const meta: [string, Uint8Array][] = [['consistent_index', revisionKey(9, 0, false).slice(0, 8)]];
  if (spec.finished !== undefined) {
    meta.push(['finishedCompactRev', revisionKey(spec.finished, 0, false)]);
  }
  if (spec.scheduled !== undefined) {
    meta.push(['scheduledCompactRev', revisionKey(spec.scheduled, 0, false)]);
  }
  if (spec.storageVersion !== undefined) {
    meta.push(['storageVersion', bytesOf(spec.storageVersion)]);
  }
  const elements: [string, BucketSpec][] = [
    ['key', key],
    ['meta', { elements: meta, inline: true }],
  ];
  const { leases, alarms } = spec;
  if (leases !== undefined)
    elements.push(['lease', { elements: Object.entries(leases).map(encodeLease) }]);
  if (alarms !== undefined) elements.push(['alarm', { elements: alarms.map(encodeAlarm) }]);
  const { members, membersRemoved } = spec;
  if (members !== undefined) {
    const records = members.map((id): [string, Uint8Array] => [
      id,
      bytesOf(`{"id":${BigInt(`0x${id}`).toString()},"peerURLs":[]}`),
    ]);
    elements.push(['members', { elements: records }]);
  }
  if (membersRemoved !== undefined) {
    const records = membersRemoved.map((id): [string, Uint8Array] => [id, bytesOf('removed')]);
    elements.push(['members_removed', { elements: records }]);
  }
  return buildDatabase({ elements }, spec);
}

function encodeLease([id, TTL]: [string, number]): [Uint8Array, Uint8Array] {
  const ID = Number(id);
  return [revisionKey(ID, 0, false).slice(0, 8), plain(etcd.Lease.encode({ ID, TTL }).finish())];
}

function encodeAlarm(memberID: number): [Uint8Array, Uint8Array] {
  return [
    plain(etcd.AlarmMember.encode({ memberID, alarm: etcd.AlarmType.NOSPACE }).finish()),
    bytesOf(''),
  ];
}

function plain(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

/** A plain history: `count` records over `keys` keys, every seventh a tombstone. */
export function plainRecords(count: number, keys = 20): RecordSpec[] {
  return Array.from({ length: count }, (_, index): RecordSpec => {
    const key = `/key/${String((index * 7) % keys).padStart(4, '0')}`;
    const main = index + 2;
    return index % 7 === 6 ? { main, key } : { main, key, value: `value ${String(index)}` };
  });
}

function encodeRecord(record: RecordSpec): Uint8Array {
  const { main, key, value, version, createRevision, lease } = record;
  const bytes = record.bytes ?? (value === undefined ? undefined : bytesOf(value));
  if (record.isEmpty === true) return new Uint8Array(0);
  const fields = {
    create_revision: createRevision ?? main,
    mod_revision: main,
    version: version ?? 1,
    value: bytes ?? bytesOf(''),
    ...(lease === undefined ? {} : { lease }),
  };
  const message = { key: bytesOf(key), ...(bytes === undefined ? {} : fields) };
  return plain(etcd.KeyValue.encode(message).finish());
}
