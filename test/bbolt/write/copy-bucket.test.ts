import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { openDatabase } from '../../../src/bbolt/database.ts';
import { buildDatabase } from '../../../src/bbolt/write/build-database.ts';
import type { BucketElement } from '../../../src/bbolt/write/build-database.ts';
import { copyBucket } from '../../../src/bbolt/write/copy-bucket.ts';
import type { CopiedBucket } from '../../../src/bbolt/write/copy-bucket.ts';
import { DatabaseWriter } from '../../../src/bbolt/write/database-writer.ts';
import { Bitmap } from '../../../src/bytes/bitmap.ts';
import { crc32c } from '../../../src/bytes/crc32c.ts';
import { MemorySink } from '../../../src/io/memory-sink.ts';
import { MemorySource } from '../../../src/io/memory-source.ts';
import { buildDatabase as buildPlainly, bytesOf } from '../../build/database.ts';
import { codeOf } from '../../build/errors.ts';
import { expectSameElements, readBack } from '../../build/read-back.ts';
import { pseudoRandom } from '../../kernel/pseudo-random.ts';

const KEY = bytesOf('key');
const BEFORE: BucketElement = [bytesOf('!'), bytesOf('before all others')];
const BEHIND: BucketElement = [bytesOf('~'), bytesOf('behind all others')];

/** How a copy is made. */
interface CopyOptions {
  readonly pageSize: number;
  readonly fill: number;
  readonly keep?: Bitmap | undefined;
  readonly referenceOnly?: boolean;
}

/** Copies the bucket, with an element before and one behind it. */
async function copyOf(
  source: Uint8Array,
  options: CopyOptions,
): Promise<{ bytes: Uint8Array; copied: CopiedBucket }> {
  const database = await openDatabase(new MemorySource(source));
  const { ref } = (await database.bucket(KEY))!;
  const sink = new MemorySink();
  const writer = new DatabaseWriter(sink, options);
  const target = writer.bucket(KEY, { sequence: ref.sequence });
  await target.put(...(BEFORE as [Uint8Array, Uint8Array]));
  const copied = await copyBucket({ ...options, database, bucket: ref, target });
  await target.put(...(BEHIND as [Uint8Array, Uint8Array]));
  await target.end();
  await writer.finish();
  return { bytes: sink.bytes.slice(), copied };
}

/** Elements with ascending keys and values of sizes that `sizeOf` gives. */
function elementsOf(
  count: number,
  sizeOf: (random: number) => number,
  keySize = 9,
): BucketElement[] {
  const random = pseudoRandom(count + keySize);
  return Array.from({ length: count }, (_, index): BucketElement => {
    const key = bytesOf(`k${String(index).padStart(keySize - 1, '0')}`);
    const value = new Uint8Array(sizeOf(random())).fill(random());
    return [key, value];
  });
}

/** Elements with values of these sizes. */
function valuesOf(sizes: readonly number[]): BucketElement[] {
  const rest = [...sizes];
  return elementsOf(sizes.length, () => rest.shift() ?? 0);
}

/** Both ways to copy give the same file, which holds what was kept. */
async function expectCopied(
  elements: readonly BucketElement[],
  source: Uint8Array,
  options: CopyOptions,
): Promise<void> {
  const fast = await copyOf(source, options);
  const plain = await copyOf(source, { ...options, referenceOnly: true });
  expect(fast.copied).toEqual(plain.copied);
  expect(Buffer.compare(fast.bytes, plain.bytes)).toBe(0);
  const { keep } = options;
  const kept = elements.filter((_, index) => {
    return keep === undefined || (index < keep.size && keep.has(index));
  });
  let crc = 0;
  let crcBytes = 0;
  for (const [key, value] of kept) {
    if (!(value instanceof Uint8Array)) continue;
    crc = crc32c(value, crc32c(key, crc));
    crcBytes += key.length + value.length;
  }
  const counts = { recordCount: elements.length, keptCount: kept.length };
  expect(fast.copied).toEqual({ ...counts, crc, crcBytes });
  const { buckets, problems, freeCount } = await readBack(fast.bytes);
  expect({ problems, freeCount }).toEqual({ problems: [], freeCount: 0 });
  expectSameElements(buckets, [[KEY, { elements: [BEFORE, ...kept, BEHIND] }]]);
}

/** A set in which each of `size` ordinals is or is not. */
function everyOther(size: number, seed: number, outOf: number): Bitmap {
  const random = pseudoRandom(seed);
  const bitmap = new Bitmap(size);
  for (let at = 0; at < size; at++) if (random() % outOf !== 0) bitmap.add(at);
  return bitmap;
}

const nested: BucketElement[] = elementsOf(900, (random) => random % 90).map((element, index) => {
  const inner = { elements: elementsOf(index, () => 5), sequence: BigInt(index) };
  return index % 300 === 7 ? ([element[0], inner] as const) : element;
});

