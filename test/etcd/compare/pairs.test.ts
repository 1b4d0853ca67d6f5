/** What can be asked of a comparison: revisions, values, an end; and a file that changes. */

import { describe, expect, test } from 'vitest';
import { compareStores } from '../../../src/etcd/compare/compare-stores.ts';
import type { KeyPair } from '../../../src/etcd/compare/comparison.ts';
import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import type { Progress } from '../../../src/io/source.ts';
import { bytesOf } from '../../build/database.ts';
import { codeOf } from '../../build/errors.ts';
import { buildStore, plainRecords } from '../../build/store.ts';
import type { RecordSpec, StoreSpec } from '../../build/store.ts';
import { pseudoRandom } from '../../kernel/pseudo-random.ts';
import { ENGINES, open, readPairs } from './comparing.ts';
import { compact } from './histories.ts';

describe.each(ENGINES)('what is asked for ($referenceOnly)', (engine) => {
  const records = plainRecords(60, 20);
  const later: RecordSpec[] = [
    ...records,
    { main: 62, key: '/key/0001', value: 'one', lease: 77 },
    { main: 63, key: '/key/0002', value: 'two', lease: -5 },
    { main: 64, key: '/key/new', value: '' },
  ];

  test.each([
    { revision: 10, code: 'revision-compacted' },
    { revision: 65, code: 'revision-future' },
  ])('revision $revision is refused as $code', async ({ revision, code }) => {
    const spec: StoreSpec = { records: compact(later, 40, true), finished: 40 };
    const refused = await open(spec, revision);
    const good = await open(spec);
    expect(await codeOf(compareStores(refused, good, engine))).toBe(code);
    expect(await codeOf(compareStores(good, refused, engine))).toBe(code);
  });

  test('a revision that is none', async () => {
    const store = await open({ records }, -1);
    await expect(compareStores(store, store, engine)).rejects.toThrow(TypeError);
  });

  test('leases, and a value of no bytes', async () => {
    const comparison = await compareStores(
      await open({ records, perPage: 5 }),
      await open({ records: later, perPage: 5 }),
      engine,
    );
    const pairs = await readPairs(comparison);
    expect(pairs.map(({ after }) => after?.lease)).toEqual([77n, -5n, 0n]);
    expect(pairs[2]?.after).toMatchObject({ valueSize: 0, value: new Uint8Array(0) });
  });

  test('values only where they are wanted', async () => {
    const comparison = await compareStores(
      await open({ records, perPage: 5 }),
      await open({ records: later, perPage: 5 }),
      engine,
    );
    const asked: KeyPair[] = [];
    const pairs: KeyPair[] = [];
    const wants = (pair: KeyPair): boolean => {
      asked.push(pair);
      return pair.before === undefined;
    };
    for await (const batch of comparison.pairs(wants)) pairs.push(...batch);
    const valuesOf = (all: readonly KeyPair[]): unknown[] => {
      return all.flatMap(({ before, after }) => [before?.value, after?.value]);
    };
    expect(valuesOf(asked).every((value) => value === undefined)).toBe(true);
    expect(valuesOf(pairs).map((value) => value !== undefined)).toEqual([
      ...[false, false, false, false],
      ...[false, true],
    ]);
    expect(pairs.map(({ after }) => after?.valueSize)).toEqual([3, 3, 0]);
  });

  test('the pairs can be read twice', async () => {
    const comparison = await compareStores(
      await open({ records }),
      await open({ records: later }),
      {
        ...engine,
        alsoUnder: [bytesOf('/key')],
      },
    );
    const first = await readPairs(comparison);
    expect(first.length).toBeGreaterThan(3);
    expect(await readPairs(comparison)).toEqual(first);
  });

  test('values larger than what is read at once, and names longer than a piece', async () => {
    const large = [1, 2, 3].map((at): RecordSpec => {
      const key = `${String(at)}${'k'.repeat(at * 40_000)}`;
      return { main: 61 + at, key, value: String(at).repeat(at === 2 ? 110_000_000 : 500_000) };
    });
    const comparison = await compareStores(
      await open({ records, perPage: 5 }),
      await open({ records: [...records, ...large], perPage: 5 }),
      engine,
    );
    const pairs = await readPairs(comparison);
    expect(pairs.map(({ key }) => key.length)).toEqual([40_001, 80_001, 120_001]);
    expect(pairs.map(({ after }) => after?.value?.length)).toEqual([500_000, 110_000_000, 500_000]);
    expect(pairs.map(({ after }) => after?.value?.at(-1))).toEqual([0x31, 0x32, 0x33]);
  });

  test('an abort ends it, and progress is told', async () => {
    const before = await open({ records: plainRecords(2000, 900), perPage: 5 });
    const reason = new Error('enough');
    const aborted = compareStores(before, before, { ...engine, signal: AbortSignal.abort(reason) });
    await expect(aborted).rejects.toBe(reason);
    const seen: Progress[] = [];
    await compareStores(before, before, { ...engine, onProgress: (at) => seen.push(at) });
    const { imageSize } = before.store.database;
    expect(seen.map(({ totalBytes }) => totalBytes)).toContain(2 * imageSize);
    expect(seen.every(({ doneBytes, totalBytes }) => doneBytes <= totalBytes)).toBe(true);
  });
});

describe('a file that changes between the comparison and the pairs', () => {
  test('is told of, whatever it has become', async () => {
    const records = plainRecords(60, 20);
    const bytes = buildStore({ records: [...records, { main: 62, key: '/new', value: 'x' }] });
    const before = await open({ records });
    const next = pseudoRandom(5);
    for (let round = 0; round < 60; round++) {
      const changing = bytes.slice();
      const after = { store: await openSnapshot(changing) };
      const comparison = await compareStores(before, after, {});
      for (let count = 0; count < 20; count++) {
        changing[8192 + (next() % (changing.length - 8192))] = next();
      }
      const end = await codeOf(readPairs(comparison));
      expect(end === 'no error' || /^[a-z]+-/.test(end)).toBe(true);
    }
  });
});
