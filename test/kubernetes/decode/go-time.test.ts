/** Times and durations as Go writes them. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { formatDuration, formatTime } from '../../../src/kubernetes/decode/go-time.ts';

test.each<[bigint, string]>([
  [0n, '0s'],
  [1n, '1ns'],
  [1_500n, '1.5µs'],
  [2_000_000n, '2ms'],
  [2_030_000n, '2.03ms'],
  [1_000_000_000n, '1s'],
  [90_500_000_000n, '1m30.5s'],
  [3_600_000_000_000n, '1h0m0s'],
  [-86_400_000_000_001n, '-24h0m0.000000001s'],
  [2n ** 63n - 1n, '2562047h47m16.854775807s'],
])('%d nanoseconds are %s', (nanoseconds, text) => {
  expect(formatDuration(nanoseconds)).toBe(text);
});

test('any time of the calendar', () => {
  const seconds = fc.integer({ min: -62_135_596_799, max: 253_402_300_799 });
  fc.assert(
    fc.property(seconds, fc.integer({ min: 0, max: 999_999_999 }), (second, nanosecond) => {
      const expected = new Date(second * 1000).toISOString().replace('.000', '');
      expect(formatTime(second, nanosecond, false)).toBe(expected);
      const digits = String(Math.floor(nanosecond / 1000)).padStart(6, '0');
      expect(formatTime(second, nanosecond, true)).toBe(expected.replace('Z', `.${digits}Z`));
    }),
  );
});

test('nanoseconds that are seconds', () => {
  expect(formatTime(10, 1_500_000_000, true)).toBe('1970-01-01T00:00:11.500000Z');
  expect(formatTime(10, -1000, true)).toBe('1970-01-01T00:00:09.999999Z');
});
