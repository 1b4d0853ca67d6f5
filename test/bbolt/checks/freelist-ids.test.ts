import { describe, expect, test } from 'vitest';

import { checkFreelist } from '../../../src/bbolt/checks/index.ts';
import { viewOf } from '../../../src/bbolt/page.ts';
import type { Page } from '../../../src/bbolt/page.ts';
import { codes } from '../../build/errors.ts';
import { encodeFreelist } from '../../build/pages.ts';

const PAGE_SIZE = 4096;
const HIGH_WATER_MARK = 1_000_000;

function pageOf(ids: readonly number[], spare = 0, pgid = 500_000): Page {
  const bytes = encodeFreelist(pgid, ids, PAGE_SIZE, spare);
  const view = viewOf(bytes);
  const overflow = bytes.length / PAGE_SIZE - 1;
  return { pgid, type: 'freelist', count: view.getUint16(10, true), overflow, bytes, view };
}

function ascending(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 2);
}

describe('ids of a freelist', () => {
  test.each([
    ['page 0', [0, 5], ['freelist-id']],
    ['page 1', [1], ['freelist-id']],
    ['the first and the last page', [2, HIGH_WATER_MARK - 1], []],
    ['the high-water mark', [HIGH_WATER_MARK], ['freelist-id']],
    ['an id twice', [5, 5], ['freelist-order']],
    ['ids that descend', [6, 5], ['freelist-order']],
    ['its own page', [500_000], ['freelist-own-page']],
    ['a later one out of order', [500_001, 7], ['freelist-order']],
  ])('%s', (_name, ids, expected) => {
    expect(codes(checkFreelist(pageOf(ids), HIGH_WATER_MARK))).toEqual(expected);
  });

  test('its own overflow page', () => {
    const page = pageOf([500_001], 1);
    expect(codes(checkFreelist(page, HIGH_WATER_MARK))).toEqual(['freelist-own-page']);
  });

  test.each([
    [509, []],
    [510, []],
    [511, ['freelist-count']],
    [0xfffe, ['freelist-count']],
  ])('a count of %i in a page for 510', (count, expected) => {
    const page = pageOf(ascending(510));
    expect(codes(checkFreelist({ ...page, count }, HIGH_WATER_MARK))).toEqual(expected);
  });

  test.each([2n ** 64n - 1n, 2n ** 53n, 511n])('an escaped count of %s in one page', (count) => {
    const page = pageOf(ascending(3));
    page.view.setBigUint64(16, count, true);
    const found = checkFreelist({ ...page, count: 0xffff }, HIGH_WATER_MARK);
    expect(codes(found)).toEqual(['freelist-count']);
  });
});
