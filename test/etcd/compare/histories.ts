/** Histories of a store as fast-check makes them, and what two stores amount to, the plain way. */

import fc from 'fast-check';
import type { RecordSpec } from '../../build/store.ts';

/** A change of a key: put or delete. */
export interface Step {
  readonly key: number;
  /** Undefined deletes the key. */
  readonly value: number | undefined;
  /** Whether the change belongs to the transaction of the one before it. */
  readonly joins: boolean;
}

/** A store: its records, and the revision up to which history is gone. */
export interface Store {
  readonly records: readonly RecordSpec[];
  readonly finished: number | undefined;
}

/** What two histories are made of. */
export interface HistoryPlan {
  readonly common: readonly Step[];
  readonly before: readonly Step[];
  readonly after: readonly Step[];
  /** How much of the history each store has compacted, from 0 to 1. */
  readonly compactBefore: number;
  readonly compactAfter: number;
  /** Whether compaction keeps the tombstone of its own revision, as newer servers do. */
  readonly keepsTombstone: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  key: fc.nat(7),
  value: fc.option(fc.nat(3), { nil: undefined, freq: 3 }),
  joins: fc.boolean(),
});
const share = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }));

/** Two stores with a common past, which may be nothing or all. */
export const historyPlans: fc.Arbitrary<HistoryPlan> = fc.record({
  common: fc.array(step, { maxLength: 40 }),
  before: fc.array(step, { maxLength: 10 }),
  after: fc.array(step, { maxLength: 30 }),
  compactBefore: share,
  compactAfter: share,
  keepsTombstone: fc.boolean(),
});

/** Name of a key; some begin with others. */
export function keyName(key: number): string {
  return `/${'ab'[key % 2] ?? ''}/key${'y'.repeat(key >> 1)}`;
}

/** The records that a server writes for the steps. */
export function recordsOf(steps: readonly Step[]): RecordSpec[] {
  const records: RecordSpec[] = [];
  const live = new Map<number, { createRevision: number; version: number }>();
  let main = 1;
  let sub = 0;
  for (const { key, value, joins } of steps) {
    const known = live.get(key);
    if (value === undefined && known === undefined) continue;
    if (joins && main > 1) sub++;
    else [main, sub] = [main + 1, 0];
    const name = keyName(key);
    if (value === undefined) {
      live.delete(key);
      records.push({ main, sub, key: name });
      continue;
    }
    const createRevision = known?.createRevision ?? main;
    const version = (known?.version ?? 0) + 1;
    live.set(key, { createRevision, version });
    records.push({
      main,
      sub,
      key: name,
      value: `value ${String(value)}`,
      createRevision,
      version,
    });
  }
  return records;
}

/** What is left of records after a compaction. */
export function compact(
  records: readonly RecordSpec[],
  revision: number,
  keepsTombstone: boolean,
): RecordSpec[] {
  return records.filter((record, at) => {
    if (record.main > revision) return true;
    const isNewest = !records
      .slice(at + 1)
      .some(({ main, key }) => main <= revision && key === record.key);
    if (!isNewest) return false;
    return record.value !== undefined || (keepsTombstone && record.main === revision);
  });
}

/** The two stores of a plan. */
export function storesOf(plan: HistoryPlan): { before: Store; after: Store } {
  const storeOf = (own: readonly Step[], part: number): Store => {
    const records = recordsOf([...plan.common, ...own]);
    const finished = Math.floor(lastOf(records) * part);
    if (finished < 2) return { records, finished: undefined };
    return { records: compact(records, finished, plan.keepsTombstone), finished };
  };
  return {
    before: storeOf(plan.before, plan.compactBefore),
    after: storeOf(plan.after, plan.compactAfter),
  };
}

/** The live keys at a revision, each with its newest record. */
export function stateOf(records: readonly RecordSpec[], revision: number): Map<string, RecordSpec> {
  const state = new Map<string, RecordSpec>();
  for (const record of records) {
    if (record.main > revision) break;
    if (record.value === undefined) state.delete(record.key);
    else state.set(record.key, record);
  }
  return state;
}

function lastOf(records: readonly RecordSpec[]): number {
  return records.reduce((last, { main }) => Math.max(last, main), 1);
}

/** What a server's present revision is. */
export function currentOf({ records, finished }: Store): number {
  return Math.max(lastOf(records), finished ?? -1);
}

/** Whether two records are the same one. */
export function isSameRecord(left: RecordSpec, right: RecordSpec | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** What the stores have in common, and where it is seen that they forked. */
export function sharedOf(
  before: Store,
  after: Store,
  revisions: { before: number; after: number },
): { records: number; lastRevision: number; forkRevision: number | undefined } {
  const shared = before.records.filter((record) => {
    const isThere = after.records.some((other) => isSameRecord(record, other));
    return isThere && record.main <= Math.min(revisions.before, revisions.after);
  });
  const forks = [
    ...missing(before, revisions.before, after, revisions.after),
    ...missing(after, revisions.after, before, revisions.before),
  ];
  return {
    records: shared.length,
    lastRevision: shared.length === 0 ? 0 : lastOf(shared),
    forkRevision: forks.length === 0 ? undefined : Math.min(...forks),
  };
}

/** Main revisions of records that the other store must have, or has otherwise. */
function missing(own: Store, ownMax: number, other: Store, otherMax: number): number[] {
  return own.records
    .filter((record) => record.main <= ownMax && record.main <= otherMax)
    .filter((record) => !other.records.some((found) => isSameRecord(record, found)))
    .filter((record) => {
      const { main, sub } = record;
      const isThere = other.records.some((found) => found.main === main && found.sub === sub);
      return isThere || main > (other.finished ?? -1);
    })
    .map(({ main }) => main);
}
