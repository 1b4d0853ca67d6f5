/** HashKV in the kernel is what the reference computes, at every revision and of every store. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { EtcdSnapshotError, isCorruptionError } from '../../src/errors.ts';
import { kernelKvHash } from '../../src/etcd/kernel-kv-hash.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import type { Snapshot } from '../../src/etcd/snapshot.ts';
import { hashKv } from '../../src/operations/hash-kv.ts';
import type { HashKvOptions } from '../../src/operations/hash-kv.ts';
import { fixtureNames, readFixture, readFixtureJson } from '../build/fixtures.ts';
import { buildStore, plainRecords } from '../build/store.ts';
import type { RecordSpec, StoreSpec } from '../build/store.ts';
import { pseudoRandom } from '../kernel/pseudo-random.ts';
import { applyOperations, baseFixture } from '../mutations.ts';
import type { Mutation } from '../mutations.ts';

async function outcomeOf(snapshot: Snapshot, options: HashKvOptions): Promise<unknown> {
  try {
    return await hashKv(snapshot, options);
  } catch (error) {
    if (!(error instanceof EtcdSnapshotError)) throw error;
    const { code, message } = error;
    return { code, message, problem: isCorruptionError(error) ? error.problem : undefined };
  }
}

async function expectSame(snapshot: Snapshot, revision = 0): Promise<void> {
  const found = await outcomeOf(snapshot, { revision, seed: 5 });
  expect(found).toEqual(await outcomeOf(snapshot, { revision, referenceOnly: true }));
}

/** What the kernel says; undefined where it leaves the answer to the reference. */
async function quick(spec: StoreSpec, revision: number): Promise<number | undefined> {
  const snapshot = await openSnapshot(buildStore(spec));
  const compact = spec.finished ?? -1;
  const found = await kernelKvHash(snapshot, { revision, compact });
  const expected = await hashKv(snapshot, { revision, referenceOnly: true });
  if (found !== undefined) expect(found).toBe(expected.hash);
  return found;
}

/** What compaction leaves of a history. */
function compacted(records: readonly RecordSpec[], revision: number): RecordSpec[] {
  const newest = new Map<string, RecordSpec>();
  for (const record of records) if (record.main <= revision) newest.set(record.key, record);
  return records.filter((record) => {
    const { main, key, value } = record;
    return main > revision || (newest.get(key) === record && value !== undefined);
  });
}

describe('equals the reference', () => {
  test.each([...fixtureNames('etcd'), ...fixtureNames('kubernetes')])(
    'on %s at its revisions',
    async (name) => {
      const snapshot = await openSnapshot(readFixture(name, 'snapshot.db'));
      const { hashRevision, compactRevision } = await hashKv(snapshot);
      const step = Math.max(1, Math.floor((hashRevision - compactRevision) / 12));
      const first = Math.max(0, compactRevision - 1);
      for (let at = first; at <= hashRevision + 1; at += step) await expectSame(snapshot, at);
      await expectSame(snapshot);
    },
  );

  const mutations = readFixtureJson<Mutation[]>('mutations', 'db.json');

  test.each(mutations)('on the damage $id', async (mutation) => {
    const base = readFixture(baseFixture(mutation), 'snapshot.db');
    let snapshot: Snapshot;
    try {
      snapshot = await openSnapshot(applyOperations(base, mutation.ops));
    } catch (error) {
      expect(error).toBeInstanceOf(EtcdSnapshotError);
      return;
    }
    await expectSame(snapshot);
  });

  test.each([2, 5, 40])('on any history, compacted or not, %d records a page', async (perPage) => {
    const record = fc.record({ key: fc.nat(12), isTombstone: fc.boolean(), step: fc.nat(2) });
    const history = fc.array(record, { minLength: 1, maxLength: 120 });
    const facts = fc.record({ compactAt: fc.nat(120), isDone: fc.boolean(), at: fc.nat(120) });
    await fc.assert(
      fc.asyncProperty(history, facts, async (drawn, { compactAt, isDone, at }) => {
        let main = 1;
        let sub = 0;
        const all = drawn.map(({ key, isTombstone, step }): RecordSpec => {
          sub = step === 0 ? sub + 1 : 0;
          main += step;
          const name = `/k${'e'.repeat(key)}y`;
          return { main, sub, key: name, ...(isTombstone ? {} : { value: 'v'.repeat(key) }) };
        });
        const finished = Math.min(compactAt, main);
        const records = isDone ? compacted(all, finished) : all;
        const spec = { records, perPage, pageSize: 2048, finished };
        const snapshot = await openSnapshot(buildStore(spec));
        await expectSame(snapshot, at);
        await expectSame(snapshot);
        const never = await openSnapshot(buildStore({ records: all, perPage, pageSize: 2048 }));
        await expectSame(never, at);
      }),
      { numRuns: 60 },
    );
  });

  test('on 300 flipped bits', async () => {
    const bytes = buildStore({
      records: plainRecords(120),
      finished: 30,
      perPage: 4,
      pageSize: 1024,
    });
    const next = pseudoRandom(77);
    let opened = 0;
    for (let count = 0; count < 300; count++) {
      const damaged = bytes.slice();
      damaged[next() % damaged.length]! ^= 1 << (next() % 8);
      const snapshot = await openSnapshot(damaged).catch(() => undefined);
      if (snapshot === undefined) continue;
      opened++;
      await expectSame(snapshot);
    }
    expect(opened).toBeGreaterThan(200);
  });
});

describe('the kernel', () => {
  const records = plainRecords(400, 50);
  const pages = { perPage: 7, pageSize: 2048 };

  test('answers for a store that is compacted, and for one that never was', async () => {
    const done = { ...pages, records: compacted(records, 200), finished: 200 };
    expect(await quick(done, 401)).toBeDefined();
    expect(await quick(done, 250)).toBeDefined();
    expect(await quick({ ...pages, records }, 300)).toBeDefined();
  });

  test('leaves history to the reference that is not compacted yet', async () => {
    expect(await quick({ ...pages, records, finished: 200 }, 205)).toBeUndefined();
  });

  test('leaves a store to the reference in which no key may be live', async () => {
    const key = '/only';
    const gone: RecordSpec[] = [
      { main: 2, key, value: 'v' },
      { main: 5, key },
    ];
    expect(await quick({ records: gone, finished: 3 }, 5)).toBeUndefined();
  });

  test('takes names longer than a piece', async () => {
    const key = `/long/${'x'.repeat(70_000)}`;
    const long: RecordSpec[] = [
      { main: 2, key, value: 'old' },
      { main: 3, key: '/short', value: 'v' },
      { main: 4, key, value: 'new' },
    ];
    expect(await quick({ records: long, finished: 3, pageSize: 4096 }, 4)).toBeDefined();
  });

  test('is stopped by the signal, and tells how far it is', async () => {
    const snapshot = await openSnapshot(buildStore({ ...pages, records }));
    const signal = AbortSignal.abort(new Error('Ctrl-C'));
    await expect(hashKv(snapshot, { signal })).rejects.toThrow('Ctrl-C');
    const done: number[] = [];
    await hashKv(snapshot, { onProgress: ({ doneBytes }) => done.push(doneBytes) });
    expect(done.length).toBeGreaterThan(0);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
  });
});
