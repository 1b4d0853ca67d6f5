/** The changes of random stores are those of the plain model, whatever was compacted. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { encodeText } from '../../../src/bytes/text.ts';
import type { KeyVersion } from '../../../src/etcd/compare/comparison.ts';
import type {
  ChangeLogOptions,
  ChangeRange,
  KeyChange,
} from '../../../src/etcd/changes/key-change.ts';
import { readChanges } from '../../../src/etcd/changes/read-changes.ts';
import { open } from '../compare/comparing.ts';
import { currentOf, historyPlans, keyName, recordsOf, storesOf } from '../compare/histories.ts';
import type { HistoryPlan, Store } from '../compare/histories.ts';
import type { RecordSpec } from '../../build/store.ts';

const decoder = new TextDecoder();

/** Some records are attached to a lease, which only their revisions decide. */
function leaseOf({ main, value }: RecordSpec): number {
  return value !== undefined && main % 3 === 0 ? main * 1000 : 0;
}

function withLeases(records: readonly RecordSpec[]): RecordSpec[] {
  return records.map((record) => {
    const lease = leaseOf(record);
    return lease === 0 ? record : { ...record, lease };
  });
}

function plainVersion(version: KeyVersion | undefined): unknown {
  if (version === undefined) return undefined;
  const { value, valueSize } = version;
  expect(value?.length).toBe(valueSize);
  return { ...version, value: decoder.decode(value) };
}

function plain(change: KeyChange): unknown {
  const [before, after] = [change.before, change.after].map(plainVersion);
  return { ...change, key: decoder.decode(change.key), before, after };
}

function specVersion(record: RecordSpec | undefined): unknown {
  if (record?.value === undefined) return undefined;
  const { createRevision, main: modRevision, version, value } = record;
  const facts = { createRevision, modRevision, version, lease: BigInt(leaseOf(record)) };
  return { ...facts, valueSize: value.length, value };
}

/** What is to be told of the records that a store has left of all that were written. */
function expectedOf({ records }: Pick<Store, 'records'>, all: readonly RecordSpec[]): unknown[] {
  return records.map((record) => {
    const { main, sub = 0, key, value } = record;
    const isEarlier = (other: RecordSpec): boolean =>
      other.key === key && (other.main < main || (other.main === main && (other.sub ?? 0) < sub));
    const last = all.findLast(isEarlier);
    const kept = records.findLast(isEarlier);
    const isNew = value !== undefined && last?.value === undefined;
    const before = isNew || kept?.value === undefined ? undefined : kept;
    return {
      ...{ key, revision: main, sub },
      event: value === undefined ? 'delete' : isNew ? 'create' : 'modify',
      before: specVersion(before),
      after: specVersion(record),
      isBeforeKnown:
        isNew || (kept !== undefined && kept.main === last?.main && kept.sub === last.sub),
    };
  });
}

async function changesOf(
  store: Store,
  options: ChangeLogOptions = {},
  range?: ChangeRange,
): Promise<unknown[]> {
  const records = withLeases(store.records);
  const { store: opened } = await open({ ...store, records, perPage: 3 } as never);
  const log = await readChanges(opened, { ...options, seed: 1 });
  const found: unknown[] = [];
  for await (const batch of log.changes(range)) found.push(...batch.map(plain));
  if (range === undefined) expect(log.count).toBe(found.length);
  return found;
}

function storeOf(plan: HistoryPlan): { store: Store; all: RecordSpec[] } {
  return { store: storesOf(plan).after, all: recordsOf([...plan.common, ...plan.after]) };
}

