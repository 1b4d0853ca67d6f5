/** The diff of two stores: what its changes say is all that differs, in either direction. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { ComparedStore, KeyPair } from '../../../src/etcd/compare/comparison.ts';
import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import type { Change, ChangeDescription } from '../../../src/operations/diff/change.ts';
import { diff } from '../../../src/operations/diff/diff.ts';
import type { Diff } from '../../../src/operations/diff/diff.ts';
import { plainDescriber } from '../../../src/operations/diff/plain.ts';
import { bytesOf } from '../../build/database.ts';
import { buildStore } from '../../build/store.ts';
import type { RecordSpec, StoreSpec } from '../../build/store.ts';
import { historyPlans, recordsOf, stateOf, storesOf } from '../../etcd/compare/histories.ts';
import type { Store } from '../../etcd/compare/histories.ts';

const NEWEST = Number.MAX_SAFE_INTEGER;

async function open(spec: StoreSpec | Store, revision?: number): Promise<ComparedStore> {
  return { store: await openSnapshot(buildStore(spec as StoreSpec)), revision };
}

async function changesOf<D extends ChangeDescription>(found: Diff<D>): Promise<Change<D>[]> {
  const changes: Change<D>[] = [];
  for await (const batch of found.changes()) changes.push(...batch);
  return changes;
}

function textOf(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString();
}

/** Values by key, after the changes. */
function applyChanges(state: Map<string, string>, changes: readonly KeyPair[]): void {
  for (const { key, after } of changes) {
    if (after === undefined) state.delete(textOf(key));
    else state.set(textOf(key), textOf(after.value));
  }
}

function valuesOf(store: Store): Map<string, string> {
  const state = stateOf(store.records, NEWEST);
  return new Map([...state].map(([key, { value = '' }]) => [key, asText(value)]));
}

function asText(value: string | Uint8Array): string {
  return typeof value === 'string' ? value : textOf(value);
}

