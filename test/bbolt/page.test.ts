import { describe, expect, test } from 'vitest';

import { decodePageHeader, formatPageType, pageTypeOf, viewOf } from '../../src/bbolt/page.ts';
import { writeHeader } from '../build/pages.ts';

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
});
