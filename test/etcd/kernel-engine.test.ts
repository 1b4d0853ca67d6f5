/** The kernel's pass over the key bucket equals the reference in every answer and every problem, on sound and broken files. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Bitmap } from '../../src/bytes/bitmap.ts';
import { Crc32c } from '../../src/bytes/crc32c.ts';
import { throwProblem } from '../../src/bbolt/walk.ts';
import { CorruptionError, EtcdSnapshotError } from '../../src/errors.ts';
import { createKernelEngine } from '../../src/etcd/kernel-engine.ts';
import { scanKeyBucket } from '../../src/etcd/key-bucket.ts';
import type { ScanEngine } from '../../src/etcd/key-bucket.ts';
import { LiveKeySet } from '../../src/etcd/live-keys.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import type { Snapshot } from '../../src/etcd/snapshot.ts';
import type { Problem } from '../../src/findings.ts';
import { status } from '../../src/operations/status.ts';
import { fixtureNames, readFixture, readFixtureJson } from '../build/fixtures.ts';
import { buildStore, plainRecords } from '../build/store.ts';
import type { RecordSpec } from '../build/store.ts';
import { pseudoRandom } from '../kernel/pseudo-random.ts';
import { applyOperations, baseFixture } from '../mutations.ts';
import type { Mutation } from '../mutations.ts';

/** Everything that a pass has to say; a problem stands for itself. */
interface Outcome {
  readonly end: unknown;
  readonly problems: readonly Problem[];
}

/** An engine that counts the pages it took. */
class CountedEngine implements ScanEngine {
  readonly hash: ScanEngine['hash'];
  readonly liveKeys: ScanEngine['liveKeys'];
  readonly arena: ScanEngine['arena'];
  readonly #engine: ScanEngine;
  takenPages = 0;

  constructor(pageSize: number, countLiveKeys = true) {
    const engine = createKernelEngine({ countLiveKeys, pageSize, seed: 42 });
    if (engine === undefined) throw new Error('this runtime cannot run the kernel');
    this.#engine = engine;
    this.hash = engine.hash;
    this.liveKeys = engine.liveKeys;
    this.arena = engine.arena;
  }

  take(...given: Parameters<NonNullable<ScanEngine['take']>>): number {
    const taken = this.#engine.take?.(...given) ?? 0;
    this.takenPages += taken;
    return taken;
  }
}

function referenceEngine(countLiveKeys = true): ScanEngine {
  return { hash: new Crc32c(), liveKeys: countLiveKeys ? new LiveKeySet() : undefined };
}

/** One pass over the key bucket; with `stops` it ends at the first problem. */
async function pass(snapshot: Snapshot, engine: ScanEngine, stops: boolean): Promise<Outcome> {
  const { database } = snapshot;
  const bucket = snapshot.expectBucket('key').ref;
  const visited = new Bitmap(database.highWaterMark);
  const problems: Problem[] = [];
  const report = stops ? throwProblem : (found: Problem): number => problems.push(found);
  const end = await scanKeyBucket({ database, bucket, visited, report }, engine).then(
    (totals) => ({
      ...totals,
      hash: engine.hash.digest(),
      liveKeys: engine.liveKeys?.size,
      pages: [...visited.members()],
    }),
    describeError,
  );
  return { end, problems };
}

function describeError(error: unknown): unknown {
  if (error instanceof CorruptionError) return error.problem;
  if (error instanceof EtcdSnapshotError) return { code: error.code, message: error.message };
  throw error;
}

/**
 * Passes with both engines, to the end or to the first problem or both; gives the pages that the
 * kernel took.
 */
async function expectSame(bytes: Uint8Array, modes = [false, true]): Promise<number> {
  let snapshot: Snapshot;
  try {
    snapshot = await openSnapshot(bytes);
  } catch (error) {
    // Opening does without an engine.
    describeError(error);
    return 0;
  }
  let takenPages = 0;
  for (const stops of modes) {
    const engine = new CountedEngine(snapshot.database.pageSize);
    const found = await pass(snapshot, engine, stops);
    expect(found).toStrictEqual(await pass(snapshot, referenceEngine(), stops));
    takenPages += engine.takenPages;
  }
  return takenPages;
}

async function statusOf(bytes: Uint8Array, referenceOnly: boolean): Promise<unknown> {
  try {
    return await status(await openSnapshot(bytes), { referenceOnly });
  } catch (error) {
    return describeError(error);
  }
}

