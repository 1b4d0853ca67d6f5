/** Any elements in any shape are read back as they were, from a file without anything wrong. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { buildDatabase } from '../../../src/bbolt/write/build-database.ts';
import type {
  BucketContent,
  BucketElement,
  DatabaseContent,
} from '../../../src/bbolt/write/build-database.ts';
import { compareKeys } from '../../build/database.ts';
import { expectSameElements, readBack } from '../../build/read-back.ts';

/** Bytes of a size, all the same but for a few at the beginning, which make keys different. */
const sized = (sizes: fc.Arbitrary<number>): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(sizes, fc.uint8Array({ minLength: 1, maxLength: 4 }), fc.nat(255))
    .map(([size, start, rest]) => {
      const bytes = new Uint8Array(Math.max(size, 0)).fill(rest);
      bytes.set(start.subarray(0, size));
      return bytes;
    });

const keys = sized(
  fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 1, max: 20 }) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 3000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 32_768 }) },
  ),
);
const values = sized(
  fc.oneof(
    { weight: 300, arbitrary: fc.nat(300) },
    { weight: 50, arbitrary: fc.nat(9000) },
    { weight: 10, arbitrary: fc.nat(200_000) },
    { weight: 1, arbitrary: fc.nat(10_000_000) },
  ),
);

const { bucket } = fc.letrec<{ bucket: BucketContent }>((tie) => ({
  bucket: fc.record({
    sequence: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    elements: fc
      .uniqueArray(
        fc.tuple(
          keys,
          fc.oneof(
            { depthSize: 'small', maxDepth: 4 },
            { weight: 12, arbitrary: values },
            { weight: 1, arbitrary: tie('bucket') },
          ),
        ),
        { selector: ([key]) => Buffer.from(key).toString('hex'), maxLength: 40, size: 'medium' },
      )
      .map((elements) => elements.sort(([a], [b]) => compareKeys(a, b)) as BucketElement[]),
  }),
}));

const databases: fc.Arbitrary<DatabaseContent> = fc.record({
  pageSize: fc.integer({ min: 10, max: 17 }).map((power) => 2 ** power),
  fill: fc.oneof(fc.constant(1), fc.double({ min: 0.1, max: 1, noNaN: true })),
  txid: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
  freelist: fc.constantFrom('none' as const, 'empty' as const),
  buckets: fc
    .uniqueArray(fc.tuple(keys, bucket), {
      selector: ([name]) => Buffer.from(name).toString('hex'),
      maxLength: 4,
    })
    .map((buckets) => buckets.sort(([a], [b]) => compareKeys(a, b))),
});

test('is read back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(databases, async (content) => {
      const bytes = await buildDatabase(content);
      const { buckets, problems, freeCount, highWaterMark } = await readBack(bytes);
      expect(problems).toEqual([]);
      expect(freeCount).toBe(0);
      expect(bytes.length).toBe(highWaterMark * (content.pageSize ?? 0));
      expectSameElements(buckets, content.buckets);
      const again = await buildDatabase(content);
      expect(Buffer.compare(again, bytes)).toBe(0);
    }),
    { numRuns: 40 },
  );
});
