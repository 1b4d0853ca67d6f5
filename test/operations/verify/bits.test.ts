/**
 * Flipped bits and other small damage. With a trailer all of it is reported; without one, all that
 * is not in a class of docs/decisions/undetectable.md. `ETCD_SNAPSHOT_MUTATIONS` is the number of
 * damaged files (5,000 by default; 200,000 for a soak), `ETCD_SNAPSHOT_SEED` the seed, which is
 * printed.
 */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { isEtcdSnapshotError } from '../../../src/errors.ts';
import { MemorySource } from '../../../src/io/memory-source.ts';
import { readFixture } from '../../build/fixtures.ts';
import { CountingSource } from '../../build/sources.ts';
import { cutTrailer, examine, examineSource, recomputeTrailer } from './examine.ts';
import { locateRegions } from './regions.ts';
import type { Region } from './regions.ts';
import { UNDETECTABLE, undetectableClass } from './undetectable.ts';

const FILES = Number(process.env['ETCD_SNAPSHOT_MUTATIONS'] ?? 5000);
/** The tests below take a half, eight eighths and five fifths of it. */
const COUNT = FILES / 2.5;
const SEED = Number(process.env['ETCD_SNAPSHOT_SEED'] ?? 20_261_125);
const BASIC = readFixture('etcd/3.6-basic', 'snapshot.db');
/** How often the bytes of a small file may be read, the digest and all look-ups together. */
const READINGS_MAX = 20;
/** For a soak; a run of the usual number ends long before. */
const TIMEOUT_MS = 60_000 + COUNT * 100;

console.log(`damage: ${String(FILES)} files, seed ${String(SEED)}`);

/** Whole numbers below a limit, the same for the same seed. */
function randomOf(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = bytes.slice();
  flipped[bit >> 3]! ^= 1 << (bit & 7);
  return flipped;
}

describe('with a trailer', () => {
  test('the digest of no file that differs in one bit is that of the trailer', () => {
    // What verify compares, without the rest of it: all bits in reasonable time.
    const image = cutTrailer(BASIC).slice();
    const trailer = Buffer.from(BASIC.subarray(image.length));
    const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
    expect(digestOf(image).equals(trailer)).toBe(true);
    let missed = 0;
    for (let bit = 0; bit < image.length * 8; bit++) {
      image[bit >> 3]! ^= 1 << (bit & 7);
      if (digestOf(image).equals(trailer)) missed++;
      image[bit >> 3]! ^= 1 << (bit & 7);
    }
    expect(missed).toBe(0);
  });

  test(
    'every flipped bit of a sample is damage, those of the trailer all',
    async () => {
      const random = randomOf(SEED);
      const ofTrailer = Array.from({ length: 256 }, (_, bit) => (BASIC.length - 32) * 8 + bit);
      const sample = Array.from({ length: COUNT / 2 }, () => random(BASIC.length * 8));
      const missed: number[] = [];
      for (const bit of [...ofTrailer, ...sample]) {
        if ((await examine(flip(BASIC, bit))).verdict !== 'damaged') missed.push(bit);
      }
      expect(missed).toEqual([]);
    },
    TIMEOUT_MS,
  );
});

describe.each([
  'etcd/3.4-basic',
  'etcd/3.5-members',
  'etcd/3.6-basic',
  'etcd/3.7-members',
  'etcd/3.6-midcompact',
  'etcd/3.6-rich-defrag',
  'etcd/3.6-rich-bbolt-compact',
  'kubernetes/history',
])('%s without a trailer', (name) => {
  const bytes = cutTrailer(readFixture(name, 'snapshot.db'));

  test('every byte is in one region', async () => {
    const regions = [...(await locateRegions(bytes))].sort((a, b) => a.start - b.start);
    let end = 0;
    for (const region of regions) {
      expect(region.start).toBe(end);
      end = region.end;
    }
    expect(end).toBe(bytes.length);
  });

  test(
    'a flipped bit outside of the classes is reported',
    async () => {
      const regions = await locateRegions(bytes);
      const before = JSON.stringify((await examine(bytes)).counts);
      const missed: string[] = [];
      for (const { bit, region } of bitsOf(regions, COUNT / 8)) {
        const { counts } = await examine(flip(bytes, bit));
        if (JSON.stringify(counts) === before) missed.push(`${region.label}, bit ${String(bit)}`);
      }
      expect(missed).toEqual([]);
    },
    TIMEOUT_MS,
  );
});

