import { describe, expect, test } from 'vitest';

import { openDatabase } from '../../../src/bbolt/database.ts';
import { decodePageHeader, viewOf } from '../../../src/bbolt/page.ts';
import type { PageHeader } from '../../../src/bbolt/page.ts';
import { buildDatabase } from '../../../src/bbolt/write/build-database.ts';
import type { BucketElement, DatabaseContent } from '../../../src/bbolt/write/build-database.ts';
import { DatabaseWriter } from '../../../src/bbolt/write/database-writer.ts';
import type { DatabaseWriterOptions } from '../../../src/bbolt/write/database-writer.ts';
import { MemorySink } from '../../../src/io/memory-sink.ts';
import { MemorySource } from '../../../src/io/memory-source.ts';
import type { ByteSink } from '../../../src/io/sink.ts';
import { bytesOf } from '../../build/database.ts';
import { readFixture } from '../../build/fixtures.ts';
import { encodeMeta, NO_FREELIST } from '../../build/pages.ts';
import { expectSameElements, readBack } from '../../build/read-back.ts';

const KEY = bytesOf('key');

/** Elements `0000`, `0001`, … with values of one size. */
function plainElements(count: number, valueSize: number): BucketElement[] {
  return Array.from({ length: count }, (_, index): BucketElement => {
    return [bytesOf(String(index).padStart(4, '0')), new Uint8Array(valueSize).fill(index)];
  });
}

/** The same with values of these sizes. */
function valuesOf(sizes: readonly number[]): BucketElement[] {
  return sizes.map((size, index): BucketElement => {
    return [bytesOf(String(index).padStart(4, '0')), new Uint8Array(size).fill(index + 1)];
  });
}

/** A file with one bucket. */
function build(
  elements: readonly BucketElement[],
  options: Partial<DatabaseContent> = {},
): Promise<Uint8Array> {
  return buildDatabase({ pageSize: 1024, ...options, buckets: [[KEY, { elements }]] });
}

/** The headers of all pages of a file behind the metas, by what bbolt calls them. */
function pagesOf(bytes: Uint8Array, pageSize = 1024): (PageHeader & { type: string })[] {
  const found: (PageHeader & { type: string })[] = [];
  for (let at = 2 * pageSize; at < bytes.length;) {
    const header = decodePageHeader(viewOf(bytes), at);
    const type = { 1: 'branch', 2: 'leaf', 16: 'freelist' }[header.flags] ?? 'unknown';
    found.push({ ...header, type });
    at += (1 + header.overflow) * pageSize;
  }
  return found;
}

/** Types and element counts, such as `leaf 3`. */
function shapeOf(bytes: Uint8Array, pageSize = 1024): string[] {
  return pagesOf(bytes, pageSize).map(({ type, count, overflow }) => {
    return `${type} ${String(count)}${overflow > 0 ? ` +${String(overflow)}` : ''}`;
  });
}

async function expectHolds(bytes: Uint8Array, elements: readonly BucketElement[]): Promise<void> {
  const { buckets, problems, freeCount } = await readBack(bytes);
  expect({ problems, freeCount }).toEqual({ problems: [], freeCount: 0 });
  expectSameElements(buckets, [[KEY, { sequence: 0n, elements }]]);
}

