/** The comparison of two stores against a plain model, with the kernel and without. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareStores } from '../../../src/etcd/compare/compare-stores.ts';
import type { CompareOptions } from '../../../src/etcd/compare/comparison.ts';
import { bytesOf } from '../../build/database.ts';
import type { RecordSpec, StoreSpec } from '../../build/store.ts';
import { ENGINES, open, plainComparison, specVersion } from './comparing.ts';
import { currentOf, historyPlans, isSameRecord, sharedOf, stateOf, storesOf } from './histories.ts';
import type { Store } from './histories.ts';

/** What a comparison has to say. */
function expected(
  before: Store,
  after: Store,
  options: { revisions: { before: number; after: number }; prefix: string; also: string[] },
): unknown {
  const { revisions, prefix, also } = options;
  const stateIn = (store: Store, revision: number): Map<string, RecordSpec> => {
    const state = stateOf(store.records, revision);
    return new Map([...state].filter(([key]) => key.startsWith(prefix)));
  };
  const old = stateIn(before, revisions.before);
  const recent = stateIn(after, revisions.after);
  const keys = [...new Set([...old.keys(), ...recent.keys()])].sort();
  const isSame = (key: string): boolean => {
    const record = old.get(key);
    return record !== undefined && isSameRecord(record, recent.get(key));
  };
  const isGiven = (key: string): boolean => {
    return !isSame(key) || also.some((start) => key.startsWith(start));
  };
  return {
    liveKeys: { before: old.size, after: recent.size },
    sameKeys: keys.filter(isSame).length,
    differentKeys: keys.filter((key) => !isSame(key)).length,
    shared: sharedOf(before, after, revisions),
    revisions,
    pairs: keys.filter(isGiven).map((key) => ({
      key,
      before: specVersion(old.get(key)),
      after: specVersion(recent.get(key)),
      isSame: isSame(key),
    })),
  };
}

describe('equals the model', () => {
  const pages = fc.record({
    perPage: fc.constantFrom(1, 2, 3, 50),
    pageSize: fc.constantFrom(1024, 4096),
  });

  test.each(ENGINES)('on histories that went on and forked ($referenceOnly)', async (engine) => {
    const given = [historyPlans, pages, pages, fc.constantFrom('', '/a', '/b/key')] as const;
    await fc.assert(
      fc.asyncProperty(...given, async (plan, pagesBefore, pagesAfter, prefix) => {
        const { before, after } = storesOf(plan);
        const revisions = { before: currentOf(before), after: currentOf(after) };
        const also = ['/a/keyy', '/b'];
        const options: CompareOptions = {
          ...engine,
          prefix: bytesOf(prefix),
          alsoUnder: also.map(bytesOf),
        };
        const comparison = await compareStores(
          await open({ ...before, ...pagesBefore } as StoreSpec),
          await open({ ...after, ...pagesAfter } as StoreSpec),
          options,
        );
        const model = expected(before, after, { revisions, prefix, also });
        expect(await plainComparison(comparison)).toEqual(model);
      }),
      { numRuns: 150 },
    );
  });

  test.each(ENGINES)('at any two revisions ($referenceOnly)', async (engine) => {
    await fc.assert(
      fc.asyncProperty(historyPlans, fc.nat(100), fc.nat(100), async (plan, left, right) => {
        const { before, after } = storesOf(plan);
        const revisionIn = (store: Store, number: number): number => {
          const first = Math.max(0, store.finished ?? 0);
          return first + (number % (currentOf(store) - first + 1));
        };
        const revisions = { before: revisionIn(before, left), after: revisionIn(after, right) };
        const comparison = await compareStores(
          await open({ ...before, perPage: 2 } as StoreSpec, revisions.before),
          await open({ ...after, perPage: 3 } as StoreSpec, revisions.after),
          engine,
        );
        const model = expected(before, after, { revisions, prefix: '', also: [] });
        expect(await plainComparison(comparison)).toEqual(model);
      }),
      { numRuns: 120 },
    );
  });
});