describe('equals the reference', () => {
  const names = [...fixtureNames('etcd'), ...fixtureNames('kubernetes')];

  test.each(names)('on %s', async (name) => {
    const bytes = readFixture(name, 'snapshot.db');
    await expectSame(bytes);
    const found = await statusOf(bytes, false);
    expect(found).toHaveProperty('hash');
    expect(found).toEqual(await statusOf(bytes, true));
  });

  test('and takes every page of a real key bucket', async () => {
    const snapshot = await openSnapshot(readFixture('kubernetes/after', 'snapshot.db'));
    const engine = new CountedEngine(snapshot.database.pageSize);
    await pass(snapshot, engine, true);
    expect(engine.takenPages).toBe(261);
  });

  test('without counting live keys', async () => {
    const snapshot = await openSnapshot(readFixture('etcd/3.6-rich', 'snapshot.db'));
    const engine = new CountedEngine(snapshot.database.pageSize, false);
    const found = await pass(snapshot, engine, false);
    expect(engine.takenPages).toBeGreaterThan(0);
    expect(found).toEqual(await pass(snapshot, referenceEngine(false), false));
  });

  const mutations = readFixtureJson<Mutation[]>('mutations', 'db.json');

  test.each(mutations)('on the damage $id', async (mutation) => {
    const bytes = applyOperations(readFixture(baseFixture(mutation), 'snapshot.db'), mutation.ops);
    await expectSame(bytes);
    expect(await statusOf(bytes, false)).toEqual(await statusOf(bytes, true));
  });

  test.each([1, 2, 3, 4, 5])('on 500 flipped bits of a small snapshot, part %d', async (part) => {
    const bytes = readFixture('etcd/3.7-midcompact', 'snapshot.db');
    const next = pseudoRandom(2026 * part);
    let takenPages = 0;
    for (let count = 0; count < 500; count++) {
      const at = next() % bytes.length;
      const mask = 1 << (next() % 8);
      bytes[at]! ^= mask;
      takenPages += await expectSame(bytes, [count % 8 === 0]);
      bytes[at]! ^= mask;
    }
    expect(takenPages).toBeGreaterThan(500);
  });
});

describe('equals the reference on a leaf', () => {
  const pageSize = 1024;
  /** The second of three leaves, as `buildStore` lays them out. */
  const leafStart = 3 * pageSize;
  const records = Array.from({ length: 24 }, (_, index): RecordSpec => {
    // Two or three changes a transaction, some of them deletions.
    const at = { main: 2 + (index >> 1) + (index >> 3), sub: index % 2 };
    const key = `key ${String(index % 5)}`;
    return index % 4 === 3 ? { ...at, key } : { ...at, key, value: `value ${String(index)}` };
  });
  const bytes = buildStore({ records, pageSize, perPage: 8 });
  const used = bytes.subarray(leafStart, leafStart + pageSize).findLastIndex((byte) => byte !== 0);

  test('that is sound', async () => {
    expect(new DataView(bytes.buffer).getUint32(leafStart + 8, true)).toBe(0x0008_0002);
    expect(await expectSame(bytes)).toBe(6);
  });

  test.each([0x01, 0x80, 0xff])('with each of its bytes changed by %d in turn', async (mask) => {
    let takenPages = 0;
    for (let at = leafStart; at <= leafStart + used; at++) {
      bytes[at]! ^= mask;
      takenPages += await expectSame(bytes, [false]);
      bytes[at]! ^= mask;
    }
    expect(takenPages).toBeGreaterThanOrEqual(2 * (used + 1));
  });
});

/** Records as etcd writes them, with gaps between the revisions and several in one transaction. */
const records: fc.Arbitrary<RecordSpec[]> = fc
  .array(
    fc.record({
      step: fc.integer({ min: 0, max: 3 }),
      key: fc.string({ minLength: 1, maxLength: 40 }),
      value: fc.option(fc.string({ maxLength: 200 }), { nil: undefined }),
    }),
    { minLength: 20, maxLength: 150 },
  )
  .map((steps) => {
    let main = 2;
    let sub = -1;
    return steps.map(({ step, key, value }): RecordSpec => {
      main += step;
      sub = step === 0 ? sub + 1 : 0;
      return { main, sub, key, ...(value === undefined ? {} : { value }) };
    });
  });

const damages = fc.array(
  fc.record({
    where: fc.double({ min: 0, max: 1, noNaN: true }),
    xor: fc.integer({ min: 1, max: 255 }),
  }),
  { maxLength: 4 },
);

describe('equals the reference on random pages', () => {
  test.each([1024, 4096, 65_536])(
    'of %d bytes, with random damage behind the metas',
    async (pageSize) => {
      let takenPages = 0;
      const property = fc.asyncProperty(records, damages, async (history, wounds) => {
        const bytes = buildStore({ records: history, pageSize, perPage: 12 });
        for (const { where, xor } of wounds) {
          const size = bytes.length - 2 * pageSize;
          bytes[2 * pageSize + Math.min(size - 1, Math.floor(where * size))]! ^= xor;
        }
        takenPages += await expectSame(bytes);
      });
      await fc.assert(property, { numRuns: 150, seed: pageSize });
      expect(takenPages).toBeGreaterThan(150);
    },
  );
});

describe('when the set of live keys grows', () => {
  test('while the kernel and the reference take pages in turn', async () => {
    const bytes = buildStore({ records: plainRecords(60_000, 50_000), perPage: 60 });
    expect(await expectSame(bytes)).toBeGreaterThan(1000);
    for (let at = 4096 * 3; at < bytes.length; at += 4096 * 5) bytes[at + 4000]! ^= 0xff;
    expect(await expectSame(bytes)).toBeGreaterThan(500);
  });

  test('in the middle of a page, where the kernel takes none at all', async () => {
    const snapshot = await openSnapshot(buildStore({ records: plainRecords(140_000, 100_000) }));
    const { hash, liveKeys, arena } = new CountedEngine(snapshot.database.pageSize);
    // More new keys than can wait for their turn.
    const found = await pass(snapshot, { hash, liveKeys, arena }, true);
    expect(found).toStrictEqual(await pass(snapshot, referenceEngine(), true));
  });
});