function sorted(state: Map<string, string>): [string, string][] {
  return [...state].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** As the opposite change would be. */
function mirrored({ before, after, change, ...rest }: Change<ChangeDescription>): unknown {
  const opposite = change === 'added' ? 'removed' : change === 'removed' ? 'added' : change;
  const swapped = { ...rest, before: after, after: before, change: opposite };
  return { ...swapped, description: { change: opposite } };
}

describe('of any two stores', () => {
  test('the changes applied to the one give the other', async () => {
    await fc.assert(
      fc.asyncProperty(historyPlans, async (plan) => {
        const { before, after } = storesOf(plan);
        const found = await diff(await open(before), await open(after));
        const state = valuesOf(before);
        // Values of what is on one side only are not asked for without a describer.
        const values = await diff(await open(before), await open(after), {
          describe: plainDescriber({ fingerprint: textOf }),
        });
        const changes = await changesOf(values);
        applyChanges(state, changes);
        expect(sorted(state)).toEqual(sorted(valuesOf(after)));
        expect(changes.map(({ change }) => change)).toEqual(
          (await changesOf(found)).map(({ change }) => change),
        );
        expect(changes).toHaveLength(found.differentKeys);
      }),
      { numRuns: 200 },
    );
  });

  test('the other way round the changes are mirrored', async () => {
    await fc.assert(
      fc.asyncProperty(historyPlans, async (plan) => {
        const { before, after } = storesOf(plan);
        const found = await diff(await open(before), await open(after));
        const opposite = await diff(await open(after), await open(before));
        const changes = await changesOf(opposite);
        expect(changes.map(mirrored)).toEqual(await changesOf(found));
        const turned = { later: 'earlier', earlier: 'later' } as Partial<Record<string, string>>;
        const { relation } = found.lineage;
        expect(opposite.lineage.relation).toBe(turned[relation] ?? relation);
        expect(opposite.lineage.forkRevision).toBe(found.lineage.forkRevision);
      }),
      { numRuns: 200 },
    );
  });

  test('a store does not differ from itself', async () => {
    await fc.assert(
      fc.asyncProperty(historyPlans, async (plan) => {
        const { after } = storesOf(plan);
        const one = await open(after);
        const found = await diff(one, await open(after));
        expect(await changesOf(found)).toEqual([]);
        const { relation } = found.lineage;
        expect(after.records.length === 0 || relation === 'same').toBe(true);
        expect(await changesOf(await diff(one, one))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('changes', () => {
  const records: readonly RecordSpec[] = [
    { main: 2, key: 'gone', value: '1' },
    { main: 3, key: 'kept', value: '1' },
    { main: 4, key: 'set', value: '1' },
    { main: 5, key: 'set again', value: '1' },
    { main: 6, key: 'twice', value: '1' },
  ];
  const later: readonly RecordSpec[] = [
    ...records,
    { main: 7, key: 'gone' },
    { main: 8, key: 'new', value: 'n\0' },
    { main: 9, key: 'set', value: '22', createRevision: 4, version: 2 },
    { main: 10, key: 'set again', value: '1', createRevision: 5, version: 2 },
    { main: 11, key: 'twice' },
    { main: 12, key: 'twice', value: '1' },
  ];
  const kinds = {
    gone: 'removed',
    new: 'added',
    set: 'modified',
    'set again': 'rewritten',
    twice: 'recreated',
  };

  test('by the records alone', async () => {
    const found = await diff(await open({ records }), await open({ records: later }));
    const changes = await changesOf(found);
    expect(Object.fromEntries(changes.map(({ key, change }) => [textOf(key), change]))).toEqual(
      kinds,
    );
    expect(found).toMatchObject({
      lineage: { relation: 'later', revisions: { before: 6, after: 12 } },
      liveKeys: { before: 5, after: 5 },
      sameKeys: 1,
      differentKeys: 5,
    });
  });
  test('between two revisions of one store', async () => {
    const { store } = await open({ records: later });
    const found = await diff({ store, revision: 6 }, { store });
    const changes = await changesOf(found);
    expect(Object.fromEntries(changes.map(({ key, change }) => [textOf(key), change]))).toEqual(
      kinds,
    );
    expect(found.lineage.relation).toBe('later');
    expect((await diff({ store }, { store, revision: 6 })).lineage.relation).toBe('earlier');
  });
  test('of plain data have sizes and fingerprints, and values only if these are asked for', async () => {
    const describeWith = async (showValues: boolean): Promise<unknown[]> => {
      const describer = plainDescriber({ fingerprint: (value) => `#${textOf(value)}`, showValues });
      const found = await diff(await open({ records }), await open({ records: later }), {
        describe: describer,
        prefix: bytesOf('set'),
      });
      return (await changesOf(found)).map(({ description }) => description);
    };
    const valueOf = (text: string, isShown: boolean): unknown => ({
      sizeBytes: text.length,
      fingerprint: `#${text}`,
      isText: true,
      value: isShown ? bytesOf(text) : undefined,
    });
    for (const isShown of [false, true]) {
      expect(await describeWith(isShown)).toEqual([
        { change: 'modified', before: valueOf('1', isShown), after: valueOf('22', isShown) },
        { change: 'rewritten', before: valueOf('1', isShown), after: valueOf('1', isShown) },
      ]);
    }
  });
  test('tell text from bytes', async () => {
    const found = await diff(await open({ records }), await open({ records: later }), {
      describe: plainDescriber({ fingerprint: textOf }),
      prefix: bytesOf('new'),
    });
    expect((await changesOf(found))[0]?.description.after).toMatchObject({ isText: false });
  });
  test('hand over what did not change where the describer asks for it', async () => {
    const unchanged: KeyPair[] = [];
    const describer = { ...plainDescriber({ fingerprint: textOf }), alsoUnder: [bytesOf('ke')] };
    const found = await diff(await open({ records }), await open({ records: later }), {
      describe: describer,
      onUnchanged: (pair) => unchanged.push(pair),
    });
    expect(await changesOf(found)).toHaveLength(5);
    expect(unchanged.map(({ key, after }) => [textOf(key), textOf(after?.value)])).toEqual([
      ['kept', '1'],
    ]);
  });
});

describe('stores', () => {
  const common = recordsOf([
    { key: 0, value: 0, joins: false },
    { key: 1, value: 1, joins: false },
  ]);
  const put = (main: number, key: string, value: string): RecordSpec => ({ main, key, value });
  const relate = async (before: StoreSpec, after: StoreSpec): Promise<unknown> =>
    (await diff(await open(before), await open(after))).lineage;

  test('that were restored from one snapshot and went on are forks, whatever revisions they reuse', async () => {
    const before = {
      records: [...common, put(4, 'k', 'one'), put(5, 'only', 'a')],
      members: ['a1'],
    };
    const after = {
      records: [...common, put(4, 'k', 'two'), put(5, 'only', 'a')],
      members: ['b2'],
    };
    const found = await diff(await open(before), await open(after));
    expect(found.lineage).toEqual({
      relation: 'forked',
      revisions: { before: 5, after: 5 },
      forkRevision: 4,
      isSameCluster: false,
    });
    // Equal revision, version and size: only the bytes tell.
    const changes = await changesOf(found);
    expect(changes.map(({ key, change }) => [textOf(key), change])).toEqual([['k', 'modified']]);
  });
  test('are read no further than is looked at', async () => {
    const after = { records: [put(2, 'x', 'y'), put(3, 'x2', 'y')] };
    const fingerprint = textOf;
    const options = { describe: plainDescriber({ fingerprint }) };
    const found = await diff(await open({ records: [] }), await open(after), options);
    const changes: Change<ChangeDescription>[] = [];
    for await (const batch of found.changes(({ key }) => textOf(key) === 'x2')) {
      changes.push(...batch);
    }
    const values = changes.map(({ key, after: newer }) => [textOf(key), newer?.value?.length]);
    expect(values).toEqual([
      ['x', undefined],
      ['x2', 1],
    ]);
  });
  test('without anything in common are unrelated', async () => {
    const after = { records: [put(2, 'x', 'y'), put(3, 'x2', 'y')] };
    expect(await relate({ records: common }, after)).toMatchObject({
      relation: 'unrelated',
      forkRevision: undefined,
      isSameCluster: undefined,
    });
  });
  test('that retain no revision both are not known', async () => {
    const after = { records: [put(9, 'x', 'y')], finished: 8 };
    expect(await relate({ records: common }, after)).toMatchObject({ relation: 'unknown' });
  });
  test('without records are the same', async () => {
    expect(await relate({ records: [] }, { records: [] })).toMatchObject({ relation: 'same' });
  });
  test('belong to one cluster if they name a member in common, even a former one', async () => {
    const members = (present: string[], removed: string[]): StoreSpec => ({
      records: common,
      members: present,
      membersRemoved: removed,
    });
    const isSame = async (before: StoreSpec, after: StoreSpec): Promise<unknown> =>
      (await diff(await open(before), await open(after))).lineage.isSameCluster;
    expect(await isSame(members(['a1'], []), members(['a1', 'c3'], []))).toBe(true);
    expect(await isSame(members(['a1'], []), members(['c3'], ['a1']))).toBe(true);
    expect(await isSame(members(['a1'], []), members(['c3'], ['b2']))).toBe(false);
    expect(await isSame(members(['a1'], []), members([], []))).toBeUndefined();
  });
});