describe('metas', () => {
  test('are as a snapshot has them', async () => {
    const bytes = await buildDatabase({ pageSize: 1024, txid: 12n, buckets: [] });
    expect(bytes.length).toBe(3 * 1024);
    for (const index of [0, 1]) {
      const txid = 12n - BigInt(index);
      const fields = { root: 2, freelist: NO_FREELIST, highWaterMark: 3, pageSize: 1024 };
      const page = bytes.subarray(index * 1024, (index + 1) * 1024);
      expect(page).toEqual(encodeMeta({ index, txid, ...fields }));
    }
    expect(shapeOf(bytes)).toEqual(['leaf 0']);
  });

  test('name an empty freelist where one is stored', async () => {
    const bytes = await build([], { freelist: 'empty' });
    const { meta } = await openDatabase(new MemorySource(bytes));
    expect(meta).toMatchObject({ freelist: 3n, highWaterMark: 4n, txid: 1n, root: 2n });
    expect(shapeOf(bytes)).toEqual(['leaf 1', 'freelist 0']);
    await expectHolds(bytes, []);
  });

  test('come last', async () => {
    const sink = new MemorySink();
    const offsets: number[] = [];
    const recording: ByteSink = {
      name: 'recording',
      write: (offset, bytes) => {
        offsets.push(offset);
        return sink.write(offset, bytes);
      },
      resize: (size) => sink.resize(size),
      sync: () => sink.sync(),
      close: () => sink.close(),
    };
    const writer = new DatabaseWriter(recording, { pageSize: 1024 });
    const bucket = writer.bucket(KEY);
    for (const [key] of plainElements(9000, 0)) await bucket.put(key, new Uint8Array(300));
    await bucket.end();
    const { highWaterMark, imageSize } = await writer.finish();
    expect(imageSize).toBe(highWaterMark * 1024);
    expect(sink.bytes.length).toBe(imageSize);
    // A few large runs, one behind the other.
    expect(offsets).toEqual([2048, 2048 + 2 ** 20, 2048 + 2 * 2 ** 20, 0]);
  });
});

