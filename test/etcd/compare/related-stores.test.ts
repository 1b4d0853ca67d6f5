/** What stores have in common that are related: forks, compactions, a revision bump. */

import { describe, expect, test } from 'vitest';
import { compareStores } from '../../../src/etcd/compare/compare-stores.ts';
import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import { buildStore, plainRecords } from '../../build/store.ts';
import type { RecordSpec, StoreSpec } from '../../build/store.ts';
import { ENGINES, open, plainPair, readPairs } from './comparing.ts';
import { compact } from './histories.ts';

describe.each(ENGINES)('stores that are related ($referenceOnly)', (engine) => {
  const common = plainRecords(60, 20);

  async function shared(before: StoreSpec, after: StoreSpec): Promise<unknown> {
    const comparison = await compareStores(await open(before), await open(after), engine);
    return comparison.shared;
  }

  test('a store and itself have no difference', async () => {
    const store = await openSnapshot(buildStore({ records: common, perPage: 7 }));
    const comparison = await compareStores({ store }, { store }, engine);
    expect(comparison).toMatchObject({ differentKeys: 0 });
    expect(comparison.shared).toEqual({ records: 60, lastRevision: 61, forkRevision: undefined });
    expect(await readPairs(comparison)).toEqual([]);
  });

  test('two forks of one restored snapshot have equal revisions and other values', async () => {
    const fork = (text: string): StoreSpec => {
      const own = [1, 2, 3].map((at): RecordSpec => {
        return { main: 61 + at, key: `/key/000${String(at)}`, value: `${text} ${String(at)}` };
      });
      return { records: [...common, ...own], perPage: 7 };
    };
    const [before, after] = [await open(fork('left')), await open(fork('rite'))];
    const comparison = await compareStores(before, after, engine);
    expect(comparison.shared).toEqual({ records: 60, lastRevision: 61, forkRevision: 62 });
    expect(comparison.differentKeys).toBe(3);
    for (const pair of await readPairs(comparison)) {
      expect(pair.before?.modRevision).toBe(pair.after?.modRevision);
      expect(pair.before?.value).not.toEqual(pair.after?.value);
    }
  });

  test('a compaction is no fork', async () => {
    const compacted = compact(common, 50, true);
    const found = await shared(
      { records: common, perPage: 7 },
      { records: compacted, finished: 50, perPage: 4 },
    );
    const { length } = compacted;
    expect(found).toEqual({ records: length, lastRevision: 61, forkRevision: undefined });
  });

  test('a compacted store that has a record which the other one should have is a fork', async () => {
    const other = common.map((record) => {
      return record.main === 30 ? { ...record, key: '/key/elsewhere' } : record;
    });
    const before = { records: common, perPage: 7 };
    const after = { records: compact(other, 50, true), finished: 50, perPage: 7 };
    expect(await shared(before, after)).toMatchObject({ forkRevision: 30 });
    expect(await shared(after, before)).toMatchObject({ forkRevision: 30 });
  });

  test('the record of nothing that a revision bump leaves is no key', async () => {
    const bumped: StoreSpec = {
      records: [...common, { main: 1061, key: '', isEmpty: true }],
      perPage: 7,
      scheduled: 1061,
    };
    const comparison = await compareStores(
      await open({ records: common, perPage: 7 }),
      await open(bumped),
      engine,
    );
    expect(comparison.revisions).toEqual({ before: 61, after: 1061 });
    expect(comparison.differentKeys).toBe(0);
    expect(comparison.liveKeys.before).toBe(comparison.liveKeys.after);
    expect(comparison.shared).toMatchObject({ records: 60, forkRevision: undefined });
  });

  test('a key that was deleted and created again in one transaction', async () => {
    const again = [
      { main: 62, key: '/key/0003' },
      { main: 62, sub: 1, key: '/key/0003', value: 'again' },
    ];
    const comparison = await compareStores(
      await open({ records: common, perPage: 7 }),
      await open({ records: [...common, ...again], perPage: 7 }),
      engine,
    );
    expect((await readPairs(comparison)).map(plainPair)).toMatchObject([
      { key: '/key/0003', after: { createRevision: 62, version: 1, value: 'again' } },
    ]);
  });
});
