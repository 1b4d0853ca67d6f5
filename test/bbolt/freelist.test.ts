import { describe, expect, test } from 'vitest';

import { checkFreelist } from '../../src/bbolt/checks/index.ts';
import { freelistIds, freelistSpan } from '../../src/bbolt/freelist.ts';
import { viewOf } from '../../src/bbolt/page.ts';
import type { Page } from '../../src/bbolt/page.ts';
import { encodeFreelist } from '../build/pages.ts';

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

describe('freelist', () => {
  test.each([0, 1, 510, 511, 0xfffe, 0xffff, 0x10000, 100_000])('%i ids', (count) => {
    const ids = ascending(count);
    const page = pageOf(ids);
    expect(page.count === 0xffff).toBe(count >= 0xffff);
    expect(freelistSpan(page).count).toBe(BigInt(count));
    expect([...checkFreelist(page, HIGH_WATER_MARK)]).toEqual([]);
    expect([...freelistIds(page)]).toEqual(ids);
  });

  test('a page with room for many more, and garbage in that room', () => {
    const page = pageOf([3, 9], 3);
    page.bytes.fill(0xee, 16 + 2 * 8);
    expect([...checkFreelist(page, HIGH_WATER_MARK)]).toEqual([]);
    expect([...freelistIds(page)]).toEqual([3, 9]);
  });

  test('an escaped count that need not be', () => {
    const page = pageOf([2, 7, 8]);
    expect([...freelistIds({ ...page, count: 0xffff })]).toEqual([7, 8]);
    expect([...checkFreelist({ ...page, count: 0xffff }, HIGH_WATER_MARK)]).toEqual([]);
  });
});
