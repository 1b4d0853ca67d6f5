/** Leaf and branch pages are read without their headers, and only what proves itself is read. */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { anyKeySize, carveBranch, carveLeaf, longestAscending } from '../../src/bbolt/carve.ts';
import { bytesOf } from '../build/database.ts';
import { encodeBranch, encodeLeaf, writeHeader } from '../build/pages.ts';

const SIZE = 1024;
const ELEMENTS = ['a', 'bb', 'ccc', 'dddd'].map((key) => {
  return { key: bytesOf(key), value: bytesOf(`value of ${key}`) };
});
const LEAF = encodeLeaf(7, ELEMENTS, SIZE);
const BRANCH = encodeBranch(
  3,
  ['a', 'm', 'z'].map((key, at) => ({ key: bytesOf(key), child: 10 + at })),
  SIZE,
);

function keysOf(page: Uint8Array): string[] {
  return carveLeaf(page, anyKeySize).slots.map(({ keyStart, keyEnd }) => {
    return new TextDecoder().decode(page.subarray(keyStart, keyEnd));
  });
}

/** A copy with 32-bit numbers written over. */
function changed(page: Uint8Array, numbers: Record<number, number>): Uint8Array {
  const copy = page.slice();
  const view = new DataView(copy.buffer);
  for (const [at, value] of Object.entries(numbers)) view.setUint32(Number(at), value, true);
  return copy;
}

describe('carveLeaf', () => {
  it('reads a sound page to where its data ends', () => {
    const { chained, neededBytes } = carveLeaf(LEAF, anyKeySize);
    expect(chained).toBe(true);
    expect(keysOf(LEAF)).toEqual(['a', 'bb', 'ccc', 'dddd']);
    expect(neededBytes).toBe(16 + 4 * 16 + 10 + 4 * 9 + 10);
  });

  it.each([
    ['zeros', { id: 0, flags: 0, count: 0, overflow: 0 }],
    ['another number', { id: 99, flags: 2, count: 4, overflow: 0 }],
    ['a wrong count', { id: 7, flags: 2, count: 60_000, overflow: 0 }],
    ['another type', { id: 7, flags: 0x10, count: 4, overflow: 0x7fff_ffff }],
  ])('needs no header: %s', (_name, header) => {
    const page = LEAF.slice();
    writeHeader(page, header);
    expect(carveLeaf(page, anyKeySize).chained).toBe(true);
    expect(keysOf(page)).toEqual(['a', 'bb', 'ccc', 'dddd']);
  });

  it('says how much a page with overflow needs, from its first page alone', () => {
    const large = encodeLeaf(7, [{ key: bytesOf('k'), value: new Uint8Array(5000) }], SIZE);
    const carved = carveLeaf(large.subarray(0, SIZE), anyKeySize);
    expect(carved).toMatchObject({ chained: true, neededBytes: 16 + 16 + 1 + 5000 });
  });

  it.each([
    ['the position of the first', { 20: 0x7fff_fff0 }, ['bb', 'ccc', 'dddd']],
    ['the key size of the second', { 40: 0x1000_0000 }, ['a', 'ccc', 'dddd']],
    ['the value size of the last', { 76: 0xffff_fff0 }, undefined],
    ['the flags of the third', { 48: 0x100 }, ['a', 'bb', 'dddd']],
  ])('keeps what is possible by itself without %s', (_name, numbers, keys) => {
    const page = changed(LEAF, numbers);
    const carved = carveLeaf(page, anyKeySize);
    if (keys === undefined) expect(carved.neededBytes).toBeGreaterThan(page.length);
    else expect(keysOf(page)).toEqual(keys);
    expect(carved.chained).toBe(keys === undefined);
  });

  it('finds nothing in zeros and in a page too short for an element', () => {
    expect(carveLeaf(new Uint8Array(SIZE), anyKeySize)).toMatchObject({
      slots: [],
      chained: false,
    });
    expect(carveLeaf(new Uint8Array(20), anyKeySize)).toMatchObject({ slots: [], chained: false });
  });

  test('on any bytes gives elements inside them, or all of a chain', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 300 }), (bytes) => {
        const { slots, chained } = carveLeaf(bytes, anyKeySize);
        for (const { keyStart, keyEnd, end } of slots) {
          expect(keyStart < keyEnd && keyEnd <= end).toBe(true);
          expect(chained || end <= bytes.length).toBe(true);
        }
      }),
    );
  });
});

describe('carveBranch', () => {
  const children = (page: Uint8Array): unknown[] => carveBranch(page, 20).slots.map((s) => s.child);

  it('reads a sound page, and one whose count is wrong', () => {
    expect(carveBranch(BRANCH, 20).chained).toBe(true);
    for (const count of [0, 2, 3, 4, 60_000]) {
      const page = BRANCH.slice();
      writeHeader(page, { id: 3, flags: 1, count, overflow: 0 });
      expect(children(page)).toEqual([10, 11, 12]);
    }
  });

  it('keeps the place of a child that is none', () => {
    expect(children(changed(BRANCH, { 40: 21 }))).toEqual([10, undefined, 12]);
    expect(children(changed(BRANCH, { 44: 1 }))).toEqual([10, undefined, 12]);
    expect(children(changed(BRANCH, { 40: 1 }))).toEqual([10, undefined, 12]);
  });

  it('goes by the header where the first record is damaged', () => {
    const page = changed(BRANCH, { 16: 0x7fff_ffff });
    expect(carveBranch(page, 20)).toMatchObject({ chained: false });
    expect(children(page)).toEqual([10, 11, 12]);
  });

  it('does not take a leaf for a branch, and the other way round', () => {
    expect(carveBranch(LEAF, Infinity).chained).toBe(false);
    expect(carveLeaf(BRANCH, anyKeySize).chained).toBe(false);
  });
});

describe('longestAscending', () => {
  const compare = (a: number, b: number): number => a - b;

  it('leaves out what stands out of order', () => {
    expect(longestAscending([], compare)).toEqual([]);
    expect(longestAscending([10, 11, 99, 13, 14], compare)).toEqual([10, 11, 13, 14]);
    expect(longestAscending([10, 11, 11, 12, 2], compare)).toEqual([10, 11, 12]);
  });

  test('is as long as the longest of all subsets', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 9 }), (numbers) => {
        const kept = longestAscending(numbers, compare);
        expect(kept.every((value, at) => at === 0 || kept[at - 1]! < value)).toBe(true);
        let longest = 0;
        for (let subset = 0; subset < 2 ** numbers.length; subset++) {
          const chosen = numbers.filter((_number, at) => (subset & (1 << at)) !== 0);
          const ascends = chosen.every((value, at) => at === 0 || chosen[at - 1]! < value);
          if (ascends) longest = Math.max(longest, chosen.length);
        }
        expect(kept).toHaveLength(longest);
      }),
      { numRuns: 200 },
    );
  });
});
