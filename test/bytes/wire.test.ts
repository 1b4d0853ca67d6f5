import protobuf from 'protobufjs/minimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { WireError, WireReader } from '../../src/bytes/wire.ts';
import { bytesOf } from '../build/database.ts';

function fieldsOf(bytes: Uint8Array): [field: number, wireType: number, length: number][] {
  const reader = new WireReader(bytes);
  const fields: [number, number, number][] = [];
  while (reader.next()) fields.push([reader.field, reader.wireType, reader.end - reader.start]);
  return fields;
}

describe('wire', () => {
  test('fields of every wire type', () => {
    const message = Uint8Array.of(
      ...[0x08, 0x96, 0x01],
      ...[0x12, 0x02, 0x61, 0x62],
      ...[0x19, 1, 2, 3, 4, 5, 6, 7, 8],
      ...[0x25, 1, 2, 3, 4],
      ...[0x82, 0x01, 0x00],
    );
    expect(fieldsOf(message)).toEqual([
      [1, 0, 2],
      [2, 2, 2],
      [3, 1, 8],
      [4, 5, 4],
      [16, 2, 0],
    ]);
  });

  test.each([
    ['a tag without an end', [0x88]],
    ['field 0', [0x00, 0x00]],
    ['a tag beyond 32 bits', [0xf8, 0xff, 0xff, 0xff, 0x7f, 0x00]],
    ['a start of a group', [0x0b]],
    ['an end of a group', [0x0c]],
    ['wire type 6', [0x0e]],
    ['wire type 7', [0x0f]],
    ['no value', [0x08]],
    ['a varint of 11 bytes', [0x08, ...Array<number>(10).fill(0x80), 0x00]],
    ['a length beyond the end', [0x12, 0x02, 0x61]],
    ['a length of 2^63', [0x12, ...Array<number>(9).fill(0x80), 0x01]],
    ['four of eight bytes', [0x09, 1, 2, 3, 4]],
    ['three of four bytes', [0x0d, 1, 2, 3]],
  ])('refuses %s', (_name, bytes) => {
    expect(() => fieldsOf(Uint8Array.from(bytes))).toThrow(WireError);
  });

  test('numbers up to 2^53 - 1 and signed 64-bit ones, as protobufjs writes them', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), (small, large) => {
        const bits = BigInt.asUintN(64, large);
        const long = { low: Number(bits & 0xffff_ffffn) | 0, high: Number(bits >> 32n) | 0 };
        const writer = protobuf.Writer.create().uint32(8).int64(small);
        const bytes = writer
          .uint32(16)
          .int64({ ...long, unsigned: false })
          .finish();
        const reader = new WireReader(bytes);
        reader.next();
        expect(reader.number()).toBe(small);
        reader.next();
        expect(reader.int64()).toBe(large);
        expect(reader.next()).toBe(false);
      }),
    );
  });

  test.each([
    ['2^53', [0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10]],
    ['-1', [0x08, ...Array<number>(9).fill(0xff), 0x01]],
  ])('%s is no number', (_name, bytes) => {
    const reader = new WireReader(Uint8Array.from(bytes));
    reader.next();
    expect(() => reader.number()).toThrow(WireError);
  });

  test('a field of another wire type is refused', () => {
    const reader = new WireReader(Uint8Array.of(0x08, 1, 0x12, 0));
    reader.next();
    expect(() => reader.bytes()).toThrow('expected 2');
    reader.next();
    expect(() => reader.number()).toThrow('expected 0');
    expect(() => reader.int64()).toThrow('expected 0');
  });

  test('reads only between its bounds', () => {
    const bytes = Uint8Array.of(0xff, 0x0a, 0x01, 0x61, 0xff);
    const reader = new WireReader(bytes, 1, 4);
    expect(reader.next()).toBe(true);
    expect(reader.bytes()).toEqual(bytesOf('a'));
    expect(reader.next()).toBe(false);
    expect(() => new WireReader(bytes, 1, 3).next()).toThrow(WireError);
  });
});
