import { describe, expect, test } from 'vitest';

import {
  checkPageHeader,
  decodePageHeader,
  formatPageType,
  pageTypeOf,
  viewOf,
} from '../../src/bbolt/page.ts';
import type { PageHeader } from '../../src/bbolt/page.ts';
import { codes } from '../build/errors.ts';
import { writeHeader } from '../build/pages.ts';

const RULES = { pageSize: 4096, highWaterMark: 10, types: ['branch', 'leaf'] as const };
const SOUND: PageHeader = { id: 7n, flags: 2, count: 1, overflow: 2 };

function problemsOf(change: Partial<PageHeader>): string[] {
  return codes(checkPageHeader(7, { ...SOUND, ...change }, RULES));
}

describe('page header', () => {
  test('fields are where bbolt writes them', () => {
    const bytes = new Uint8Array(24);
    writeHeader(bytes.subarray(8), {
      id: 0x0102_0304_0506,
      flags: 0x10,
      count: 0xfffe,
      overflow: 9,
    });
    expect(decodePageHeader(viewOf(bytes), 8)).toEqual({
      id: 0x0102_0304_0506n,
      flags: 0x10,
      count: 0xfffe,
      overflow: 9,
    });
  });

  test.each([
    [0x01, 'branch'],
    [0x02, 'leaf'],
    [0x04, 'meta'],
    [0x10, 'freelist'],
    [0x00, 'unknown<00>'],
    [0x03, 'unknown<03>'],
    [0x08, 'unknown<08>'],
    [0x4242, 'unknown<4242>'],
  ])('flags %i are %s', (flags, name) => {
    expect(formatPageType(flags)).toBe(name);
    expect(pageTypeOf(flags)).toBe(name.startsWith('unknown') ? undefined : name);
  });

  test.each([
    ['sound', {}, []],
    ['a branch', { flags: 1 }, []],
    ['of no type', { flags: 0 }, ['page-type']],
    ['of two types', { flags: 3 }, ['page-type']],
    ['of another type', { flags: 0x10 }, ['page-type']],
    ['of another number', { id: 8n }, ['page-id']],
    ['of a huge number', { id: 2n ** 64n - 1n }, ['page-id']],
    ['overflow up to the last page', { overflow: 2 }, []],
    ['overflow one too long', { overflow: 3 }, ['page-overflow']],
    ['overflow of all ones', { overflow: 0xffff_ffff }, ['page-overflow']],
    ['two things', { id: 1n, overflow: 3 }, ['page-id', 'page-overflow']],
  ])('%s', (_name, change, expected) => {
    expect(problemsOf(change)).toEqual(expected);
  });
});
