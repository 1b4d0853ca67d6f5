import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { firstNonZero, hasZeroSector, isZero } from '../../src/wal/torn-sector.ts';

/** What etcd looks at: the part of the range in each sector, one after the other. */
function expected(bytes: Uint8Array, start: number, end: number, fileOffset: number): boolean {
  const sectors = new Map<number, boolean>();
  for (let at = start; at < end; at++) {
    const sector = Math.floor((fileOffset + at - start) / 512);
    sectors.set(sector, (sectors.get(sector) ?? true) && bytes[at] === 0);
  }
  return [...sectors.values()].includes(true);
}

describe('a sector of zeros', () => {
  test('wherever the range and the zeros lie', () => {
    const place = fc.nat(2000);
    fc.assert(
      fc.property(
        place,
        place,
        place,
        fc.nat(1200),
        fc.nat(5000),
        (a, b, zeros, length, offset) => {
          const [start, end] = [Math.min(a, b), Math.max(a, b)];
          const bytes = new Uint8Array(2000).fill(5);
          bytes.fill(0, zeros, zeros + length);
          const range = { start, end, fileOffset: offset };
          expect(hasZeroSector(bytes, range)).toBe(expected(bytes, start, end, offset));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['no bytes', 0, 0, 0, false],
    ['one zero at the end of a sector', 511, 512, 511, true],
    ['a single zero byte in a sector of its own', 512, 513, 512, true],
  ])('%s', (_name, start, end, fileOffset, found) => {
    const bytes = new Uint8Array(1024);
    expect(hasZeroSector(bytes, { start, end, fileOffset })).toBe(found);
  });

  test('beyond 2^32', () => {
    const bytes = new Uint8Array(600).fill(1);
    bytes.fill(0, 12, 524);
    const fileOffset = 5 * 2 ** 32 + 500;
    expect(hasZeroSector(bytes, { start: 0, end: 600, fileOffset })).toBe(true);
    expect(hasZeroSector(bytes, { start: 0, end: 600, fileOffset: fileOffset + 1 })).toBe(false);
  });
});

describe('the first byte that is not 0', () => {
  test('at every place of ranges of every alignment and size', () => {
    const memory = new Uint8Array(400);
    for (const skew of [0, 1, 2, 3, 5]) {
      const bytes = memory.subarray(skew);
      for (const [start, end] of [
        [0, 0],
        [0, 1],
        [1, 70],
        [3, 200],
        [2, 333],
      ] as const) {
        expect(firstNonZero(bytes, start, end)).toBe(end);
        expect(isZero(bytes, start, end)).toBe(true);
        for (let at = start; at < end; at++) {
          bytes[at] = 0x80;
          expect(firstNonZero(bytes, start, end)).toBe(at);
          // What lies outside does not count.
          expect(firstNonZero(bytes, at + 1, end)).toBe(end);
          expect(isZero(bytes, start, at)).toBe(true);
          bytes[at] = 0;
        }
      }
    }
  });
});
