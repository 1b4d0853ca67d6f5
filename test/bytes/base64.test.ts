import fc from 'fast-check';
import { expect, test } from 'vitest';

import { decodeBase64, encodeBase64 } from '../../src/bytes/base64.ts';

test('is what Node makes of the same bytes', () => {
  const bytes = fc.oneof(fc.uint8Array(), fc.uint8Array({ minLength: 8000, maxLength: 20_000 }));
  fc.assert(
    fc.property(bytes, (given) => {
      const text = encodeBase64(given);
      expect(text).toBe(Buffer.from(given).toString('base64'));
      expect(decodeBase64(text)).toEqual(given);
    }),
    { numRuns: 50 },
  );
});

test('has line ends that do not count', () => {
  expect(decodeBase64('AA\r\nEC\n')).toEqual(Uint8Array.of(0, 1, 2));
  expect(decodeBase64('')).toEqual(new Uint8Array(0));
});

test.each(['A', 'AA', 'AAE', 'AAEC=', 'AA=C', 'AA EC', 'AA-_', '====', 'AAEC\u0000'])(
  '%j is none',
  (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  },
);

test('may be as long as it likes', () => {
  const bytes = new Uint8Array(30_000_000).fill(7);
  expect(decodeBase64(Buffer.from(bytes).toString('base64'))?.length).toBe(bytes.length);
});
