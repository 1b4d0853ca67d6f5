/**
 * A model that knows everything that was ever written: nothing that is offered is invented, what is
 * still in the file is found, and what is live is never offered as lost.
 */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import { recover } from '../../../src/operations/recover/recover.ts';
import type { RecoveredRecord, RecoverOptions } from '../../../src/operations/recover/types.ts';
import { LivingStore } from '../../build/living-store.ts';
import type { WrittenRecord } from '../../build/living-store.ts';

interface Offered extends RecoveredRecord {
  readonly name: string;
  readonly value: string;
}

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes!).toString();
const idOf = (main: number, sub: number, key: string): string => `${main}/${sub} ${key}`;
const lifeOf = (key: string, createRevision: number): string => `${createRevision} ${key}`;

async function offered(bytes: Uint8Array, options: RecoverOptions = {}): Promise<Offered[]> {
  const snapshot = await openSnapshot(bytes);
  const recovery = await recover(snapshot, options);
  const all: Offered[] = [];
  for (const record of recovery.records()) {
    const value = text(await recovery.readValue(record));
    expect(value.length).toBe(record.valueSize);
    all.push({ ...record, name: text(record.key), value });
  }
  return all;
}

/** What the tree has: of every key the newest record, and of every life the last put. */
function stateOf(store: LivingStore): {
  ids: Set<string>;
  newest: Map<string, WrittenRecord>;
  deleted: Map<string, WrittenRecord>;
} {
  const ids = new Set(store.retained.map(({ main, sub, key }) => idOf(main, sub, key)));
  const newest = new Map<string, WrittenRecord>();
  const deleted = new Map<string, WrittenRecord>();
  for (const record of store.retained) {
    const before = newest.get(record.key);
    const isDelete = record.value === undefined && before?.value !== undefined;
    if (isDelete) deleted.set(lifeOf(record.key, before.createRevision), before);
    newest.set(record.key, record);
  }
  return { ids, newest, deleted };
}

/** Everything that holds of what is offered, whatever the history was. */
async function expectRight(store: LivingStore, bytes: Uint8Array): Promise<Offered[]> {
  const { ids, newest, deleted } = stateOf(store);
  const written = new Map(store.written.map((one) => [idOf(one.main, one.sub, one.key), one]));
  const all = await offered(bytes, { all: true });
  for (const one of all) {
    const id = idOf(one.revision.main, one.revision.sub, one.name);
    const truth = written.get(id);
    // Nothing is invented.
    expect(one.value).toBe(truth?.value);
    expect(one.createRevision).toBe(truth?.createRevision);
    const inTree = ids.has(id);
    expect(one.isCopy || one.confidence === 'certain').toBe(inTree);
    expect(['freed-page', 'slack'].includes(one.mark)).toBe(!inTree);
    expect(one.mark === 'slack').toBe(!inTree && one.pgid >= store.highWaterMark);
    expect(one.mark === 'live').toBe(newest.get(one.name) === truth);
    const last = newest.get(one.name);
    const expected = last === undefined ? 'unknown' : last.value === undefined ? 'deleted' : 'live';
    expect(one.keyState).toBe(expected);
  }
  // What is still in the file is found.
  const found = new Set(all.map(({ revision, name }) => idOf(revision.main, revision.sub, name)));
  const pages = Math.floor(bytes.length / store.pageSize);
  for (const { record, lastPage } of store.intactRecords()) {
    const id = idOf(record.main, record.sub, record.key);
    if (lastPage < pages && record.value !== undefined && !ids.has(id)) expect(found).toContain(id);
  }
  await expectLast(all, deleted, newest, bytes);
  return all;
}

/** Without `all`: of every life that has ended the last version that there is. */
async function expectLast(
  all: readonly Offered[],
  deleted: ReadonlyMap<string, WrittenRecord>,
  newest: ReadonlyMap<string, WrittenRecord>,
  bytes: Uint8Array,
): Promise<void> {
  const expected = new Map<string, string>();
  for (const one of all) {
    const live = newest.get(one.name);
    const isOfLive = live?.value !== undefined && live.createRevision === one.createRevision;
    if (one.isCopy || isOfLive || one.mark === 'history') continue;
    expected.set(lifeOf(one.name, one.createRevision), one.value);
  }
  for (const [life, { value = '' }] of deleted) expected.set(life, value);
  const last = await offered(bytes);
  expect(last.length).toBe(expected.size);
  for (const one of last) {
    expect(one.value).toBe(expected.get(lifeOf(one.name, one.createRevision)));
    expect(one.isCopy).toBe(false);
    if (one.mark === 'tombstoned')
      expect(deleted.get(lifeOf(one.name, one.createRevision))?.main).toBe(one.revision.main);
  }
}