describe('leaves', () => {
  test('are filled up to the last byte', async () => {
    // 16 bytes of header; 16 + 4 + 316 bytes for each of three elements.
    expect(shapeOf(await build(valuesOf([316, 316, 316])))).toEqual(['leaf 3', 'leaf 1']);
    const larger = valuesOf([316, 316, 317]);
    const bytes = await build(larger);
    expect(shapeOf(bytes)).toEqual(['leaf 2', 'leaf 1', 'branch 2', 'leaf 1']);
    await expectHolds(bytes, larger);
  });

  test('are filled in part where that is asked for', async () => {
    const elements = plainElements(90, 30);
    // 50 bytes an element: 20 on a full page, 18 on one of 921 bytes, 9 of 512. One of 102 bytes has
    // room for 1, but two there must be.
    for (const [fill, count] of [
      [1, 20],
      [0.9, 18],
      [0.5, 9],
      [0.1, 2],
    ] as const) {
      const bytes = await build(elements, { fill });
      expect(pagesOf(bytes)[0]).toMatchObject({ type: 'leaf', count });
      await expectHolds(bytes, elements);
    }
  });

  test('of small elements hold as many as their count can say', async () => {
    const elements = Array.from({ length: 0xfffe * 2 + 1 }, (_, index): BucketElement => {
      const key = Uint8Array.of(index >> 16, (index >> 8) & 255, index & 255);
      return [key, new Uint8Array(0)];
    });
    const pageSize = 2 ** 21;
    const bytes = await build(elements, { pageSize });
    const shape = ['leaf 65534', 'leaf 65534', 'leaf 1', 'branch 3', 'leaf 1'];
    expect(shapeOf(bytes, pageSize)).toEqual(shape);
    const { problems, buckets } = await readBack(bytes);
    expect(problems).toEqual([]);
    expectSameElements(buckets, [[KEY, { sequence: 0n, elements }]]);
  });

  // A page is 16 bytes of header, and 16 + 4 more than the value for each element.
  test.each([
    { name: 'both fill a page', sizes: [988, 988], shape: ['2 +1'] },
    { name: 'both are a byte too large for one', sizes: [989, 989], shape: ['2 +1'] },
    { name: 'the first is', sizes: [989, 988], shape: ['2 +1'] },
    { name: 'the second is', sizes: [988, 989], shape: ['2 +1'] },
    { name: 'both fill two pages', sizes: [2012, 2012], shape: ['2 +3'] },
    { name: 'together they fill three', sizes: [1508, 1508], shape: ['2 +2'] },
    { name: 'together they are a byte more', sizes: [1508, 1509], shape: ['2 +3'] },
    { name: 'they fill three and a page', sizes: [3036, 988], shape: ['2 +3'] },
    { name: 'a small one comes before', sizes: [10, 1500, 10], shape: ['2 +1', '1'] },
    { name: 'small ones come behind', sizes: [1500, 10, 10], shape: ['2 +1', '1'] },
    { name: 'two small ones come before', sizes: [10, 10, 1500], shape: ['2', '1 +1'] },
    { name: 'a later pair saves one', sizes: [988, 988, 989, 9], shape: ['1', '2 +1', '1'] },
    { name: 'both pairs save one', sizes: [988, 989, 989, 9], shape: ['2 +1', '2 +1'] },
    { name: 'no pair saves one', sizes: [988, 988, 988], shape: ['2 +1', '1'] },
    { name: 'a small pair comes later', sizes: [988, 900, 9, 9], shape: ['1', '3'] },
    { name: 'five are alike', sizes: Array(5).fill(1500), shape: ['2 +2', '2 +2', '1 +1'] },
    { name: 'together they fill a block', sizes: [600_000, 448_520], shape: ['2 +1023'] },
    { name: 'together they do not fit', sizes: [600_000, 448_521], shape: ['1 +585', '1 +438'] },
    { name: 'a later pair does not', sizes: [988, 600_100, 448_520], shape: ['2 +587', '1 +438'] },
    { name: 'the first fills a block', sizes: [1_048_540, 3], shape: ['1 +1023', '1'] },
    { name: 'one is larger', sizes: [3, 1_048_541, 3], shape: ['1', '1 +1024', '1'] },
  ])('have two elements if they fit a block: $name', async ({ sizes, shape }) => {
    const elements = valuesOf(sizes);
    const bytes = await build(elements);
    // The last page is the root.
    const leaves = shapeOf(bytes).filter((page) => page.startsWith('leaf'));
    expect(leaves.slice(0, -1)).toEqual(shape.map((leaf) => `leaf ${leaf}`));
    await expectHolds(bytes, elements);
  });

  test.each(['3.4', '3.5', '3.6', '3.7'])(
    'of large values need no more pages than those of etcd %s',
    async (version) => {
      const snapshot = readFixture(`etcd/${version}-nospace`, 'snapshot.db');
      // The SHA-256 behind the image is no page.
      const imageSize = snapshot.length - (snapshot.length % 4096);
      const found = await readBack(snapshot.subarray(0, imageSize));
      const buckets = found.buckets as DatabaseContent['buckets'];
      for (const fill of [0.9, 1]) {
        const bytes = await buildDatabase({ pageSize: 4096, fill, buckets });
        expect(bytes.length).toBeLessThanOrEqual(imageSize);
      }
    },
  );

  test('end in zeros, whatever a block held before', async () => {
    const elements = plainElements(9000, 250);
    const bytes = await build([...elements, [bytesOf('9'), new Uint8Array(1)]], { fill: 0.6 });
    let offset = 2048;
    for (const { type, count, overflow } of pagesOf(bytes)) {
      const page = bytes.subarray(offset, offset + (1 + overflow) * 1024);
      offset += page.length;
      if (type === 'leaf' && count === 2)
        expect(page.subarray(556).every((b) => b === 0)).toBe(true);
    }
    await expectHolds(bytes, [...elements, [bytesOf('9'), new Uint8Array(1)]]);
  });
});

describe('branches', () => {
  test('have two children at least, also at their end', async () => {
    // Leaves of two elements; 1,008 / (16 + 4) = 50 children on a full branch page.
    for (const [leaves, expected] of [
      [1, []],
      [2, ['branch 2']],
      [50, ['branch 50']],
      [51, ['branch 49', 'branch 2', 'branch 2']],
      [52, ['branch 50', 'branch 2', 'branch 2']],
      [101, ['branch 50', 'branch 49', 'branch 2', 'branch 3']],
    ] as const) {
      const elements = plainElements(2 * leaves, 450);
      const bytes = await build(elements);
      expect(shapeOf(bytes).filter((page) => page.startsWith('branch'))).toEqual(expected);
      await expectHolds(bytes, elements);
    }
  });

  test('of long keys take overflow pages', async () => {
    for (const count of [4, 6, 8, 10, 14]) {
      const elements = Array.from({ length: count }, (_, index): BucketElement => {
        return [new Uint8Array(32_768).fill(index + 1), bytesOf('v')];
      });
      const bytes = await build(elements);
      const branches = pagesOf(bytes).filter(({ type }) => type === 'branch');
      expect(Math.min(...branches.map((page) => page.count))).toBeGreaterThanOrEqual(2);
      expect(branches.some(({ overflow }) => overflow > 63)).toBe(true);
      await expectHolds(bytes, elements);
    }
  });

  test('have the first key of each child', async () => {
    const elements = plainElements(200, 100);
    const bytes = await build(elements);
    const { root } = await openDatabase(new MemorySource(bytes));
    for (const [key, value] of elements) {
      expect(await (await root.bucket(KEY))!.get(key)).toEqual(value);
    }
  });
});

