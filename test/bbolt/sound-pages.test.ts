/** The quick look at a page finds it sound exactly if the full check finds nothing. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkElements, isSoundBranch, isSoundLeaf } from '../../src/bbolt/check-elements.ts';
import type { SpanBounds } from '../../src/bbolt/check-elements.ts';
import type { KeyBounds } from '../../src/bbolt/elements.ts';
import { viewOf } from '../../src/bbolt/page.ts';
import type { Page, PageSpan } from '../../src/bbolt/page.ts';
import type { ByteSpan } from '../../src/bytes/compare.ts';
import { compareKeys } from '../build/database.ts';
import { encodeBranch, encodeLeaf } from '../build/pages.ts';

const PAGE_SIZE = 1024;
const HIGH_WATER_MARK = 300;

const key = fc.uint8Array({ minLength: 1, maxLength: 9, max: 3 });
const bound = fc.option(key, { nil: undefined });
const damages = fc.array(
  fc.record({ at: fc.integer({ min: 10, max: 400 }), xor: fc.integer({ min: 1, max: 255 }) }),
  { maxLength: 2 },
);

function branchPage(keys: readonly Uint8Array[]): Page {
  const children = keys.map((name, index) => ({ key: name, child: 2 + index }));
  const bytes = encodeBranch(7, children, PAGE_SIZE);
  const view = viewOf(bytes);
  return { pgid: 7, type: 'branch', count: keys.length, overflow: 0, bytes, view };
}

function expectAgreement(page: Page, bounds: KeyBounds): boolean {
  const found = [...checkElements(page, { pgid: 7 }, bounds, HIGH_WATER_MARK)];
  const sound = isSoundBranch(page, bounds, HIGH_WATER_MARK);
  expect(sound).toBe(found.length === 0);
  return sound;
}

test('on random pages, sorted or not, with random damage and bounds', () => {
  const seen = { sound: 0, broken: 0 };
  const property = fc.property(
    fc.uniqueArray(key, {
      minLength: 1,
      maxLength: 20,
      comparator: (a, b) => compareKeys(a, b) === 0,
    }),
    fc.record({ isSorted: fc.boolean(), lower: bound, upper: bound }),
    damages,
    (keys, { isSorted, ...bounds }, wounds) => {
      const page = branchPage(isSorted ? keys.toSorted(compareKeys) : keys);
      for (const { at, xor } of wounds) page.bytes[at]! ^= xor;
      if (expectAgreement(page, bounds)) seen.sound++;
      else seen.broken++;
    },
  );
  fc.assert(property, { numRuns: 3000, seed: 8 });
  expect(seen.sound).toBeGreaterThan(100);
  expect(seen.broken).toBeGreaterThan(1000);
});

test('on equal keys, a key that begins another, and counts that are too large', () => {
  const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
  expect(expectAgreement(branchPage([bytes(1), bytes(1)]), {})).toBe(false);
  expect(expectAgreement(branchPage([bytes(1, 0), bytes(1)]), {})).toBe(false);
  expect(expectAgreement(branchPage([bytes(1), bytes(1, 0)]), {})).toBe(true);
  expect(expectAgreement(branchPage([bytes(1, 2, 3, 4, 5), bytes(1, 2, 3, 4, 6)]), {})).toBe(true);
  expect(expectAgreement(branchPage([bytes(1, 2, 3, 4, 6), bytes(1, 2, 3, 4, 5)]), {})).toBe(false);
  expect(expectAgreement({ ...branchPage([bytes(1)]), count: 64 }, {})).toBe(false);
});

test('on random leaves, sorted or not, with random damage and bounds', () => {
  const seen = { sound: 0, broken: 0 };
  const property = fc.property(
    fc.uniqueArray(key, {
      minLength: 1,
      maxLength: 20,
      comparator: (a, b) => compareKeys(a, b) === 0,
    }),
    fc.record({ isSorted: fc.boolean(), lower: bound, upper: bound }),
    damages,
    (keys, { isSorted, ...bounds }, wounds) => {
      const page = leafPage(isSorted ? keys.toSorted(compareKeys) : keys);
      for (const { at, xor } of wounds) page.bytes[at]! ^= xor;
      const found = [...checkElements(page, { pgid: 7 }, bounds, HIGH_WATER_MARK)];
      expect(isSoundLeaf(spanOf(page), spansOf(bounds))).toBe(found.length === 0);
      if (found.length === 0) seen.sound++;
      else seen.broken++;
    },
  );
  fc.assert(property, { numRuns: 3000, seed: 8 });
  expect(seen.sound).toBeGreaterThan(100);
  expect(seen.broken).toBeGreaterThan(1000);
});

/** The same page, with other bytes around it. */
function spanOf({ bytes, count }: Page): PageSpan {
  const around = new Uint8Array(bytes.length + 64).fill(0xff);
  around.set(bytes, 24);
  return { bytes: around, view: viewOf(around), start: 24, end: 24 + bytes.length, count };
}

function spansOf({ lower, upper }: KeyBounds): SpanBounds {
  const span = (bytes: Uint8Array | undefined): ByteSpan | undefined => {
    if (bytes === undefined) return undefined;
    return { bytes: Uint8Array.of(9, ...bytes, 9), start: 1, end: 1 + bytes.length };
  };
  return { lower: span(lower), upper: span(upper) };
}

function leafPage(keys: readonly Uint8Array[]): Page {
  const elements = keys.map((name, index) => ({ key: name, value: new Uint8Array(index) }));
  const bytes = encodeLeaf(7, elements, PAGE_SIZE);
  const view = viewOf(bytes);
  return { pgid: 7, type: 'leaf', count: keys.length, overflow: 0, bytes, view };
}
