/** Free pages may hold anything: nothing there ends a recovery, or makes it offer what is none. */

import fc from 'fast-check';
import { expect, it, test } from 'vitest';

import { decodeKeyValue } from '../../../src/etcd/key-value.ts';
import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import { recover } from '../../../src/operations/recover/recover.ts';
import type { RecoveredRecord } from '../../../src/operations/recover/types.ts';
import { LivingStore } from '../../build/living-store.ts';
import { encodeLeaf } from '../../build/pages.ts';
import { revisionKey } from '../../build/store.ts';

const PAGE_SIZE = 1024;

/** A file whose pages from some number on are free, and how many there are. */
function withFreePages(): { bytes: Uint8Array<ArrayBuffer>; free: number[]; tree: Set<string> } {
  const store = new LivingStore(PAGE_SIZE);
  for (let round = 0; round < 30; round++) {
    store.transact([
      { key: `/registry/secrets/shop/s${round % 7}`, value: `value ${round} `.repeat(10) },
      { key: `gone-${round}`, value: 'z'.repeat(round * 40) },
    ]);
    if (round > 3) store.transact([{ key: `gone-${round - 3}` }]);
    if (round % 10 === 9) store.compact();
    store.commit();
  }
  const inUse = new Set<number>();
  const intact = store.intactLeaves();
  const live = new Set(store.retained);
  for (const { pgid, pageCount, records } of intact) {
    if (!records.some((record) => live.has(record))) continue;
    for (let at = 0; at < pageCount; at++) inUse.add(pgid + at);
  }
  const free = intact.flatMap(({ pgid, pageCount }) =>
    inUse.has(pgid) ? [] : Array.from({ length: pageCount }, (_, at) => pgid + at),
  );
  return { bytes: store.bytes(), free, tree: new Set(store.retained.map(({ key }) => key)) };
}

async function recoverAll(bytes: Uint8Array): Promise<RecoveredRecord[]> {
  const recovery = await recover(await openSnapshot(bytes), { all: true });
  for (const record of recovery.records()) {
    const value = await recovery.readValue(record);
    expect(value?.length).toBe(record.valueSize);
    // Whatever is offered lies in the file as it is offered.
    expect(Buffer.from(bytes).includes(Buffer.from(record.key))).toBe(true);
    expect(record.createRevision).toBeGreaterThan(0);
    expect(record.createRevision).toBeLessThanOrEqual(record.revision.main);
  }
  return [...recovery.records()];
}

it('has free pages to spoil', async () => {
  const { bytes, free } = withFreePages();
  expect(free.length).toBeGreaterThan(3);
  const marks = (await recoverAll(bytes)).map(({ mark }) => mark);
  expect(marks).toContain('freed-page');
});

it('survives whatever lies on free pages', { timeout: 120_000 }, async () => {
  const { bytes, free } = withFreePages();
  const certain = (await recoverAll(bytes)).filter(({ confidence }) => confidence === 'certain');
  const spoiled = fc.record({
    page: fc.nat(free.length - 1),
    at: fc.nat(PAGE_SIZE - 1),
    patch: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 4 }),
      fc.uint8Array({ minLength: 1, maxLength: 600 }),
      fc.constant(Uint8Array.of(0xff, 0xff, 0xff, 0xff)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(spoiled, { minLength: 1, maxLength: 30 }), async (all) => {
      const file = bytes.slice();
      for (const { page, at, patch } of all) {
        const start = (free[page] ?? 0) * PAGE_SIZE + at;
        file.set(patch.subarray(0, PAGE_SIZE - at), start);
      }
      const found = await recoverAll(file);
      const stillCertain = found.filter(({ confidence }) => confidence === 'certain');
      expect(stillCertain).toEqual(certain);
    }),
    { numRuns: 300 },
  );
});

/** A leaf with one record whose value is given, on the first free page. */
async function offeredOf(value: Uint8Array, key: Uint8Array): Promise<RecoveredRecord[]> {
  const { bytes, free } = withFreePages();
  const pgid = free[0] ?? 0;
  bytes.set(encodeLeaf(pgid, [{ key, value }], PAGE_SIZE), pgid * PAGE_SIZE);
  return (await recoverAll(bytes)).filter((record) => record.pgid === pgid);
}

/** A KeyValue of a key `k`, with the numbers given. */
function record(create: number, modified: number, version: number): Uint8Array {
  return Uint8Array.of(0x0a, 1, 0x6b, 0x10, create, 0x18, modified, 0x20, version, 0x2a, 1, 0x76);
}

test.each([
  ['another revision than its key', record(1, 90, 1)],
  ['a create revision behind its own', record(101, 100, 1)],
  ['no version', record(3, 100, 0)],
  ['no create revision', record(0, 100, 1)],
  ['no message', Uint8Array.of(0xff, 0xff)],
])('a record with %s is not offered', async (_name, value) => {
  expect(await offeredOf(value, revisionKey(100, 0, false))).toEqual([]);
});

test('a record that is sound is offered', async () => {
  const value = record(3, 100, 2);
  expect(decodeKeyValue(value, {}).modRevision).toBe(100);
  const [found] = await offeredOf(value, revisionKey(100, 0, false));
  expect(found).toMatchObject({ mark: 'freed-page', keyState: 'unknown', createRevision: 3 });
});

test('a page that is in use is no free one, even if it says so', async () => {
  const { bytes, tree } = withFreePages();
  const found = await recoverAll(bytes);
  for (const { mark, keyState, key } of found) {
    if (mark === 'live') expect(keyState).toBe('live');
    if (mark === 'freed-page' && keyState === 'unknown') {
      expect(tree.has(Buffer.from(key).toString())).toBe(false);
    }
  }
});
