/**
 * etcd's store as plain lists: every key has its generations, as server/storage/mvcc/key_index.go
 * (v3.6.14) describes them. Slow, and written from the rules alone.
 */
import type { Drop } from '../../../src/etcd/rewrite/drops.ts';
import type { RecordSpec } from '../../build/store.ts';

/** Something that happens to a store. */
export type Step =
  | { readonly kind: 'txn'; readonly changes: readonly Change[] }
  | { readonly kind: 'grant'; readonly id: number; readonly ttl: number }
  | { readonly kind: 'revoke'; readonly id: number }
  | { readonly kind: 'compact'; readonly back: number };

/** A put, or a delete, in a transaction. */
export interface Change {
  readonly key: string;
  readonly lease?: number | undefined;
  readonly deleted: boolean;
}

interface Stored extends RecordSpec {
  readonly sub: number;
}

export class PlainStore {
  #records: Stored[] = [];
  readonly #leases = new Map<number, number>();
  #finished: number | undefined;
  #scheduled: number | undefined;
  revision = 1;

  get compacted(): number {
    return this.#finished ?? -1;
  }

  /** Takes a step, as far as a server would. */
  take(step: Step): void {
    if (step.kind === 'grant') {
      if (!this.#leases.has(step.id)) this.#leases.set(step.id, step.ttl);
    } else if (step.kind === 'revoke') this.#revoke([step.id]);
    else if (step.kind === 'compact') {
      const at = this.revision - step.back;
      if (at > this.compacted && at > 0) this.compact(at);
    } else this.#transact(step.changes);
  }

  /** Everything that a built store needs to know. */
  spec(): {
    records: RecordSpec[];
    leases: Record<number, number>;
    finished?: number;
    scheduled?: number;
  } {
    return {
      records: this.#records,
      leases: Object.fromEntries(this.#leases),
      ...(this.#finished === undefined ? {} : { finished: this.#finished }),
      ...(this.#scheduled === undefined ? {} : { scheduled: this.#scheduled }),
    };
  }

  /** Compacts, generation by generation. */
  compact(at: number): void {
    const kept = new Set<Stored>();
    for (const generations of this.#generations().values()) {
      const ends = (records: Stored[]): number =>
        records.find(({ value }) => value === undefined)?.main ?? Infinity;
      const reached = generations.find((records) => ends(records) >= at);
      const newest = reached?.filter(({ main }) => main <= at).at(-1);
      if (newest !== undefined) kept.add(newest);
    }
    this.#records = this.#records.filter((record) => record.main > at || kept.has(record));
    this.#finished = this.#scheduled = at;
  }

  /** Deletes what the drops ask for in one transaction; how many keys. */
  drop(drops: readonly Drop[]): number {
    const leases = [...this.#leases]
      .filter(([, ttl]) =>
        drops.some((drop) => drop.kind === 'leases' && ttl <= (drop.ttlMaxSeconds ?? Infinity)),
      )
      .map(([id]) => id);
    const prefixes = drops
      .filter(({ kind }) => kind === 'events' || kind === 'masterleases')
      .map(({ kind }) => `/registry/${kind}/`);
    return this.#revoke(leases, (key) => prefixes.some((prefix) => key.startsWith(prefix)));
  }

  /** The record of zero bytes, and the compaction that is asked for. */
  bump(by: number): void {
    this.revision += by;
    this.#records.push({ main: this.revision, sub: 0, key: '', value: '', isEmpty: true });
    this.#scheduled = this.revision;
  }

  #transact(changes: readonly Change[]): void {
    const main = this.revision + 1;
    // A transaction changes each key once.
    const byKey = new Map(changes.map((change) => [change.key, change]));
    const live = this.#live();
    let sub = 0;
    for (const { key, lease, deleted } of byKey.values()) {
      if (deleted && !live.has(key)) continue;
      const hasLease = lease !== undefined && this.#leases.has(lease);
      const put = { value: `at ${String(main)}`, ...(hasLease ? { lease } : {}) };
      this.#records.push({ main, sub: sub++, key, ...(deleted ? {} : put) });
    }
    if (sub > 0) this.revision = main;
  }

  #revoke(ids: readonly number[], alsoGoes: (key: string) => boolean = () => false): number {
    const known = ids.filter((id) => this.#leases.has(id));
    const goes = [...this.#live()]
      .filter(([key, { lease }]) => alsoGoes(key) || known.includes(lease ?? 0))
      .map(([key]) => key)
      .sort();
    const changes = goes.map((key) => ({ key, deleted: true }));
    this.#transact(changes);
    for (const id of known) this.#leases.delete(id);
    return goes.length;
  }

  #live(): Map<string, Stored> {
    const live = new Map<string, Stored>();
    for (const record of this.#records) {
      if (record.value === undefined) live.delete(record.key);
      else live.set(record.key, record);
    }
    return live;
  }

  #generations(): Map<string, Stored[][]> {
    const byKey = new Map<string, Stored[][]>();
    for (const record of this.#records) {
      const generations = byKey.get(record.key) ?? [[]];
      byKey.set(record.key, generations);
      generations.at(-1).push(record);
      if (record.value === undefined) generations.push([]);
    }
    return byKey;
  }
}