/**
 * Bits in which damage must be noticed: all of them if they are no more than `most`, else a sample,
 * each kind of region as often as the others.
 */
function* bitsOf(
  regions: readonly Region[],
  most: number,
): Generator<{ bit: number; region: Region }> {
  const kinds = new Map<string, Region[]>();
  let bytes = 0;
  for (const region of regions) {
    if (undetectableClass(region) !== undefined) continue;
    kinds.set(region.label, [...(kinds.get(region.label) ?? []), region]);
    bytes += region.end - region.start;
  }
  const lists = [...kinds.values()];
  expect(lists.length).toBeGreaterThan(8);
  if (bytes * 8 <= most) {
    for (const region of lists.flat()) {
      for (let bit = region.start * 8; bit < region.end * 8; bit++) yield { bit, region };
    }
    return;
  }
  const random = randomOf(SEED);
  for (let count = 0; count < most; count++) {
    const list = lists[random(lists.length)]!;
    const region = list[random(list.length)]!;
    yield { bit: region.start * 8 + random((region.end - region.start) * 8), region };
  }
}

test('every class has its place in the document, and the other way round', () => {
  const url = new URL('../../../docs/decisions/undetectable.md', import.meta.url);
  const headings = [...readFileSync(url, 'utf8').matchAll(/^\| \*\*(.+?)\*\* *\|/gm)];
  expect(headings.map(([, name]) => name)).toEqual(UNDETECTABLE.map(({ name }) => name));
});

describe('damage of any kind', () => {
  type Damage = (bytes: Uint8Array, random: (limit: number) => number) => Uint8Array;
  const DAMAGES: [string, Damage][] = [
    ['bits', (bytes, random) => flip(bytes, random(bytes.length * 8))],
    [
      'runs of bytes',
      (bytes, random) => {
        const at = random(bytes.length);
        const fill = [0, 0xff, random(256)][random(3)]!;
        return bytes.slice().fill(fill, at, Math.min(bytes.length, at + 1 + random(300)));
      },
    ],
    [
      'pages swapped',
      (bytes, random) => {
        const swapped = bytes.slice();
        const [a, b] = [random(5) * 4096, random(5) * 4096];
        swapped.set(bytes.subarray(b, b + 4096), a);
        swapped.set(bytes.subarray(a, a + 4096), b);
        return swapped;
      },
    ],
    ['cut off', (bytes, random) => bytes.slice(0, random(bytes.length))],
    [
      'numbers of the headers',
      (bytes, random) => {
        const changed = bytes.slice();
        const numbers = [0, 1, 2, 3, 0xff, 0xffff, 0x7fff_ffff, 0xffff_ffff];
        const at = random(5) * 4096 + random(24) * 4;
        new DataView(changed.buffer).setUint32(at, numbers[random(8)]!, true);
        return changed;
      },
    ],
  ];

  test.each(DAMAGES)(
    '%s: an answer after a bounded number of reads, and no crash',
    async (_name, damage) => {
      const random = randomOf(SEED + 1);
      for (let count = 0; count < COUNT / 5; count++) {
        const damaged = damage(BASIC, random);
        const forms = [damaged, cutTrailer(damaged), recomputeTrailer(damaged)];
        const source = new CountingSource(new MemorySource(forms[random(3)]!));
        try {
          const { verdict, counts } = await examineSource(source);
          expect(verdict === 'damaged').toBe(counts.error > 0);
        } catch (error) {
          expect(isEtcdSnapshotError(error), String(error)).toBe(true);
        }
        expect(source.outside).toBe(0);
        expect(source.bytes).toBeLessThan(READINGS_MAX * BASIC.length);
      }
    },
    TIMEOUT_MS,
  );
});
