import { crc32 as expected } from 'node:zlib';
import { expect, test } from 'vitest';

import { crc32 } from '../../src/bytes/crc32.ts';

test('is that of node:zlib, in one piece and in several', () => {
  const bytes = Uint8Array.from({ length: 5000 }, (_, at) => (at * at * 31) & 255);
  expect(crc32(new TextEncoder().encode('123456789'), 0)).toBe(0xcbf43926);
  for (const length of [0, 1, 2, 255, 256, 5000]) {
    const part = bytes.subarray(0, length);
    expect(crc32(part, 0)).toBe(expected(part));
    const half = length >> 1;
    expect(crc32(part.subarray(half), crc32(part.subarray(0, half), 0))).toBe(expected(part));
  }
});
