import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compareBytes, equalBytes, hasPrefix, prefixEnd } from '../../src/bytes/compare.ts';

const anyBytes = fc.uint8Array({ maxLength: 12 });

describe('compare', () => {
  test.each([
    [[], [], 0],
    [[], [0], -1],
    [[1], [1, 0], -1],
    [[0x7f], [0x80], -1],
    [[0xff], [0x01, 0xff], 1],
    [[1, 2, 3], [1, 2, 3], 0],
  ])('%j and %j', (a, b, sign) => {
    expect(Math.sign(compareBytes(Uint8Array.from(a), Uint8Array.from(b)))).toBe(sign);
  });

  test('agrees with Buffer.compare', () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(a, b));
        expect(equalBytes(a, b)).toBe(Buffer.compare(a, b) === 0);
      }),
    );
  });

  test('the end of a prefix is the first key behind all that begin with it', () => {
    const few = fc.uint8Array({ maxLength: 4 }).map((bytes) => bytes.map((byte) => byte | 0xfc));
    fc.assert(
      fc.property(few, few, (prefix, key) => {
        const end = prefixEnd(prefix);
        const inRange =
          compareBytes(key, prefix) >= 0 && (end === undefined || compareBytes(key, end) < 0);
        expect(inRange).toBe(hasPrefix(key, prefix));
      }),
    );
  });

  test('a prefix without an end', () => {
    expect(prefixEnd(new Uint8Array(0))).toBeUndefined();
    expect(prefixEnd(Uint8Array.of(0xff, 0xff))).toBeUndefined();
    expect(prefixEnd(Uint8Array.of(1, 0xff))).toEqual(Uint8Array.of(2));
  });
});
