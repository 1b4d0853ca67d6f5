import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { WireError } from '../../src/bytes/wire.ts';
import { decodeRecord, RECORD_TYPE_NAMES, RECORD_TYPES } from '../../src/wal/record.ts';
import type { RecordFields } from '../../src/wal/record.ts';
import { encodeRecord, varint } from '../build/wal.ts';

function decode(...bytes: readonly number[]): RecordFields {
  return decodeRecord(Uint8Array.from(bytes), 0, bytes.length);
}

test('every type has a name', () => {
  expect(Object.keys(RECORD_TYPE_NAMES).map(Number).sort()).toEqual(
    Object.values(RECORD_TYPES).sort(),
  );
});

describe('a record', () => {
  test('with data', () => {
    expect(decode(0x08, 2, 0x10, 5, 0x1a, 1, 9)).toEqual({
      type: 2,
      crc: 5,
      dataStart: 6,
      dataEnd: 7,
      isRegular: true,
    });
  });

  test('without data', () => {
    expect(decode(0x08, 4, 0x10, 0)).toMatchObject({ type: 4, crc: 0, dataStart: 4, dataEnd: 4 });
  });

  test('gives back what was written', () => {
    const crc = fc.nat(0xffff_ffff);
    fc.assert(
      fc.property(fc.nat(200), crc, fc.option(fc.uint8Array()), (type, running, data) => {
        const bytes = encodeRecord({ kind: 'record', type }, data ?? undefined, running);
        const found = decodeRecord(bytes, 0, bytes.length);
        expect(found).toMatchObject({ type, crc: running, isRegular: true });
        expect(bytes.subarray(found.dataStart, found.dataEnd)).toEqual(data ?? new Uint8Array());
      }),
    );
  });

  test.each([
    ['fields in another order', [0x10, 5, 0x08, 2]],
    ['a field twice', [0x08, 2, 0x08, 2, 0x10, 5]],
    ['a field that is unknown', [0x08, 2, 0x10, 5, 0x20, 1]],
    ['a type in a longer form', [0x08, 0x82, 0, 0x10, 5]],
    ['a length in a longer form', [0x08, 2, 0x10, 5, 0x1a, 0x81, 0, 9]],
    ['a checksum in a longer form', [0x08, 2, 0x10, 0x85, 0]],
    ['a checksum of more than 32 bits', [0x08, 2, 0x10, ...varint(1n << 32n)]],
    ['no type', [0x10, 5]],
    ['no checksum', [0x08, 2]],
    ['nothing', []],
  ])('with %s is read, and is not regular', (_name, bytes) => {
    expect(decode(...bytes).isRegular).toBe(false);
  });

  test('keeps the low half of a checksum that is too long, as Go does', () => {
    expect(decode(0x08, 2, 0x10, ...varint((7n << 32n) | 5n)).crc).toBe(5);
    expect(decode(0x08, 2, 0x10, ...varint(-1n)).crc).toBe(0xffff_ffff);
  });

  test.each([
    ['a type that is text', [0x0a, 0]],
    ['data that is a number', [0x18, 1]],
    ['data that ends behind it', [0x08, 2, 0x10, 5, 0x1a, 2, 9]],
    ['a group', [0x0b]],
    ['a number without an end', [0x08, 0xff]],
    ['a negative type', [0x08, ...varint(-1n)]],
  ])('with %s is none', (_name, bytes) => {
    expect(() => decode(...bytes)).toThrow(WireError);
  });
});
