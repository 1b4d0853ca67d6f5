/** The kernel's comparison equals the reference in every answer and every problem, on sound and broken files. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EtcdSnapshotError, CorruptionError } from '../../../src/errors.ts';
import { compareStores } from '../../../src/etcd/compare/compare-stores.ts';
import type { CompareOptions, KeyPair } from '../../../src/etcd/compare/comparison.ts';
import { createKernelCompare } from '../../../src/etcd/compare/kernel-compare.ts';
import { RecordSide } from '../../../src/etcd/compare/record-side.ts';
import { SharedRecords } from '../../../src/etcd/compare/shared-records.ts';
import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import type { Snapshot } from '../../../src/etcd/snapshot.ts';
import { bytesOf } from '../../build/database.ts';
import { fixtureNames, readFixture, readFixtureJson } from '../../build/fixtures.ts';
import { buildStore, plainRecords } from '../../build/store.ts';
import type { RecordSpec, StoreSpec } from '../../build/store.ts';
import { pseudoRandom } from '../../kernel/pseudo-random.ts';
import { applyOperations, baseFixture } from '../../mutations.ts';
import type { Mutation } from '../../mutations.ts';
import { open, plainComparison } from './comparing.ts';

/** A pair as one text, which is cheap to compare. */
function textOf({ key, before, after, isSame }: KeyPair): string {
  const parts = [before, after].map((version) => {
    if (version === undefined) return 'none';
    const { createRevision, modRevision, lease, valueSize, value } = version;
    const numbers = [createRevision, modRevision, version.version, lease, valueSize].join(' ');
    return `${numbers} ${Buffer.from(value ?? []).toString('latin1')}`;
  });
  return [Buffer.from(key).toString('latin1'), ...parts, String(isSame)].join('\n');
}

/** Everything that a comparison has to say. */
async function outcome(
  before: Snapshot,
  after: Snapshot,
  options: CompareOptions,
): Promise<unknown> {
  try {
    const comparison = await compareStores({ store: before }, { store: after }, options);
    const pairs: string[] = [];
    for await (const batch of comparison.pairs()) pairs.push(...batch.map(textOf));
    const { liveKeys, sameKeys, differentKeys, shared, revisions } = comparison;
    return { liveKeys, sameKeys, differentKeys, shared, revisions, pairs };
  } catch (error) {
    if (error instanceof CorruptionError) return error.problem;
    if (error instanceof EtcdSnapshotError) return { code: error.code, message: error.message };
    throw error;
  }
}

async function expectSame(
  before: Uint8Array,
  after: Uint8Array,
  options: CompareOptions = {},
): Promise<unknown> {
  let snapshots: [Snapshot, Snapshot];
  try {
    snapshots = [await openSnapshot(before), await openSnapshot(after)];
  } catch (error) {
    // Opening does without an engine.
    if (error instanceof EtcdSnapshotError) return undefined;
    throw error;
  }
  const [old, recent] = snapshots;
  const found = await outcome(old, recent, { ...options, seed: 42 });
  expect(found).toStrictEqual(await outcome(old, recent, { ...options, referenceOnly: true }));
  return found;
}

const ALSO = [bytesOf('/registry/rbac'), bytesOf('/key/000')];

describe('equals the reference', () => {
  const kubernetes = fixtureNames('kubernetes').map((name) => [name] as const);

  test.each(kubernetes)('on kubernetes/before and %s', async (name) => {
    const before = readFixture('kubernetes/before', 'snapshot.db');
    const after = readFixture(name, 'snapshot.db');
    expect(await expectSame(before, after, { alsoUnder: ALSO })).toHaveProperty('pairs');
    expect(await expectSame(after, before)).toHaveProperty('pairs');
  });

  const etcd = fixtureNames('etcd').map((name) => [name] as const);

  test.each(etcd)('on etcd/3.6-rich and %s', async (name) => {
    const before = readFixture('etcd/3.6-rich', 'snapshot.db');
    const found = await expectSame(before, readFixture(name, 'snapshot.db'));
    expect(found).toHaveProperty('pairs');
  });

  const mutations = readFixtureJson<Mutation[]>('mutations', 'db.json');

  test.each(mutations)('on the damage $id', async (mutation) => {
    const sound = readFixture(baseFixture(mutation), 'snapshot.db');
    const damaged = applyOperations(sound, mutation.ops);
    await expectSame(sound, damaged);
    await expectSame(damaged, sound);
  });

  test('on flipped bits of either side', async () => {
    const sound = readFixture('etcd/3.7-midcompact', 'snapshot.db');
    const bytes = sound.slice();
    const next = pseudoRandom(2026);
    for (let count = 0; count < 300; count++) {
      const at = next() % bytes.length;
      const mask = 1 << (next() % 8);
      bytes[at]! ^= mask;
      await (count % 2 === 0 ? expectSame(sound, bytes) : expectSame(bytes, sound));
      bytes[at]! ^= mask;
    }
  });
});

