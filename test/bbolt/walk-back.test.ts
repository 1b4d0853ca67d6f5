/** A walk from the end meets the leaves of a walk from the beginning, and refuses what that refuses. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { openDatabase } from '../../src/bbolt/database.ts';
import { elementKey } from '../../src/bbolt/elements.ts';
import { walkLeavesBack } from '../../src/bbolt/walk-back.ts';
import { walkLeaves } from '../../src/bbolt/walk.ts';
import type { LeafBatch } from '../../src/bbolt/walk.ts';
import { buildDatabase } from '../../src/bbolt/write/build-database.ts';
import { Bitmap } from '../../src/bytes/bitmap.ts';
import { formatHex } from '../../src/bytes/text.ts';
import { isCorruptionError } from '../../src/errors.ts';
import { MemorySource } from '../../src/io/memory-source.ts';

const PAGE_SIZE = 1024;
const NAME = Uint8Array.of(0x6b);

/** A bucket with numbered keys; every so often a value is longer than a page. */
function fileOf(count: number, longEach: number): Promise<Uint8Array> {
  const elements = Array.from({ length: count }, (_, at) => {
    const size = longEach > 0 && at % longEach === 0 ? 3 * PAGE_SIZE + at : 40;
    return [keyOf(at), new Uint8Array(size)] as const;
  });
  return buildDatabase({ pageSize: PAGE_SIZE, buckets: [[NAME, { elements }]] });
}

function keyOf(at: number): Uint8Array {
  return Uint8Array.of(at >> 16, at >> 8, at);
}

interface Range {
  readonly from?: Uint8Array | undefined;
  readonly to?: Uint8Array | undefined;
}

/** The leaves by their bounds and first keys, in key order; or the problem that ended the walk. */
async function leaves(bytes: Uint8Array, isBack: boolean, range: Range = {}): Promise<unknown> {
  const texts: string[] = [];
  try {
    const database = await openDatabase(new MemorySource(bytes));
    const bucket = (await database.bucket(NAME))!.ref;
    const visited = new Bitmap(database.highWaterMark);
    const reader = database.reader();
    const options = { visited, ...range };
    const batches = isBack
      ? walkLeavesBack(reader, bucket, options)
      : walkLeaves(reader, bucket, options);
    for await (const batch of batches) {
      const found = batch.pages.entries.map((entry) => leafText(batch, entry));
      texts.push(...(isBack ? found.reverse() : found));
    }
  } catch (error) {
    if (isCorruptionError(error)) return error.problem.code;
    throw error;
  }
  return isBack ? texts.reverse() : texts;
}

function leafText(batch: LeafBatch, entry: LeafBatch['pages']['entries'][number]): string {
  const page = batch.pages.page(entry);
  const { lower, upper } = batch.bounds(entry);
  const hex = [page.count === 0 ? undefined : elementKey(page, 0), lower, upper].map((key) =>
    key === undefined ? '-' : formatHex(key),
  );
  return [page.pgid, page.count, batch.depth, ...hex].join(' ');
}

test('meets the same leaves, of trees of any height, with long values and ranges', async () => {
  const property = fc.asyncProperty(
    fc.constantFrom(0, 1, 9, 60, 700, 9000),
    fc.constantFrom(0, 1, 7, 50),
    fc.option(fc.nat(9000), { nil: undefined }),
    fc.option(fc.nat(9000), { nil: undefined }),
    async (count, longEach, from, to) => {
      const bytes = await fileOf(Math.min(count, longEach === 1 ? 700 : 9000), longEach);
      const keyAt = (number: number | undefined) =>
        number === undefined ? undefined : keyOf(number);
      const range = { from: keyAt(from), to: keyAt(to) };
      expect(await leaves(bytes, true, range)).toStrictEqual(await leaves(bytes, false, range));
    },
  );
  await fc.assert(property, { numRuns: 25, seed: 8 });
});

test('never hands on what is damaged in a way that a walk would refuse', async () => {
  const sound = await fileOf(3000, 40);
  const seen = { same: 0, refused: 0 };
  const property = fc.asyncProperty(
    fc.integer({ min: 2 * PAGE_SIZE, max: sound.length - 1 }),
    fc.integer({ min: 1, max: 255 }),
    async (at, xor) => {
      const bytes = sound.slice();
      bytes[at]! ^= xor;
      const forward = await leaves(bytes, false);
      const back = await leaves(bytes, true);
      expect(typeof back).toBe(typeof forward);
      if (typeof forward === 'string') seen.refused++;
      else expect(back).toStrictEqual(forward);
      seen.same++;
    },
  );
  await fc.assert(property, { numRuns: 300, seed: 8 });
  expect(seen.refused).toBeGreaterThan(5);
});
