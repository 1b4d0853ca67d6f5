/** The kernel's hash of names against its formula, in exact numbers, and what that formula promises. */

import { describe, expect, test } from 'vitest';
import { expandSeed } from '../../src/etcd/compare/kernel-newest.ts';
import { KernelMemory } from '../../src/kernel/kernel-memory.ts';
import { instantiateKernel, NAME_NUMBERS_SIZE, NAME_ROOM_SIZE } from '../../src/kernel/kernel.ts';
import { pseudoRandom } from './pseudo-random.ts';
import { nameOfHash } from './xxh64-inverse.ts';

const PIECE_SIZE = 1024;
/** Numbers of a level, of both rows. */
const LEVEL_NUMBERS = 2 * 258;
const MASK = (1n << 64n) - 1n;
const LONGEST = 300_000;

/** A kernel that hashes with the numbers of a seed. */
function hasherOf(seed: number): {
  hash: (name: Uint8Array) => bigint;
  xxh64: (name: Uint8Array) => bigint;
  numbers: BigUint64Array;
} {
  const kernel = instantiateKernel();
  if (kernel === undefined) throw new Error('this runtime cannot run the kernel');
  const memory = new KernelMemory(kernel);
  const areas = [NAME_NUMBERS_SIZE, NAME_ROOM_SIZE, LONGEST].map((size) => memory.reserve(size));
  const [numbersArea, roomArea, nameArea] = areas;
  const bytes = expandSeed(seed, NAME_NUMBERS_SIZE);
  memory.view(numbersArea!).set(bytes);
  kernel.nameHashInit(numbersArea!.start, roomArea!.start);
  const put = (name: Uint8Array): readonly [number, number] => {
    memory.view(nameArea!).set(name);
    return [nameArea!.start, name.length];
  };
  return {
    hash: (name) => kernel.nameHash(...put(name)) & MASK,
    xxh64: (name) => kernel.xxh64(...put(name), 0n) & MASK,
    numbers: new BigUint64Array(bytes.buffer),
  };
}

/** One row of a piece: the upper half of the sum of its words, each times a number of its own. */
function rowOf(piece: Uint8Array, numbers: BigUint64Array, row: number): bigint {
  const padded = new Uint8Array(Math.ceil(piece.length / 4) * 4);
  padded.set(piece);
  const words = [piece.length, ...new Uint32Array(padded.buffer)];
  const sum = words.reduce((total, word, at) => {
    return total + BigInt(word) * numbers[2 * (at + 1) + row]!;
  }, numbers[row]!);
  return (sum & MASK) >> 32n;
}

function mix(hash: bigint): bigint {
  let mixed = hash;
  mixed = ((mixed ^ (mixed >> 33n)) * 0xff51afd7ed558ccdn) & MASK;
  mixed = ((mixed ^ (mixed >> 33n)) * 0xc4ceb9fe1a85ec53n) & MASK;
  return mixed ^ (mixed >> 33n);
}

/** The hash of a name: that of its only piece, or of the hashes of its pieces on the next level. */
function hashByFormula(name: Uint8Array, numbers: BigUint64Array): bigint {
  const own = numbers.subarray(0, LEVEL_NUMBERS);
  const pieces = Array.from({ length: Math.max(1, Math.ceil(name.length / PIECE_SIZE)) }, (_, at) =>
    name.subarray(at * PIECE_SIZE, (at + 1) * PIECE_SIZE),
  );
  const hashes = pieces.map((piece) => mix((rowOf(piece, own, 0) << 32n) | rowOf(piece, own, 1)));
  if (hashes.length === 1) return hashes[0]!;
  const next = new Uint8Array(BigUint64Array.from(hashes).buffer);
  return hashByFormula(next, numbers.subarray(LEVEL_NUMBERS));
}

const { hash, xxh64, numbers } = hasherOf(7);

test.each([
  ...Array.from({ length: 40 }, (_, length) => length),
  ...[1023, 1024, 1025, 2047, 2048, 65_536, 131_071, 131_072, 131_073, 262_145, LONGEST],
])('equals its formula for %d bytes', (length) => {
  const next = pseudoRandom(length + 1);
  const name = Uint8Array.from({ length }, () => next());
  expect(hash(name)).toBe(hashByFormula(name, numbers));
});

describe('tells names apart', () => {
  test('that a fast hash takes for one, whoever knows its seed', () => {
    for (let count = 0; count < 100; count++) {
      const name = new TextEncoder().encode(`/registry/secrets/default/token-${String(count)}`);
      const planted = nameOfHash(xxh64(name));
      expect(xxh64(planted)).toBe(xxh64(name));
      expect(hash(planted)).not.toBe(hash(name));
    }
  });

  test('that differ in zeros at their end only', () => {
    const hashes = Array.from({ length: 3000 }, (_, length) => hash(new Uint8Array(length)));
    expect(new Set(hashes).size).toBe(3000);
  });

  test('with other numbers for another seed', () => {
    const name = new TextEncoder().encode('/registry/pods/default/web');
    expect(hasherOf(8).hash(name)).not.toBe(hash(name));
  });
});

test('a seed is expanded to numbers of which none is like another', () => {
  const expanded = new BigUint64Array(expandSeed(new Uint8Array(32).fill(1), 16_512).buffer);
  expect(new Set(expanded).size).toBe(expanded.length);
  expect(expandSeed(new Uint8Array(16), 64)).not.toEqual(expandSeed(Uint8Array.of(1), 64));
});