const keys = fc.integer({ min: 0, max: 11 }).map((number) => `/registry/configmaps/shop/${number}`);
const write = fc.record(
  {
    key: keys,
    value: fc.oneof(
      { weight: 8, arbitrary: fc.string({ maxLength: 60, unit: 'grapheme-ascii' }) },
      { weight: 1, arbitrary: fc.integer({ min: 700, max: 4000 }).map((size) => 'x'.repeat(size)) },
    ),
  },
  { requiredKeys: ['key'] },
);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.array(write, { minLength: 1, maxLength: 4 }) },
  { weight: 4, arbitrary: fc.constant('commit' as const) },
  { weight: 1, arbitrary: fc.constant('compact' as const) },
  { weight: 1, arbitrary: fc.constant('crash' as const) },
);

function run(
  steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[],
): LivingStore {
  const store = new LivingStore();
  for (const one of steps) {
    if (one === 'commit') store.commit();
    else if (one === 'compact') store.compact();
    else if (one === 'crash') store.crash();
    else store.transact(one);
  }
  store.commit();
  return store;
}

describe('a model of everything that was written', () => {
  it('agrees after puts, deletes, compactions and crashes', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const store = run(steps);
        await expectRight(store, store.bytes());
        await expectRight(store, store.bytes(64 * 1024));
      }),
      { numRuns: 300 },
    );
  });

  it('meets every mark and every confidence', async () => {
    const store = new LivingStore();
    store.transact([{ key: 'kept', value: 'one' }]);
    store.transact([{ key: 'gone', value: 'first' }]);
    store.transact([{ key: 'gone', value: 'second' }]);
    store.transact([{ key: 'long', value: 'x'.repeat(3000) }]);
    store.commit();
    store.transact([{ key: 'gone' }, { key: 'long' }]);
    store.commit();
    const retained = await expectRight(store, store.bytes());
    expect(marksOf(retained)).toContain('gone tombstoned certain');
    store.compact();
    store.transact([{ key: 'kept', value: 'two' }]);
    store.commit();
    const freed = await expectRight(store, store.bytes());
    expect(marksOf(freed)).toContain('gone freed-page whole-page');
    expect(marksOf(freed)).toContain('kept history certain');
    const [long] = (await offered(store.bytes())).filter(({ name }) => name === 'long');
    expect(long).toMatchObject({
      keyState: 'unknown',
      value: 'x'.repeat(3000),
      deletedRevision: 6,
    });
    store.transact([{ key: 'never', value: 'y'.repeat(9000) }]);
    store.crash();
    const slack = await expectRight(store, store.bytes(64 * 1024));
    expect(marksOf(slack)).toContain('never slack whole-page');
  });

  it('finds nothing but the retained after a defragmentation', async () => {
    const store = new LivingStore();
    const keys = Array.from({ length: 30 }, (_, number) => `gone-${number}`);
    store.transact(keys.map((key) => ({ key, value: key.repeat(30) })));
    store.commit();
    store.transact(keys.map((key) => ({ key })));
    store.compact();
    store.transact([{ key: 'b', value: 'deleted' }]);
    store.commit();
    store.transact([{ key: 'b' }]);
    store.commit();
    const before = await expectRight(store, store.bytes());
    expect(before.filter(({ mark }) => mark === 'freed-page').length).toBeGreaterThan(10);
    const small = store.defragmented();
    const all = await offered(small.bytes(), { all: true });
    expect(all.map(({ name, mark }) => [name, mark])).toEqual([['b', 'tombstoned']]);
  });

  test('a life that was begun anew is another one', async () => {
    const store = new LivingStore();
    store.transact([{ key: 'a', value: 'old' }]);
    store.transact([{ key: 'a' }]);
    store.transact([{ key: 'a', value: 'new' }]);
    store.commit();
    const [old, ...rest] = await expectRight(store, store.bytes());
    expect(old).toMatchObject({ value: 'old', keyState: 'live', deletedRevision: 3 });
    expect(rest).toEqual([]);
  });

  test('only wanted keys', async () => {
    const store = new LivingStore();
    store.transact([
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ]);
    store.transact([{ key: 'a' }, { key: 'b' }]);
    store.commit();
    const wants = (key: Uint8Array): boolean => text(key) === 'b';
    expect((await offered(store.bytes(), { wants })).map(({ name }) => name)).toEqual(['b']);
  });
});

function marksOf(all: readonly Offered[]): string[] {
  return all.map(({ name, mark, confidence }) => `${name} ${mark} ${confidence}`);
}
