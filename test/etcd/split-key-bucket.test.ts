/** Two halves amount to what one pass does: every answer, and of damage every problem. */

import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

import { EtcdSnapshotError, isCorruptionError } from '../../src/errors.ts';
import { findSeam, scanLaterHalf } from '../../src/etcd/split-key-bucket.ts';
import type { LaterHalf, LaterHalfResult, ScanHelper } from '../../src/etcd/split-key-bucket.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import type { ByteSource } from '../../src/io/source.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import { status } from '../../src/operations/status.ts';
import type { StatusOptions } from '../../src/operations/status.ts';
import { fixtureNames, readFixture, readFixtureJson } from '../build/fixtures.ts';
import { buildStore, plainRecords } from '../build/store.ts';
import type { RecordSpec } from '../build/store.ts';
import { pseudoRandom } from '../kernel/pseudo-random.ts';
import { applyOperations, baseFixture } from '../mutations.ts';
import type { Mutation } from '../mutations.ts';

/** Does the half at once, in this thread; counts what it was asked. */
class LocalHelper implements ScanHelper {
  readonly #source: ByteSource;
  asked = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  scanLaterHalf(half: LaterHalf, signal: AbortSignal): Promise<LaterHalfResult> {
    this.asked++;
    return scanLaterHalf(this.#source, half, { signal });
  }
}

async function outcomeOf(bytes: Uint8Array, options: StatusOptions): Promise<unknown> {
  try {
    return await status(await openSnapshot(bytes), options);
  } catch (error) {
    if (!(error instanceof EtcdSnapshotError)) throw error;
    const { code, message } = error;
    return { code, message, problem: isCorruptionError(error) ? error.problem : undefined };
  }
}

/** Compares both ways; how often the helper was asked. */
async function expectSame(bytes: Uint8Array, options: StatusOptions = {}): Promise<number> {
  const helper = new LocalHelper(new MemorySource(bytes));
  const found = await outcomeOf(bytes, { ...options, helper });
  expect(found).toEqual(await outcomeOf(bytes, options));
  return helper.asked;
}

describe('equals one pass', () => {
  const names = [...fixtureNames('etcd'), ...fixtureNames('kubernetes')];

  test.each(names)('on %s', async (name) => {
    await expectSame(readFixture(name, 'snapshot.db'));
  });

  test('and really splits a real key bucket', async () => {
    const bytes = readFixture('kubernetes/after', 'snapshot.db');
    expect(await expectSame(bytes)).toBe(1);
    expect(await expectSame(bytes, { countLiveKeys: false, seed: 7 })).toBe(1);
  });

  const mutations = readFixtureJson<Mutation[]>('mutations', 'db.json');

  test.each(mutations)('on the damage $id', async (mutation) => {
    const base = readFixture(baseFixture(mutation), 'snapshot.db');
    await expectSame(applyOperations(base, mutation.ops));
  });

  test.each([2, 3, 8])('on any history, %d records a page', async (perPage) => {
    const record = fc.record({
      step: fc.integer({ min: 1, max: 300 }),
      key: fc.nat(40),
      isTombstone: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 300 }), async (drawn) => {
        let main = 1;
        const records = drawn.map(({ step, key, isTombstone }): RecordSpec => {
          main += step;
          const name = `/key/${String(key)}`;
          return isTombstone ? { main, key: name } : { main, key: name, value: 'v'.repeat(key) };
        });
        const bytes = buildStore({ records, perPage, pageSize: 1024, freelist: true });
        // A tree that is lower is not split.
        expect(await expectSame(bytes)).toBe(records.length > perPage ** 2 ? 1 : 0);
      }),
      { numRuns: 40 },
    );
  });

  test('on 400 flipped bits', async () => {
    const records = plainRecords(200);
    const bytes = buildStore({ records, perPage: 3, pageSize: 1024, freelist: true });
    const next = pseudoRandom(2027);
    let asked = 0;
    for (let count = 0; count < 400; count++) {
      const damaged = bytes.slice();
      damaged[next() % damaged.length]! ^= 1 << (next() % 8);
      asked += await expectSame(damaged);
    }
    expect(asked).toBeGreaterThan(100);
  });
});

describe('the seam', () => {
  test('lies between children of a root that has many, else of one of these', async () => {
    const wide = await openSnapshot(
      buildStore({ records: plainRecords(70 * 70), perPage: 70, pageSize: 16_384 }),
    );
    const { ref } = wide.expectBucket('key');
    expect((await findSeam(wide.database.reader(), ref))?.pgids).toEqual([ref.root]);

    const depths = [220, 260, 300, 340].map(async (count) => {
      const high = await openSnapshot(
        buildStore({ records: plainRecords(count), perPage: 3, pageSize: 1024 }),
      );
      const { ref: highRef } = high.expectBucket('key');
      const seam = await findSeam(high.database.reader(), highRef);
      expect(seam?.pgids[0]).toBe(highRef.root);
      return seam?.pgids.length;
    });
    expect(await Promise.all(depths)).toContain(2);
  });

  test('is nowhere in a tree of one leaf', async () => {
    const low = await openSnapshot(buildStore({ records: plainRecords(3) }));
    const { ref } = low.expectBucket('key');
    expect(await findSeam(low.database.reader(), ref)).toBeUndefined();
  });
});

describe('a run with a helper', () => {
  const bytes = buildStore({ records: plainRecords(300), perPage: 3, pageSize: 1024 });

  test('fails with what the helper fails with, if that is no damage', async () => {
    const helper: ScanHelper = { scanLaterHalf: () => Promise.reject(new Error('no thread')) };
    await expect(status(await openSnapshot(bytes), { helper })).rejects.toThrow('no thread');
  });

  test('stops the helper and is aborted when it is told to', async () => {
    const outer = new AbortController();
    let stopped = false;
    const helper: ScanHelper = {
      scanLaterHalf: (_half, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            stopped = true;
            reject(new Error('the thread ended'));
          });
          outer.abort(new Error('Ctrl-C'));
        }),
    };
    const run = status(await openSnapshot(bytes), { helper, signal: outer.signal });
    await expect(run).rejects.toThrow('Ctrl-C');
    expect(stopped).toBe(true);
  });

  test('leaves no listener at the signal', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    const helper = new LocalHelper(new MemorySource(bytes));
    await status(await openSnapshot(bytes), { helper, signal });
    expect(added.mock.calls.map(([, listener]) => listener)).toEqual(
      removed.mock.calls.map(([, listener]) => listener),
    );
    expect(added).toHaveBeenCalledTimes(1);
  });

  test('tells progress that only grows, up to all of it', async () => {
    const done: number[] = [];
    const helper = new LocalHelper(new MemorySource(bytes));
    const onProgress = ({ doneBytes }: { doneBytes: number }): number => done.push(doneBytes);
    await status(await openSnapshot(bytes), { helper, onProgress });
    expect(done.length).toBeGreaterThan(2);
    expect(Math.max(...done)).toBeLessThanOrEqual(bytes.length);
  });
});
