/** Files made to cost much: each ends with a coded error after a bounded number of reads. */

import { describe, expect, test } from 'vitest';

import { openDatabase, openSnapshot, status } from '../../src/index.ts';
import { bytesOf } from '../build/database.ts';
import { codeOf } from '../build/errors.ts';
import { encodeBranch, encodeLeaf, encodeMeta, NO_FREELIST, writeHeader } from '../build/pages.ts';
import { CountingSource, SparseSource } from '../build/sources.ts';

const PAGE_SIZE = 4096;
const ROOT = 2;
const BUCKET = 3;

/** A file of the given pages, one of whose buckets has its root on page 3. */
function fileOf(
  pages: readonly Uint8Array[],
  highWaterMark = 3 + pages.length,
  owner = 'key',
): CountingSource {
  const header = new Uint8Array(16);
  new DataView(header.buffer).setBigUint64(0, BigInt(BUCKET), true);
  const names = [...new Set([owner, 'key', 'meta'])].sort();
  const buckets = names.map((name) => {
    const empty = new Uint8Array(32);
    writeHeader(empty.subarray(16), { id: 0, flags: 2, count: 0, overflow: 0 });
    return { key: bytesOf(name), value: name === owner ? header : empty, flags: 1 };
  });
  const meta = (index: number): Uint8Array =>
    encodeMeta({
      index,
      pageSize: PAGE_SIZE,
      root: ROOT,
      freelist: NO_FREELIST,
      highWaterMark,
      txid: BigInt(9 - index),
    });
  const all = [meta(0), meta(1), encodeLeaf(ROOT, buckets, PAGE_SIZE), ...pages];
  const pieces = all.map((bytes, id) => [id * PAGE_SIZE, bytes] as const);
  return new CountingSource(new SparseSource(highWaterMark * PAGE_SIZE, pieces));
}

function branchTo(id: number, ...children: number[]): Uint8Array {
  const elements = children.map((child, index) => ({ key: Uint8Array.of(1 + index), child }));
  return encodeBranch(id, elements, PAGE_SIZE);
}

/** Codes that status, a cursor and a look-up end with. */
async function codesOf(source: CountingSource): Promise<string[]> {
  const cursorOf = async () =>
    (await (await openDatabase(source)).bucket(bytesOf('key')))!.cursor();
  const walk = async (): Promise<void> => {
    const cursor = await cursorOf();
    let entry = await cursor.first();
    while (entry !== undefined) entry = await cursor.next();
  };
  return [
    await codeOf(openSnapshot(source).then((snapshot) => status(snapshot))),
    await codeOf(walk()),
    await codeOf(cursorOf().then((cursor) => cursor.seek(Uint8Array.of(1)))),
  ];
}

describe('hostile trees', () => {
  test('a branch that points to itself', async () => {
    const source = fileOf([branchTo(3, 3)]);
    expect(await codesOf(source)).toEqual(['page-double-reference', 'tree-depth', 'tree-depth']);
    expect(source.reads).toBeLessThan(200);
  });

  test('a branch that points to itself many times', async () => {
    const source = fileOf([branchTo(3, ...Array<number>(100).fill(3))]);
    const [first, ...others] = await codesOf(source);
    expect(first).toBe('page-double-reference');
    expect(others).toEqual(['key-above-ancestor', 'key-above-ancestor']);
    expect(source.reads).toBeLessThan(200);
  });

  test('two branches that point to each other', async () => {
    const source = fileOf([branchTo(3, 4), branchTo(4, 3)]);
    expect(await codesOf(source)).toEqual(['page-double-reference', 'tree-depth', 'tree-depth']);
  });

  test('a chain of 5,000 branches', async () => {
    const chain = Array.from({ length: 5_000 }, (_, index) => branchTo(3 + index, 4 + index));
    const source = fileOf([...chain, encodeLeaf(5_003, [], PAGE_SIZE)]);
    expect(await codesOf(source)).toEqual(['tree-depth', 'tree-depth', 'tree-depth']);
    expect(source.reads).toBeLessThan(400);
  });

  test('many branches on each of many levels that share their children', async () => {
    const levels = Array.from({ length: 60 }, (_, level) =>
      branchTo(3 + level, 4 + level, 4 + level),
    );
    const source = fileOf([...levels, encodeLeaf(63, [], PAGE_SIZE)]);
    const found = await codesOf(source);
    expect(found[0]).toBe('page-double-reference');
    expect(source.reads).toBeLessThan(400);
  });

  test.each([
    ['children on both metas', [branchTo(3, 0, 1)], 'page-out-of-bounds'],
    ['a child at the high-water mark', [branchTo(3, 4)], 'page-out-of-bounds'],
    ['a child far outside', [branchTo(3, 2 ** 52)], 'page-out-of-bounds'],
    ['no elements in a branch', [branchTo(3)], 'page-empty'],
    ['no elements in a leaf below', [branchTo(3, 4), encodeLeaf(4, [], PAGE_SIZE)], 'page-empty'],
  ])('%s', async (_name, pages, code) => {
    expect(await codesOf(fileOf(pages))).toEqual([code, code, code]);
  });

  test.each([
    ['leaf', 2],
    ['branch', 1],
  ])('a %s with a count of 0xffff, and with an overflow of 0x7fffffff', async (_name, flags) => {
    const page = new Uint8Array(PAGE_SIZE);
    writeHeader(page, { id: 3, flags, count: 0xffff, overflow: 0 });
    expect(await codesOf(fileOf([page]))).toEqual(Array(3).fill('page-count'));
    writeHeader(page, { id: 3, flags, count: 1, overflow: 0x7fff_ffff });
    const source = fileOf([page]);
    expect(await codesOf(source)).toEqual(Array(3).fill('page-overflow'));
    expect(source.bytes).toBeLessThan(100 * PAGE_SIZE);
  });

  test('an overflow that the file has room for is limited, and nothing of it is read', async () => {
    const page = new Uint8Array(PAGE_SIZE);
    writeHeader(page, { id: 3, flags: 2, count: 1, overflow: 0x7fff_ffff });
    const source = fileOf([page], 2 ** 31 + 10);
    const database = await openDatabase(source);
    const bucket = (await database.bucket(bytesOf('key')))!;
    expect(await codeOf(bucket.entries().next())).toBe('limit-page-bytes');
    expect(await codeOf(bucket.get(bytesOf('a')))).toBe('limit-page-bytes');
    expect(source.bytes).toBeLessThan(16 * 1024 * 1024);
  });
});

describe('hostile buckets', () => {
  test('inline buckets inside of each other, 5,000 deep', async () => {
    let value: Uint8Array = new Uint8Array(32);
    writeHeader(value.subarray(16), { id: 0, flags: 2, count: 0, overflow: 0 });
    for (let depth = 0; depth < 5_000; depth++) {
      const page = encodeLeaf(0, [{ key: bytesOf('b'), value, flags: 1 }], 0);
      value = new Uint8Array(16 + page.length);
      value.set(page, 16);
    }
    const page = encodeLeaf(3, [{ key: bytesOf('b'), value, flags: 1 }], PAGE_SIZE);
    const source = fileOf([page], 3 + page.length / PAGE_SIZE, 'deep');
    expect(await codeOf(openSnapshot(source).then((snapshot) => status(snapshot)))).toBe(
      'tree-depth',
    );
  });
});
