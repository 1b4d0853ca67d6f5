/** What operations read: counted, never timed. */

import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { MemorySource, openDatabase, openFile, openSnapshot, status } from '../../src/node.ts';
import { buildDatabase, bytesOf } from '../build/database.ts';
import { encodeBranch, encodeLeaf, encodeMeta, NO_FREELIST, writeHeader } from '../build/pages.ts';
import { CountingSource, SparseSource } from '../build/sources.ts';
import { buildStore, plainRecords } from '../build/store.ts';

const PAGE_SIZE = 4096;
const GIB = 2 ** 30;

/** Pieces of a file of `sizeBytes` whose bucket has a branch on its last page and leaves beyond 4 GiB. */
function largeFile(sizeBytes: number): (readonly [offset: number, bytes: Uint8Array])[] {
  const highWaterMark = sizeBytes / PAGE_SIZE;
  const branch = highWaterMark - 1;
  const leaves = [2 ** 20, 2 ** 20 + 1, highWaterMark - 3];
  const header = new Uint8Array(16);
  new DataView(header.buffer).setBigUint64(0, BigInt(branch), true);
  const empty = new Uint8Array(32);
  writeHeader(empty.subarray(16), { id: 0, flags: 2, count: 0, overflow: 0 });
  const buckets = ['key', 'large', 'meta'].map((name) => {
    return { key: bytesOf(name), value: name === 'large' ? header : empty, flags: 1 };
  });
  const meta = (index: number): Uint8Array =>
    encodeMeta({
      index,
      pageSize: PAGE_SIZE,
      root: 2,
      freelist: NO_FREELIST,
      highWaterMark,
      txid: BigInt(9 - index),
    });
  const children = leaves.map((child, index) => ({ key: bytesOf(`k${String(index)}`), child }));
  return [
    [0, meta(0)],
    [PAGE_SIZE, meta(1)],
    [2 * PAGE_SIZE, encodeLeaf(2, buckets, PAGE_SIZE)],
    [branch * PAGE_SIZE, encodeBranch(branch, children, PAGE_SIZE)],
    ...children.map(({ key, child }) => {
      return [child * PAGE_SIZE, encodeLeaf(child, [{ key, value: key }], PAGE_SIZE)] as const;
    }),
  ];
}

test('opening 8 GiB costs two metas, and looking at its buckets a page', async () => {
  const source = new CountingSource(new SparseSource(8 * GIB, largeFile(8 * GIB)));
  const database = await openDatabase(source);
  expect(database.imageSize).toBe(8 * GIB);
  expect(source.reads).toBeLessThanOrEqual(2);
  expect(source.bytes).toBeLessThanOrEqual(160);
  source.reset();
  const snapshot = await openSnapshot(source);
  expect(snapshot.buckets).toHaveLength(3);
  expect(source.reads).toBeLessThanOrEqual(3);
  expect(source.bytes).toBeLessThanOrEqual(2 * PAGE_SIZE);
});

test('pages beyond 4 GiB are read from where they are', async () => {
  const source = new CountingSource(new SparseSource(8 * GIB, largeFile(8 * GIB)));
  const large = (await (await openDatabase(source)).bucket(bytesOf('large')))!;
  const values: (Uint8Array | undefined)[] = [];
  for (const name of ['k0', 'k1', 'k2']) values.push(await large.get(bytesOf(name)));
  expect(values).toEqual(['k0', 'k1', 'k2'].map(bytesOf));
  const listed: Uint8Array[] = [];
  for await (const entries of large.entries()) listed.push(...entries.map(({ key }) => key));
  expect(listed).toEqual(values);
  expect(source.outside).toBe(0);
});

test('status of 8 GiB with a few pages in use reads those pages', async () => {
  const source = new CountingSource(new SparseSource(8 * GIB, largeFile(8 * GIB)));
  const result = await status(await openSnapshot(source));
  expect(result).toMatchObject({ entries: 3, totalSize: 8 * GIB, freePages: 2 ** 21 - 7 });
  expect(source.bytes).toBeLessThan(100 * PAGE_SIZE);
});

test('a sparse file of 8 GiB on disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-sparse-'));
  try {
    const path = join(folder, 'sparse.db');
    const handle = await open(path, 'w');
    await handle.truncate(8 * GIB);
    for (const [offset, bytes] of largeFile(8 * GIB)) {
      await handle.write(bytes, 0, bytes.length, offset);
    }
    await handle.close();
    for (const blocking of [false, true]) {
      const source = new CountingSource(await openFile(path, { blocking }));
      const database = await openDatabase(source);
      expect(source.bytes).toBeLessThanOrEqual(160);
      const large = (await database.bucket(bytesOf('large')))!;
      expect(await large.get(bytesOf('k2'))).toEqual(bytesOf('k2'));
      expect(source.bytes).toBeLessThan(10 * PAGE_SIZE);
      await database.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  [1, 1000],
  [2, 60],
  [3, 10],
  [4, 6],
])('get costs the depth of the tree: %i', async (depth, perPage) => {
  const elements = Array.from({ length: 1000 }, (_, index) => {
    return [`k${String(index).padStart(5, '0')}`, bytesOf('v')] as const;
  });
  const bytes = buildDatabase({ elements: [['b', { elements, perPage }]] }, { pageSize: 65_536 });
  const source = new CountingSource(new MemorySource(bytes));
  const bucket = (await (await openDatabase(source)).bucket(bytesOf('b')))!;
  for (const name of ['k00000', 'k00500', 'k00999', 'absent', 'k9']) {
    source.reset();
    expect((await bucket.get(bytesOf(name))) !== undefined).toBe(/^k00/.test(name));
    expect(source.reads).toBe(depth);
    expect(source.bytes).toBe(depth * 65_536);
  }
});

test('a page that overflows costs two reads', async () => {
  const value = new Uint8Array(1_500_000).fill(7);
  const bytes = buildDatabase({ elements: [['b', { elements: [['k', value]] }]] });
  const source = new CountingSource(new MemorySource(bytes));
  const bucket = (await (await openDatabase(source)).bucket(bytesOf('b')))!;
  source.reset();
  expect((await bucket.get(bytesOf('k')))?.length).toBe(1_500_000);
  expect(source.reads).toBe(2);
});

test('going over a whole store reads each page about once, many at a time', async () => {
  const bytes = buildStore({ records: plainRecords(20_000, 3_000), pageSize: 1024 });
  const pages = bytes.length / 1024;
  const source = new CountingSource(new MemorySource(bytes));
  const snapshot = await openSnapshot(source);
  source.reset();
  expect((await status(snapshot)).entries).toBe(20_001);
  expect(source.bytes).toBeLessThan(1.2 * bytes.length);
  expect(source.reads).toBeLessThan(pages / 8);
});

test('a range costs the leaves that it touches', async () => {
  const elements = Array.from({ length: 10_000 }, (_, index) => {
    return [`k${String(index).padStart(5, '0')}`, bytesOf('value of some length')] as const;
  });
  const bytes = buildDatabase({ elements: [['b', { elements }]] }, { pageSize: 1024 });
  const source = new CountingSource(new MemorySource(bytes));
  const bucket = (await (await openDatabase(source)).bucket(bytesOf('b')))!;
  source.reset();
  let count = 0;
  const range = { from: bytesOf('k05000'), to: bytesOf('k05010') };
  for await (const entries of bucket.entries(range)) count += entries.length;
  expect(count).toBe(10);
  expect(source.bytes).toBeLessThan(12 * 1024);
});
