/** The live keys of random stores, all of them and one by one, are those of the plain model. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { encodeText } from '../../../src/bytes/text.ts';
import type { KeyVersion } from '../../../src/etcd/compare/comparison.ts';
import { findKey, findNewest } from '../../../src/etcd/live/find-key.ts';
import { readLiveKeys } from '../../../src/etcd/live/read-live-keys.ts';
import { ENGINES, open } from '../compare/comparing.ts';
import { currentOf, historyPlans, keyName, stateOf, storesOf } from '../compare/histories.ts';
import type { RecordSpec } from '../../build/store.ts';

const decoder = new TextDecoder();

function plain(version: KeyVersion | undefined): unknown {
  if (version === undefined) return undefined;
  const { createRevision, modRevision, value, valueSize } = version;
  expect(value?.length).toBe(valueSize);
  return { createRevision, modRevision, version: version.version, value: decoder.decode(value) };
}

function expected({ createRevision, main, version, value }: RecordSpec): unknown {
  return { createRevision, modRevision: main, version, value };
}

describe.each(ENGINES)('all live keys, %j', (engine) => {
  test('at every revision, with a prefix and without', async () => {
    const property = fc.asyncProperty(
      historyPlans,
      fc.double({ min: 0, max: 1 }),
      async (plan, part) => {
        const store = storesOf(plan).after;
        const current = currentOf(store);
        const first = Math.max(1, store.finished ?? 1);
        const revision = Math.floor(first + (current - first) * (Number.isNaN(part) ? 0 : part));
        const side = await open({ ...store, perPage: 3 } as never, revision);
        for (const prefix of ['', '/a/']) {
          const live = await readLiveKeys(side, { ...engine, prefix: encodeText(prefix), seed: 1 });
          const state = [...stateOf(store.records, revision)].filter(([key]) =>
            key.startsWith(prefix),
          );
          expect(live.revision).toBe(revision);
          expect(live.count).toBe(state.length);
          const found: [string, unknown][] = [];
          for await (const batch of live.keys()) {
            found.push(
              ...batch.map(
                ({ key, version }) => [decoder.decode(key), plain(version)] as [string, unknown],
              ),
            );
          }
          const sorted = state.sort(([a], [b]) => (a < b ? -1 : 1));
          expect(found).toStrictEqual(sorted.map(([key, record]) => [key, expected(record)]));
        }
      },
    );
    await fc.assert(property, { numRuns: 60, seed: 8 });
  });
});

describe('one key', () => {
  test('at every revision equals the state then', async () => {
    const property = fc.asyncProperty(historyPlans, async (plan) => {
      const store = storesOf(plan).after;
      const { store: snapshot } = await open({ ...store, perPage: 3 } as never);
      const current = currentOf(store);
      for (let revision = Math.max(1, store.finished ?? 1); revision <= current; revision++) {
        const state = stateOf(store.records, revision);
        for (let key = 0; key < 8; key++) {
          const found = await findKey(snapshot, encodeText(keyName(key)), { revision });
          const record = state.get(keyName(key));
          expect(plain(found)).toStrictEqual(record && expected(record));
        }
      }
    });
    await fc.assert(property, { numRuns: 30, seed: 8 });
  });

  test('that was deleted is told apart from one that never was', async () => {
    const records = [
      { main: 2, key: '/a', value: 'x', createRevision: 2, version: 1 },
      { main: 3, key: '/a' },
    ];
    const { store } = await open({ records });
    expect(await findNewest(store, encodeText('/a'))).toStrictEqual({
      revision: 3,
      version: undefined,
    });
    expect(await findNewest(store, encodeText('/b'))).toBeUndefined();
    expect((await findNewest(store, encodeText('/a'), { revision: 2 }))?.version).toBeDefined();
  });

  test('is not the record without bytes that a revision bump leaves', async () => {
    const records = [
      { main: 2, key: '/a', value: 'x', createRevision: 2, version: 1 },
      { main: 1000, key: '', value: '', isEmpty: true },
    ];
    const { store } = await open({ records });
    expect((await findKey(store, encodeText('/a')))?.modRevision).toBe(2);
    expect(await findKey(store, new Uint8Array(0))).toBeUndefined();
  });

  test('at a revision that is compacted or to come is refused in the words of etcd', async () => {
    const records = [{ main: 9, key: '/a', value: 'x', createRevision: 9, version: 1 }];
    const { store } = await open({ records, finished: 5 });
    const key = encodeText('/a');
    await expect(findKey(store, key, { revision: 4 })).rejects.toThrow(
      'mvcc: required revision has been compacted',
    );
    await expect(findKey(store, key, { revision: 10 })).rejects.toThrow(
      'mvcc: required revision is a future revision',
    );
  });
});
