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
  readonly version?: number;
  readonly createRevision?: number;
}

/** What else the store says. */
export interface StoreSpec extends BuildOptions {
  readonly records: readonly RecordSpec[];
  readonly finished?: number;
  readonly scheduled?: number;
  readonly storageVersion?: string;
  /** Most records of one leaf. */
  readonly perPage?: number;
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
      const { main, sub = 0, value } = record;
      return [revisionKey(main, sub, value === undefined), encodeRecord(record)] as const;
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
  const buckets = {
    elements: [
      ['key', key],
      ['meta', { elements: meta, inline: true }],
    ] as const,
  };
  return buildDatabase(buckets, spec);
}

/** A plain history: `count` records over `keys` keys, every seventh a tombstone. */
export function plainRecords(count: number, keys = 20): RecordSpec[] {
  return Array.from({ length: count }, (_, index): RecordSpec => {
    const key = `/key/${String((index * 7) % keys).padStart(4, '0')}`;
    const main = index + 2;
    return index % 7 === 6 ? { main, key } : { main, key, value: `value ${String(index)}` };
  });
}

function encodeRecord({ main, key, value, version, createRevision }: RecordSpec): Uint8Array {
  const fields = {
    create_revision: createRevision ?? main,
    mod_revision: main,
    version: version ?? 1,
    value: bytesOf(value ?? ''),
  };
  const message = { key: bytesOf(key), ...(value === undefined ? {} : fields) };
  return new Uint8Array(etcd.KeyValue.encode(message).finish());
}
