import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { WireError } from '../../src/bytes/wire.ts';
import { decodeEntryFields, decodeHardState } from '../../src/raft/entry.ts';
import type { EntryFields } from '../../src/raft/entry.ts';
import { concat, varint } from '../build/wal.ts';

function decode(...bytes: readonly number[]): EntryFields {
  return decodeEntryFields(Uint8Array.from(bytes), 0, bytes.length);
}

describe('an entry', () => {
  test('as etcd 3.4 to 3.6 write it', () => {
    const fields = decode(0x08, 1, 0x10, 2, 0x18, 3, 0x22, 2, 0xaa, 0xbb);
    expect(fields).toEqual({ type: 1, term: 2, index: 3, dataStart: 8, dataEnd: 10 });
  });

  test('as etcd 3.7 writes it: without a type of 0', () => {
    expect(decode(0x10, 2, 0x18, 3)).toEqual({
      type: 0,
      term: 2,
      index: 3,
      dataStart: 4,
      dataEnd: 4,
    });
  });

  test('of no bytes is one of zeros', () => {
    expect(decode()).toEqual({ type: 0, term: 0, index: 0, dataStart: 0, dataEnd: 0 });
  });

  test('with empty data has a range of its own', () => {
    expect(decode(0x22, 0, 0x10, 2)).toMatchObject({ term: 2, dataStart: 2, dataEnd: 2 });
  });

  test('in any order, with fields that are unknown, and the last of those that come twice', () => {
    const fields = decode(0x22, 1, 7, 0x18, 9, 0x28, 5, 0x18, 10, 0x22, 1, 8);
    expect(fields).toMatchObject({ index: 10, dataStart: 11, dataEnd: 12 });
  });

  test('lies where it is said to lie', () => {
    const bytes = concat([0xff, 0xff], [0x10, 4, 0x18, 5, 0x22, 1, 6], [0xff]);
    expect(decodeEntryFields(bytes, 2, 9)).toEqual({
      type: 0,
      term: 4,
      index: 5,
      dataStart: 8,
      dataEnd: 9,
    });
  });

  test.each([
    ['data that ends behind it', [0x22, 3, 1, 2]],
    ['a number that does not end', [0x10, 0x80]],
    ['data that is a number', [0x20, 3]],
    ['an index that is text', [0x1a, 1, 1]],
    ['field 0', [0x00, 1]],
  ])('with %s is none', (_name, bytes) => {
    expect(() => decode(...bytes)).toThrow(WireError);
  });

  test('with numbers that no log reaches keeps them, rounded', () => {
    const fields = decode(0x10, ...varint(-1n), 0x18, ...varint((1n << 53n) + 2n));
    expect(fields).toMatchObject({ term: 2 ** 64, index: 2 ** 53 + 2 });
  });

  test('gives back what was written', () => {
    const number = fc.bigInt(0n, (1n << 53n) - 1n);
    fc.assert(
      fc.property(fc.nat(3), number, number, fc.uint8Array(), (type, term, index, data) => {
        const bytes = concat(
          [0x08, ...varint(type), 0x10, ...varint(term), 0x18, ...varint(index)],
          [0x22, ...varint(data.length)],
          data,
        );
        const fields = decodeEntryFields(bytes, 0, bytes.length);
        expect(fields).toMatchObject({ type, term: Number(term), index: Number(index) });
        expect(bytes.subarray(fields.dataStart, fields.dataEnd)).toEqual(data);
      }),
    );
  });
});

describe('a hard state', () => {
  test('of the first member of a new cluster', () => {
    const bytes = Buffer.from('080110cdd2918bd2b881cf8e011801', 'hex');
    expect(decodeHardState(bytes)).toEqual({ term: 1, vote: 0x8e9e05c52164694dn, commit: 1 });
  });

  test('of no bytes is one of zeros', () => {
    expect(decodeHardState(new Uint8Array())).toEqual({ term: 0, vote: 0n, commit: 0 });
  });

  test.each([
    ['half a number', [0x08]],
    ['a term that is text', [0x0a, 1, 1]],
  ])('is not %s', (_name, bytes) => {
    expect(() => decodeHardState(Uint8Array.from(bytes))).toThrow(WireError);
  });
});