/** Stores of more than one leaf, which the kernel takes. */
const stores = fc.record({
  count: fc.integer({ min: 20, max: 120 }),
  keys: fc.integer({ min: 1, max: 60 }),
  more: fc.nat(60),
  perPage: fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })),
  pageSize: fc.tuple(fc.constantFrom(1024, 4096, 65_536), fc.constantFrom(1024, 4096)),
  damages: fc.array(
    fc.record({
      where: fc.double({ min: 0, max: 1, noNaN: true }),
      xor: fc.integer({ min: 1, max: 255 }),
    }),
    { maxLength: 3 },
  ),
});

describe('on random pages', () => {
  test('with random damage behind the metas', async () => {
    const property = fc.asyncProperty(stores, async ({ count, keys, more, ...plan }) => {
      const records = plainRecords(count, keys);
      const before = buildStore({
        records,
        perPage: plan.perPage[0],
        pageSize: plan.pageSize[0],
      });
      const after = buildStore({
        records: plainRecords(count + more, keys),
        perPage: plan.perPage[1],
        pageSize: plan.pageSize[1],
      });
      for (const { where, xor } of plan.damages) {
        const start = 2 * plan.pageSize[1];
        const size = after.length - start;
        after[start + Math.min(size - 1, Math.floor(where * size))]! ^= xor;
      }
      await expectSame(before, after, { alsoUnder: ALSO });
      await expectSame(after, before, { prefix: bytesOf('/key/000') });
    });
    await fc.assert(property, { numRuns: 150 });
  });
});

describe('a page that only the reference takes', () => {
  test('between others, of a store that the kernel takes', async () => {
    const records = plainRecords(600, 200).map((record, at): RecordSpec => {
      return at % 50 === 3 ? { ...record, value: 'v', key: 'k'.repeat(66_000) } : record;
    });
    const spec: StoreSpec = { records, perPage: 4 };
    const after: StoreSpec = { records: [...records, ...again(records)], perPage: 9 };
    const [old, recent] = [await open(spec), await open(after)];
    const comparison = await compareStores(old, recent, {});
    const reference = await compareStores(old, recent, { referenceOnly: true });
    expect(await plainComparison(comparison)).toEqual(await plainComparison(reference));
  });

  function again(records: readonly RecordSpec[]): RecordSpec[] {
    return records.slice(0, 40).map((record, at) => ({ ...record, main: 700 + at, value: 'new' }));
  }
});

test('the kernel takes every page of real stores', async () => {
  const stores = await Promise.all(
    ['before', 'after'].map((name) => {
      return openSnapshot(readFixture(`kubernetes/${name}`, 'snapshot.db'));
    }),
  );
  const [old, recent] = stores as [Snapshot, Snapshot];
  const rules = { prefix: bytesOf(''), alsoUnder: [] };
  const pageSizes = { before: old.database.pageSize, after: recent.database.pageSize };
  const engine = createKernelCompare({ pageSizes, rules });
  if (engine === undefined) throw new Error('this runtime cannot run the kernel');
  const bounds = { revision: 1e9, compact: -1 };
  const before = new RecordSide(old, bounds, engine.arenas?.before);
  const after = new RecordSide(recent, bounds, engine.arenas?.after);
  const shared = new SharedRecords(bounds, bounds);
  while (!before.ended || !after.ended) {
    await before.fill();
    await after.fill();
    engine.take?.({ before, after, newest: engine.newest, shared });
    // The reference would be needed if a page were still in hand on both sides.
    const isStuck = before.isReady && after.isReady && !(before.ended && after.ended);
    expect(isStuck).toBe(false);
  }
  expect(shared.history.records).toBeGreaterThan(100);
});