describe('buckets', () => {
  const inlineBytes = (bytes: Uint8Array): Promise<number | undefined> => {
    return openDatabase(new MemorySource(bytes)).then(async (database) => {
      return (await database.bucket(KEY))!.ref.inline?.bytes.length;
    });
  };

  test('are inline up to a quarter of a page', async () => {
    // 16 + (16 + 4 + 220) = 256 bytes.
    expect(await inlineBytes(await build(plainElements(1, 220)))).toBe(256);
    expect(await inlineBytes(await build(plainElements(1, 221)))).toBeUndefined();
    expect(await inlineBytes(await build([]))).toBe(16);
  });

  test('are inline also where a leaf is filled less', async () => {
    const small = plainElements(2, 100);
    expect(await inlineBytes(await build(small, { fill: 0.1 }))).toBe(256);
    const more = plainElements(3, 100);
    const bytes = await build(more, { fill: 0.2 });
    expect(shapeOf(bytes)).toEqual(['leaf 2', 'leaf 1', 'branch 2', 'leaf 1']);
    await expectHolds(bytes, more);
  });

  test('with a bucket inside are never inline', async () => {
    const inner = { elements: plainElements(1, 3), sequence: 7n };
    const bytes = await build([[bytesOf('inner'), inner]]);
    expect(await inlineBytes(bytes)).toBeUndefined();
    await expectHolds(bytes, [[bytesOf('inner'), inner]]);
  });

  test('keep their sequence, as deep as they are', async () => {
    const sequence = 2n ** 64n - 1n;
    const deepest = { elements: plainElements(80, 40), sequence };
    const middle = {
      elements: [
        [bytesOf('a'), bytesOf('b')],
        [bytesOf('c'), deepest],
      ] as BucketElement[],
      sequence: 1n,
    };
    const elements: BucketElement[] = [
      ...plainElements(40, 20),
      [bytesOf('m'), middle],
      [bytesOf('z'), bytesOf('end')],
    ];
    await expectHolds(await build(elements), elements);
  });

  test('fill the root as elements do', async () => {
    const buckets = plainElements(2000, 0).map(([name], index) => {
      return [
        name,
        { elements: plainElements(index % 9, 5 * (index % 30)), sequence: 0n },
      ] as const;
    });
    const bytes = await buildDatabase({ pageSize: 4096, buckets });
    const found = await readBack(bytes);
    expect(found).toMatchObject({ problems: [], freeCount: 0 });
    expectSameElements(found.buckets, buckets);
  });

  test('with a name longer than a page are found', async () => {
    const name = new Uint8Array(5000).fill(9);
    const bytes = await buildDatabase({ pageSize: 1024, buckets: [[name, { elements: [] }]] });
    expect((await readBack(bytes)).buckets).toEqual([[name, { elements: [], sequence: 0n }]]);
  });
});