const KINDS: Readonly<Record<string, readonly BucketElement[]>> = {
  nothing: [],
  'one element': elementsOf(1, () => 3),
  'a few elements': elementsOf(9, () => 20),
  'small elements': elementsOf(20_000, (random) => random % 60),
  'elements without a value': elementsOf(9000, () => 0),
  'elements of all sizes': elementsOf(3000, (random) => random % (random % 9 === 0 ? 9000 : 400)),
  'elements as large as a page': elementsOf(2000, (random) => 4040 - 40 + (random % 80)),
  'elements larger than a page': elementsOf(900, (random) => 3900 + (random % 6000)),
  'elements larger than a page among small ones': elementsOf(2000, (random) => {
    return random % 3 === 0 ? 4000 + (random % 3000) : random % 500;
  }),
  'elements as large as a block': elementsOf(9, (random) => {
    return random % 3 === 0 ? 2 ** 20 - 80 + (random % 80) : 400_000 + (random % 250_000);
  }),
  // The second fills a page of 4,096 bytes, so that the third is put to it, as with the fourth it
  // would be larger than a block, although that would save a page.
  'elements that a block has no room for': valuesOf([10, 4055, 600_000, 600_000, 10, 10]),
  'very large elements': elementsOf(20, (random) => random % 3_000_000),
  'long keys': elementsOf(60, (random) => random % 50, 20_000),
  'buckets among elements': nested,
};

describe.each(Object.entries(KINDS))('%s', (_name, elements) => {
  test.each([
    { from: 4096, pageSize: 4096, fill: 1 },
    { from: 4096, pageSize: 4096, fill: 0.9 },
    { from: 1024, pageSize: 16_384, fill: 0.5 },
    { from: 16_384, pageSize: 1024, fill: 1 },
    { from: 65_536, pageSize: 4096, fill: 0.1 },
  ])('from pages of $from bytes to $pageSize, $fill', async ({ from, ...options }) => {
    const source = await buildDatabase({ pageSize: from, buckets: [[KEY, { elements }]] });
    await expectCopied(elements, source, options);
    const keep = everyOther(elements.length, from, 3);
    await expectCopied(elements, source, { ...options, keep });
    const few = everyOther(Math.floor(elements.length / 2), from, 1);
    await expectCopied(elements, source, { ...options, keep: few });
  });
});

test('pages as bbolt splits them, with several large elements on one', async () => {
  const elements = elementsOf(500, (random) => random % 7000);
  const bucket = { elements: elements as [Uint8Array, Uint8Array][], perPage: 5 };
  const source = buildPlainly({ elements: [[KEY, bucket]] });
  await expectCopied(elements, source, { pageSize: 4096, fill: 1 });
});

test('any elements, kept or not', async () => {
  const sizes = fc.oneof(fc.nat(60), fc.nat(900), fc.nat(5000));
  const records = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), sizes, fc.boolean()), {
    maxLength: 400,
    size: 'max',
  });
  const shapes = fc.record({
    from: fc.constantFrom(1024, 4096),
    pageSize: fc.constantFrom(1024, 2048, 4096),
    fill: fc.constantFrom(0.3, 0.9, 1),
  });
  await fc.assert(
    fc.asyncProperty(records, shapes, async (drawn, { from, ...options }) => {
      const elements = drawn.map(([keySize, valueSize], index): BucketElement => {
        const key = `k${String(index).padStart(4, '0')}`.padEnd(keySize, 'x');
        return [bytesOf(key), new Uint8Array(valueSize).fill(index)];
      });
      const keep = new Bitmap(drawn.length);
      for (const [index, [, , kept]] of drawn.entries()) if (kept) keep.add(index);
      const source = await buildDatabase({ pageSize: from, buckets: [[KEY, { elements }]] });
      await expectCopied(elements, source, options);
      await expectCopied(elements, source, { ...options, keep });
    }),
    { numRuns: 40 },
  );
});

test('keys that do not come behind what is there are refused', async () => {
  const elements = elementsOf(5000, () => 30);
  const source = await buildDatabase({ buckets: [[KEY, { elements }]] });
  const database = await openDatabase(new MemorySource(source));
  const bucket = (await database.bucket(KEY))!.ref;
  for (const referenceOnly of [true, false]) {
    const target = new DatabaseWriter(new MemorySink(), { pageSize: 4096 }).bucket(KEY);
    await copyBucket({ database, bucket, target, referenceOnly });
    await expect(copyBucket({ database, bucket, target, referenceOnly })).rejects.toThrow(
      RangeError,
    );
  }
});

test('damage is found on both ways, as the same', async () => {
  const elements = elementsOf(1200, (random) => random % 90);
  const source = await buildDatabase({ pageSize: 1024, buckets: [[KEY, { elements }]] });
  const random = pseudoRandom(7);
  const seen = new Set<string>();
  for (let round = 0; round < 400; round++) {
    const damaged = source.slice();
    const at = 2048 + (random() % (source.length - 2048));
    // Headers and records of elements are hit more often than values.
    damaged[round % 2 === 0 ? at : at - (at % 1024) + (random() % 400)]! ^= 1 << (random() & 7);
    const results = await Promise.all(
      [true, false].map(async (referenceOnly) => {
        let copy: Uint8Array | undefined;
        const code = await codeOf(
          copyOf(damaged, { pageSize: 1024, fill: 1, referenceOnly }).then(({ bytes }) => {
            copy = bytes;
          }),
        );
        return { code, copy };
      }),
    );
    const [plain, fast] = results;
    expect(fast!.code).toBe(plain!.code);
    expect(Buffer.compare(fast!.copy ?? KEY, plain!.copy ?? KEY)).toBe(0);
    seen.add(plain!.code);
  }
  expect(seen.size).toBeGreaterThan(4);
});
