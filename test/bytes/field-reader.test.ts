import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { FieldReader, WIRE } from '../../src/bytes/field-reader.ts';
import { parseHex } from '../../src/bytes/text.ts';
import { WireError } from '../../src/bytes/wire.ts';

function readerOf(hex: string): FieldReader {
  return new FieldReader(parseHex(hex));
}

/** The fields' numbers, all skipped. */
function skipAll(hex: string): number[] {
  const reader = readerOf(hex);
  const fields: number[] = [];
  while (reader.next()) {
    fields.push(reader.field);
    reader.skip();
  }
  return fields;
}

describe('FieldReader', () => {
  test('reads any number of 64 bits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (value) => {
        const bytes: number[] = [];
        let rest = value;
        for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
        const reader = new FieldReader(Uint8Array.from([...bytes, Number(rest)]));
        reader.varint();
        expect((BigInt(reader.high) << 32n) | BigInt(reader.low)).toBe(value);
        expect(reader.at).toBe(bytes.length + 1);
      }),
    );
  });

  test('drops bits beyond the 64th, as Go does, and refuses an eleventh byte', () => {
    const reader = readerOf('81808080808080808002');
    reader.varint();
    expect([reader.high, reader.low]).toEqual([0, 1]);
    expect(() => readerOf('8180808080808080808001').varint()).toThrow(WireError);
    expect(() => readerOf('8180').varint()).toThrow(WireError);
    expect(() => readerOf('').varint()).toThrow(WireError);
  });

  test('takes the lower 32 bits of a field number', () => {
    // 2^32 + 1, wire type 0
    expect(skipAll('888080808001' + '05')).toEqual([1]);
    // 2^31 is negative, and 0 is no field.
    expect(() => skipAll('8080808040' + '05')).toThrow(WireError);
    expect(() => skipAll('00')).toThrow(WireError);
  });

  test('skips fields of every wire type, groups in groups too', () => {
    const fields = ['0805', '11' + '00'.repeat(8), '1a02ffff', '23' + '0b0c' + '24', '2d00000000'];
    expect(skipAll(fields.join(''))).toEqual([1, 2, 3, 4, 5]);
  });

  test.each([
    ['wire type 6', '0e'],
    ['wire type 7', '0f'],
    ['the end of a group without its beginning', '0c'],
    ['a group that does not end', '0b0805'],
    ['a payload that is too long', '0a0201'],
    ['a payload of 2^63 bytes', '0a80808080808080808001'],
    ['a fixed number that is cut off', '0900'],
  ])('refuses %s', (_what, hex) => {
    expect(() => skipAll(hex)).toThrow(WireError);
  });

  test('reads fixed numbers', () => {
    const reader = readerOf('0102030405060708');
    reader.fixed(4);
    expect([reader.high, reader.low]).toEqual([0, 0x0403_0201]);
    reader.fixed(4);
    expect(reader.low).toBe(0x0807_0605);
    expect(() => reader.fixed(4)).toThrow(WireError);
    const long = readerOf('0102030405060708');
    long.fixed(8);
    expect([long.high, long.low]).toEqual([0x0807_0605, 0x0403_0201]);
  });

  test('stays within its range', () => {
    const reader = new FieldReader(parseHex('ff0a01610805'), 1, 4);
    expect(reader.next()).toBe(true);
    reader.expect(WIRE.bytes);
    reader.payload();
    expect([reader.start, reader.at]).toEqual([3, 4]);
    expect(reader.next()).toBe(false);
  });

  test('names a wrong wire type', () => {
    const reader = readerOf('0805');
    reader.next();
    expect(() => reader.expect(WIRE.bytes)).toThrow('field 1: found wire type 0, expected 2');
  });
});
