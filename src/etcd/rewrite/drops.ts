/**
 * What is left out of a rewritten store on demand: alarms, leases with the keys attached to them,
 * and keys of a class. The leases are those that were granted a time to live up to a limit; when one
 * ends is not stored (etcd server/lease/leasepb/lease.proto, v3.6.14). A key is attached to the
 * lease of its newest record only (server/storage/mvcc/kvstore.go, restore).
 */

import type { Bucket } from '../../bbolt/database.ts';
import { LeaseIds } from '../checks/lease-ids.ts';
import { decodeLease } from '../lease.ts';
import type { RecordCursor } from '../record-cursor.ts';

/** Classes of keys that whoever knows the stored objects tells apart. */
export type KeyClass = 'events' | 'masterleases';

/** Something to leave out. */
export type Drop =
  | { readonly kind: 'alarms' }
  | {
      readonly kind: 'leases';
      /** Longest time to live, as granted, of the leases that go; all of them without it. */
      readonly ttlMaxSeconds?: number | undefined;
    }
  | { readonly kind: KeyClass };

/** What a drop leaves out. What two drops ask for counts to the first of them. */
export interface DropCount {
  readonly drop: Drop;
  readonly keys: number;
  readonly leases: number;
  readonly alarms: number;
}

/** A store whose small buckets can be read. */
export interface BucketStore {
  bucket(name: string): Bucket | undefined;
}

/** Tells the class of a key; the key is a view, valid for the call. */
export type ClassifyKey = (key: Uint8Array) => KeyClass | undefined;

interface Rule {
  readonly drop: Drop;
  readonly leases: LeaseIds;
  keys: number;
  alarms: number;
}

/**
 * Refuses drops that say nothing.
 * @throws {TypeError} for a limit that is no number of seconds, and for a class without a function
 * that tells classes apart.
 */
export function checkDrops(drops: readonly Drop[], classify: ClassifyKey | undefined): void {
  for (const drop of drops) {
    if (drop.kind === 'leases') {
      const limit = drop.ttlMaxSeconds ?? 0;
      if (Number.isSafeInteger(limit) && limit >= 0) continue;
      const got = String(limit);
      throw new TypeError(`"ttlMaxSeconds": expected a whole number from 0 on, got ${got}`);
    }
    if (drop.kind !== 'alarms' && classify === undefined) {
      throw new TypeError(`"classify": expected a function, which the drop of ${drop.kind} needs`);
    }
  }
}

/** The drops on one store. */
export class DropRules {
  readonly #rules: readonly Rule[];
  readonly #classify: ClassifyKey | undefined;
  /** All leases that go. */
  readonly leases: LeaseIds = new LeaseIds();

  private constructor(drops: readonly Drop[], classify: ClassifyKey | undefined) {
    this.#rules = drops.map((drop) => ({ drop, leases: new LeaseIds(), keys: 0, alarms: 0 }));
    const needsClass = drops.some(({ kind }) => kind !== 'alarms' && kind !== 'leases');
    this.#classify = needsClass ? classify : undefined;
  }

  /**
   * Reads which leases and alarms there are to leave out.
   * @throws {CorruptionError} lease-record, or whatever is wrong with the buckets.
   */
  static async read(
    store: BucketStore,
    drops: readonly Drop[],
    classify: ClassifyKey | undefined,
  ): Promise<DropRules> {
    const rules = new DropRules(drops, classify);
    await rules.#readLeases(store.bucket('lease'));
    await rules.#countAlarms(store.bucket('alarm'));
    return rules;
  }

  /** Whether all alarms go. */
  get dropsAlarms(): boolean {
    return this.#rules.some(({ drop }) => drop.kind === 'alarms');
  }

  /** Whether a record could be of a key that goes. */
  get mayDropKeys(): boolean {
    return this.#classify !== undefined || this.leases.size > 0;
  }

  /** Whether the key of this record, its newest, goes; if so it is counted. */
  take(record: RecordCursor): boolean {
    const keyClass = this.#classify?.(record.name);
    const lease = record.hasLease ? record.lease : 0n;
    if (keyClass === undefined && lease === 0n) return false;
    for (const rule of this.#rules) {
      const isTaken = rule.drop.kind === keyClass || (lease !== 0n && rule.leases.has(lease));
      if (!isTaken) continue;
      rule.keys++;
      return true;
    }
    return false;
  }

  /** What each drop leaves out. */
  counts(): DropCount[] {
    return this.#rules.map(({ drop, leases, keys, alarms }) => {
      return { drop, keys, leases: leases.size, alarms };
    });
  }

  async #readLeases(bucket: Bucket | undefined): Promise<void> {
    const rules = this.#rules.filter(({ drop }) => drop.kind === 'leases');
    if (bucket === undefined || rules.length === 0) return;
    for await (const entries of bucket.entries()) {
      for (const { key, value } of entries) {
        if (value === undefined) continue;
        const { id, ttlSeconds } = decodeLease(key, value);
        const rule = rules.find(({ drop }) => reaches(drop, ttlSeconds));
        rule?.leases.add(id);
        if (rule !== undefined) this.leases.add(id);
      }
    }
  }

  async #countAlarms(bucket: Bucket | undefined): Promise<void> {
    const rule = this.#rules.find(({ drop }) => drop.kind === 'alarms');
    if (bucket === undefined || rule === undefined) return;
    for await (const entries of bucket.entries()) rule.alarms += entries.length;
  }
}

function reaches(drop: Drop, ttlSeconds: bigint): boolean {
  if (drop.kind !== 'leases') return false;
  return drop.ttlMaxSeconds === undefined || ttlSeconds <= BigInt(drop.ttlMaxSeconds);
}