describe('the changes of a store', () => {
  test('are all that is retained, each with what was before', async () => {
    const property = fc.asyncProperty(historyPlans, async (plan) => {
      const { store, all } = storeOf(plan);
      expect(await changesOf(store)).toStrictEqual(expectedOf(store, all));
    });
    await fc.assert(property, { numRuns: 150, seed: 8 });
  });

  test('of some keys, and of some revisions', async () => {
    const property = fc.asyncProperty(
      historyPlans,
      fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]),
      fc.array(fc.nat(40), { minLength: 2, maxLength: 2 }),
      async (plan, keys, bounds) => {
        const { store, all } = storeOf(plan);
        const names = keys.map(keyName);
        const [from = 0, to = 0] = bounds.sort((a, b) => a - b);
        const expected = expectedOf(store, all) as { key: string; revision: number }[];
        const ofKeys = expected.filter(({ key }) => names.includes(key));
        expect(await changesOf(store, { keys: names.map(encodeText) })).toStrictEqual(ofKeys);
        const inRange = ofKeys.filter(({ revision }) => revision >= from && revision <= to);
        const wants = (key: Uint8Array): boolean => names.includes(decoder.decode(key));
        expect(await changesOf(store, {}, { from, to, wants })).toStrictEqual(inRange);
      },
    );
    await fc.assert(property, { numRuns: 100, seed: 8 });
  });

  test('up to a revision', async () => {
    const property = fc.asyncProperty(historyPlans, fc.nat(100), async (plan, share) => {
      const { store, all } = storeOf(plan);
      const [first, current] = [Math.max(1, store.finished ?? 1), currentOf(store)];
      const revision = Math.floor(first + ((current - first) * share) / 100);
      const expected = expectedOf(store, all) as { revision: number }[];
      expect(await changesOf(store, { revision })).toStrictEqual(
        expected.filter((change) => change.revision <= revision),
      );
    });
    await fc.assert(property, { numRuns: 60, seed: 8 });
  });

  test('notes are handed on from record to record of a key, and to no other', async () => {
    const property = fc.asyncProperty(historyPlans, async (plan) => {
      const { store } = storeOf(plan);
      const last = new Map<string, number>();
      const observe: ChangeLogOptions['observe'] = (record, note) => {
        const name = decoder.decode(record.name);
        expect(note).toBe(last.get(name) ?? 0);
        if (record.tombstone) last.delete(name);
        else last.set(name, record.main * 10 + record.sub);
        return last.get(name) ?? 0;
      };
      await changesOf(store, { observe });
    });
    await fc.assert(property, { numRuns: 60, seed: 8 });
  });

  test('are told of every so many records, and of those of keys by name', async () => {
    const records = Array.from({ length: 100 }, (_, at) => ({
      ...{ main: at + 2, key: `/key/${String(at)}`, value: 'x' },
      ...{ createRevision: at + 2, version: 1 },
    }));
    const seen: number[] = [];
    const observe: ChangeLogOptions['observe'] = ({ main }) => {
      seen.push(main);
      return 0;
    };
    const keys = [encodeText('/key/7')];
    const found = await changesOf(
      { records, finished: undefined },
      { keys, observe, observeEvery: 10 },
    );
    expect(found).toHaveLength(1);
    expect(seen).toStrictEqual([2, 9, 12, 22, 32, 42, 52, 62, 72, 82, 92]);
  });

  test('do not have the record without bytes that a revision bump leaves', async () => {
    const records = [
      { main: 2, key: '/a', value: 'x', createRevision: 2, version: 1 },
      { main: 1000, key: '', value: '', isEmpty: true },
    ];
    expect(await changesOf({ records, finished: undefined })).toHaveLength(1);
  });

  test('at a revision that is compacted or to come are refused in the words of etcd', async () => {
    const records = [{ main: 9, key: '/a', value: 'x', createRevision: 9, version: 1 }];
    const store = { records, finished: 5 };
    await expect(changesOf(store, { revision: 4 })).rejects.toThrow(
      'mvcc: required revision has been compacted',
    );
    await expect(changesOf(store, { revision: 10 })).rejects.toThrow(
      'mvcc: required revision is a future revision',
    );
  });

  test('come in windows whose values fit into memory together', async () => {
    const large = 'x'.repeat(1_400_000);
    const records = Array.from({ length: 120 }, (_, at) => ({
      ...{ main: at + 2, key: `/key/${String(at % 60)}`, value: at < 60 ? large : 'y' },
      ...{ createRevision: (at % 60) + 2, version: at < 60 ? 1 : 2 },
    }));
    const { store } = await open({ records });
    const log = await readChanges(store);
    let count = 0;
    for await (const batch of log.changes()) {
      const bytes = batch.reduce(
        (sum, { before, after }) => sum + (before?.valueSize ?? 0) + (after?.valueSize ?? 0),
        0,
      );
      expect(bytes).toBeLessThan(33 * 1024 * 1024);
      count += batch.length;
    }
    expect(count).toBe(120);
  });
});
