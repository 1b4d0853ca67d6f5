import { describe, expect, test } from 'vitest';

import { decodeFrameLength } from '../../src/wal/frame.ts';
import { concat, littleEndian } from '../build/wal.ts';

describe('a length field', () => {
  test.each<[string, bigint, number, number, boolean]>([
    ['nothing', 0n, 0, 0, true],
    ['no padding', 8n, 8, 0, true],
    ['a padding of 7', (0x87n << 56n) | 9n, 9, 7, true],
    ['a padding of 1', (0x81n << 56n) | 15n, 15, 1, true],
    ['no padding where it is missing', 9n, 9, 0, false],
    ['too little of it', (0x86n << 56n) | 9n, 9, 6, false],
    ['padding where none is missing', (0x88n << 56n) | 8n, 8, 0, false],
    ['padding bits without the highest one', (0x07n << 56n) | 9n, 9, 0, false],
    ['bits beyond the lowest three', (0xffn << 56n) | 9n, 9, 7, false],
    ['2^40', 1n << 40n, 2 ** 40, 0, true],
    ['all 56 bits, rounded', (1n << 56n) - 1n, 2 ** 56, 0, true],
  ])('with %s', (_name, field, recordBytes, paddingBytes, isRegular) => {
    const found = decodeFrameLength(littleEndian(field), 0);
    expect(found).toEqual({ recordBytes, paddingBytes, isRegular });
  });

  test('is read where it lies, at any alignment', () => {
    for (let at = 0; at < 9; at++) {
      const bytes = concat(new Uint8Array(at).fill(0xff), littleEndian(24n), [0xff]);
      expect(decodeFrameLength(bytes, at)).toMatchObject({ recordBytes: 24, paddingBytes: 0 });
      expect(decodeFrameLength(bytes.subarray(at), 0)).toMatchObject({ recordBytes: 24 });
    }
  });
});
