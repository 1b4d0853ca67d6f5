/** Live keys in any order: what is read of them is what lies under each, whatever was asked for. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { readLastRecords } from '../../../src/etcd/live/last-records.ts';
import { readLiveKeys } from '../../../src/etcd/live/read-live-keys.ts';
import type { LiveKey } from '../../../src/etcd/live/read-live-keys.ts';
import { readRecords } from '../../../src/etcd/records.ts';
import type { RecordStore } from '../../../src/etcd/records.ts';
import { open } from '../compare/comparing.ts';
import { historyPlans, storesOf } from '../compare/histories.ts';

const decoder = new TextDecoder();

async function all(batches: AsyncIterable<readonly LiveKey[]>): Promise<LiveKey[]> {
  const keys: LiveKey[] = [];
  for await (const batch of batches) keys.push(...batch);
  return keys;
}

test('some keys in some order, with values and without', async () => {
  const property = fc.asyncProperty(
    historyPlans,
    fc.array(fc.nat({ max: 20 })),
    async (plan, picks) => {
      const side = await open({ ...storesOf(plan).after, perPage: 3 } as never);
      const live = await readLiveKeys(side, { seed: 1 });
      const keys = await all(live.keys());
      const table = await live.table();
      expect(table.length).toBe(keys.length);
      const positions = Uint32Array.from(
        picks.filter((pick) => pick < keys.length),
        (pick) => pick,
      );
      const expected = [...positions].map((at) => keys[at]!);
      const selected = table.select(positions);
      expect(await all(selected.keys())).toStrictEqual(expected);
      for (const [at, { key, version }] of expected.entries()) {
        expect(selected.key(at)).toStrictEqual(key);
        expect(selected.valueSize(at)).toBe(version.valueSize);
        expect(selected.modRevision(at)).toBe(version.modRevision);
        expect(selected.writes(at)).toBe(version.version);
      }
      const wants = ({ key }: LiveKey): boolean => decoder.decode(key).startsWith('/a/');
      expect(await all(selected.keys(wants))).toStrictEqual(
        expected.map((one) =>
          wants(one) ? one : { ...one, version: { ...one.version, value: undefined } },
        ),
      );
    },
  );
  await fc.assert(property, { numRuns: 60, seed: 11 });
});

async function recordsOf(store: RecordStore): Promise<unknown[]> {
  const records: unknown[] = [];
  for await (const batch of readRecords(store)) records.push(...batch);
  return records;
}

test('the last records are the end of all records, backwards', async () => {
  const property = fc.asyncProperty(historyPlans, fc.nat({ max: 12 }), async (plan, count) => {
    const { store } = await open({ ...storesOf(plan).after, perPage: 3 } as never);
    const records = (await recordsOf(store)).reverse();
    const found = await readLastRecords(store, { count: count + 1 });
    expect(found).toStrictEqual(records.slice(0, count + 1));
    const [middle] = found.slice(-1);
    if (middle === undefined) return;
    const revision = middle.revision.main;
    const [first] = await readLastRecords(store, { count: 1, revision });
    expect(first?.revision.main).toBe(revision);
  });
  await fc.assert(property, { numRuns: 40, seed: 12 });
});
