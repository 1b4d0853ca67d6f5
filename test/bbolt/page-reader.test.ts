import { describe, expect, test } from 'vitest';

import { openDatabase } from '../../src/bbolt/database.ts';
import type { Database } from '../../src/bbolt/database.ts';
import { PageReader } from '../../src/bbolt/page-reader.ts';
import type { PageReaderOptions } from '../../src/bbolt/page-reader.ts';
import { throwProblem } from '../../src/bbolt/walk.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import { buildDatabase, bytesOf } from '../build/database.ts';
import { codeOf } from '../build/errors.ts';
import { LEAF, writeHeader } from '../build/pages.ts';
import { CountingSource } from '../build/sources.ts';

const PAGE_SIZE = 1024;
/** Values of which some need many pages, so that pages overflow within and beyond a batch. */
const SIZES = Array.from({ length: 300 }, (_, index) => (index % 11 === 5 ? index * 40 : index));
const elements = SIZES.map((size, index) => {
  return [`k${String(index).padStart(4, '0')}`, new Uint8Array(size).fill(index)] as const;
});
const BYTES = buildDatabase(
  { elements: [['b', { elements, perPage: 3 }]] },
  { pageSize: PAGE_SIZE },
);

function open(options: PageReaderOptions): Promise<Database> {
  return openDatabase(new MemorySource(BYTES), options);
}

async function sizesOf(database: Database): Promise<number[]> {
  const bucket = (await database.bucket(bytesOf('b')))!;
  const sizes: number[] = [];
  for await (const entries of bucket.entries()) {
    for (const { value } of entries) {
      sizes.push(value!.length);
      expect(new Set(value).size).toBeLessThanOrEqual(1);
    }
  }
  return sizes;
}

describe('page reader', () => {
  test.each([1, 2, 3, 5, 20, 100, 5_000])(
    'an arena of %i pages gives all pages whole',
    async (pages) => {
      const arena = { bytes: new Uint8Array(pages * PAGE_SIZE) };
      expect(await sizesOf(await open({ arena }))).toEqual(SIZES);
    },
  );

  test('an arena that ends in the middle of a page', async () => {
    const arena = { bytes: new Uint8Array(7 * PAGE_SIZE + 500) };
    expect(await sizesOf(await open({ arena }))).toEqual(SIZES);
  });

  test('an arena smaller than a page is refused', async () => {
    const arena = { bytes: new Uint8Array(PAGE_SIZE - 1) };
    await expect(open({ arena }).then(sizesOf)).rejects.toThrow(RangeError);
  });

  test('a page over the limit is refused, one at the limit is not', async () => {
    const largest = Math.max(...SIZES);
    const pages = Math.ceil((largest + 2 * 300 + 200) / PAGE_SIZE);
    expect(await codeOf(open({ pageBytesMax: 8 * PAGE_SIZE }).then(sizesOf))).toBe(
      'limit-page-bytes',
    );
    expect(await codeOf(open({ pageBytesMax: pages * PAGE_SIZE }).then(sizesOf))).toBe('no error');
  });

  test('walks at the same time do not disturb each other', async () => {
    const database = await open({});
    const all = await Promise.all([sizesOf(database), sizesOf(database), sizesOf(database)]);
    expect(all).toEqual([SIZES, SIZES, SIZES]);
  });

  test('look-ups during a walk do not disturb it', async () => {
    const database = await open({ arena: { bytes: new Uint8Array(20 * PAGE_SIZE) } });
    const bucket = (await database.bucket(bytesOf('b')))!;
    const sizes: number[] = [];
    for await (const entries of bucket.entries()) {
      for (const { key, value } of entries) {
        expect((await bucket.get(key))?.length).toBe(value!.length);
        sizes.push(value!.length);
      }
    }
    expect(sizes).toEqual(SIZES);
  });

  test('pages that lie apart and overflow are not read again and again', async () => {
    const pgids = Array.from({ length: 500 }, (_, index) => 10 + index * 10);
    const bytes = new Uint8Array(6000 * PAGE_SIZE);
    for (const id of pgids) {
      writeHeader(bytes.subarray(id * PAGE_SIZE), { id, flags: LEAF, count: 0, overflow: 1 });
    }
    const source = new CountingSource(new MemorySource(bytes));
    const file = { source, pageSize: PAGE_SIZE, highWaterMark: 6000 };
    const reader = new PageReader(file, { arena: { bytes: new Uint8Array(200 * PAGE_SIZE) } });
    let taken = 0;
    while (taken < pgids.length) {
      const rules = { types: ['leaf'], report: throwProblem } as const;
      taken += (await reader.readBatch(pgids, taken, rules)).taken;
    }
    // Once the first pages, for the headers, and then all that they are part of.
    expect(source.bytes).toBeLessThanOrEqual(pgids.length * 4 * PAGE_SIZE);
  });
});
