/** Pieces of a file land where they belong, however they lie. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { SpanReader } from '../../../src/etcd/compare/span-reader.ts';
import { MemorySource } from '../../../src/io/memory-source.ts';

const SIZE = 300_000;
const bytes = Uint8Array.from({ length: SIZE }, (_, at) => (at * 31 + (at >> 8)) & 0xff);
const spans = fc.array(
  fc.record({
    offset: fc.nat({ max: SIZE - 1 }),
    size: fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: SIZE })),
  }),
  { maxLength: 40 },
);

test.each([true, false])('in the order of the file: %s', async (isSorted) => {
  const property = fc.asyncProperty(spans, async (given) => {
    const wanted = given.map(({ offset, size }) => {
      return { offset, size: Math.min(size, SIZE - offset) };
    });
    if (isSorted) wanted.sort((one, other) => one.offset - other.offset);
    const targets: number[] = [];
    let end = 0;
    for (const { size } of wanted) {
      targets.push(end);
      end += size;
    }
    const memory = new Uint8Array(end);
    const reader = new SpanReader(new MemorySource(bytes));
    await reader.read(
      {
        offsets: Float64Array.from(wanted, ({ offset }) => offset),
        sizes: Uint32Array.from(wanted, ({ size }) => size),
        targets: Float64Array.from(targets),
      },
      memory,
    );
    const expected = wanted.map(({ offset, size }) => bytes.slice(offset, offset + size));
    for (const [at, piece] of expected.entries()) {
      const start = targets[at] ?? 0;
      expect(Buffer.compare(memory.subarray(start, start + piece.length), piece)).toBe(0);
    }
  });
  await fc.assert(property, { numRuns: 60, seed: 13 });
});