test('one million small records', async () => {
  const sink = new MemorySink();
  const writer = new DatabaseWriter(sink, { pageSize: 4096, fill: 0.9 });
  const bucket = writer.bucket(KEY);
  const key = new Uint8Array(8);
  const view = viewOf(key);
  for (let index = 0; index < 1_000_000; index++) {
    view.setUint32(2, index);
    const wait = bucket.put(key, key.subarray(2, 6));
    if (wait !== undefined) await wait;
  }
  await bucket.end();
  await writer.finish();
  const database = await openDatabase(new MemorySource(sink.bytes));
  let next = 0;
  for await (const entries of (await database.bucket(KEY))!.entries()) {
    for (const { key: found, value } of entries) {
      view.setUint32(2, next++);
      if (!Buffer.from(found).equals(key) || !Buffer.from(value!).equals(key.subarray(2, 6))) {
        expect.unreachable(`record ${String(next)} is another one`);
      }
    }
  }
  expect(next).toBe(1_000_000);
});

describe('mistakes are refused', () => {
  const open = (options: Partial<DatabaseWriterOptions> = {}): DatabaseWriter =>
    new DatabaseWriter(new MemorySink(), { pageSize: 4096, ...options });

  test.each([
    { pageSize: 512 },
    { pageSize: 5000 },
    { pageSize: 2 ** 25 },
    { pageSize: NaN },
    { fill: 0.09 },
    { fill: 1.01 },
    { fill: NaN },
    { txid: 0n },
    { txid: 2n ** 64n },
  ])('options %o', (options) => {
    expect(() => open(options)).toThrow(RangeError);
  });

  test('keys out of order', () => {
    const bucket = open().bucket(KEY);
    void bucket.put(bytesOf('b'), KEY);
    expect(() => bucket.put(bytesOf('b'), KEY)).toThrow('behind the key before it');
    expect(() => bucket.put(bytesOf('a'), KEY)).toThrow(RangeError);
    expect(() => bucket.bucket(bytesOf('b'))).toThrow(RangeError);
    void bucket.put(bytesOf('b\0'), KEY);
  });

  test('sizes that bbolt does not take', () => {
    const bucket = open().bucket(KEY);
    expect(() => bucket.put(new Uint8Array(0), KEY)).toThrow('1 to 32768 bytes, got 0');
    expect(() => bucket.put(new Uint8Array(32_769), KEY)).toThrow('got 32769');
    const huge = Object.defineProperty(new Uint8Array(1), 'length', { value: 2 ** 31 - 1 });
    expect(() => bucket.put(KEY, huge)).toThrow('at most 2147483646 bytes');
    expect(() => bucket.bucket(KEY, { sequence: -1n })).toThrow(RangeError);
    expect(() => bucket.bucket(KEY, { sequence: 2n ** 64n })).toThrow(RangeError);
  });

  test('elements out of turn', async () => {
    const writer = open();
    const outer = writer.bucket(bytesOf('a'));
    expect(() => writer.bucket(bytesOf('b'))).toThrow('was not ended');
    await expect(writer.finish()).rejects.toThrow(TypeError);
    const inner = outer.bucket(bytesOf('x'));
    expect(() => outer.put(bytesOf('y'), KEY)).toThrow(TypeError);
    await expect(outer.end()).rejects.toThrow(TypeError);
    await inner.end();
    expect(() => inner.put(bytesOf('y'), KEY)).toThrow('takes nothing any more');
    await outer.end();
    await expect(outer.end()).rejects.toThrow(TypeError);
    await writer.finish();
    await expect(writer.finish()).rejects.toThrow(TypeError);
  });
});

test('a sink that fails, whenever it does, is heard of', async () => {
  for (let good = 0; good < 6; good++) {
    let left = good;
    const failing: ByteSink = {
      name: 'failing',
      write: () => (left-- > 0 ? Promise.resolve() : Promise.reject(new Error('disk full'))),
      resize: () => Promise.resolve(),
      sync: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
    const writer = new DatabaseWriter(failing, { pageSize: 4096 });
    const work = async (): Promise<void> => {
      const bucket = writer.bucket(KEY);
      for (const [key] of plainElements(1000, 0)) await bucket.put(key, new Uint8Array(3000));
      await bucket.put(bytesOf('z'), new Uint8Array(3_000_000));
      await bucket.end();
      await writer.finish();
    };
    await expect(work()).rejects.toThrow('disk full');
  }
});
