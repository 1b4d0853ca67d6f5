import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  decodeKeyValue,
  encodeKeyValue,
  encodeTombstone,
  leadingKey,
} from '../../src/etcd/key-value.ts';
import type { KeyValue } from '../../src/etcd/key-value.ts';
import { parseHex } from '../../src/bytes/text.ts';
import { isCorruptionError } from '../../src/errors.ts';
import { etcd } from '../../src/messages/etcd.js';
import { bytesOf } from '../build/database.ts';
import { codeThrown } from '../build/errors.ts';

/** The same record as protobufjs reads it. */
function oracle(bytes: Uint8Array): KeyValue {
  const message = etcd.KeyValue.decode(bytes);
  return {
    key: new Uint8Array(message.key),
    createRevision: Number(message.create_revision),
    modRevision: Number(message.mod_revision),
    version: Number(message.version),
    value: new Uint8Array(message.value),
    lease: BigInt(message.lease.toString()),
  };
}

const records = fc.record(
  {
    key: fc.uint8Array({ maxLength: 300 }),
    create_revision: fc.maxSafeNat(),
    mod_revision: fc.maxSafeNat(),
    version: fc.maxSafeNat(),
    value: fc.uint8Array({ maxLength: 300 }),
    lease: fc.maxSafeNat(),
  },
  { requiredKeys: [] },
);

describe('key-value', () => {
  test('vectors of a real server', () => {
    expect(decodeKeyValue(parseHex('0a026b311002180220012a027631'), {})).toEqual({
      key: bytesOf('k1'),
      createRevision: 2,
      modRevision: 2,
      version: 1,
      value: bytesOf('v1'),
      lease: 0n,
    });
    expect(decodeKeyValue(parseHex('0a026b32'), {})).toMatchObject({
      key: bytesOf('k2'),
      version: 0,
    });
    expect(decodeKeyValue(new Uint8Array(0), {})).toMatchObject({
      key: new Uint8Array(0),
      lease: 0n,
    });
  });

  test('a lease of 2^63 - 255 and a negative one', () => {
    const lease = (hex: string): bigint => decodeKeyValue(parseHex(`0a016130${hex}`), {}).lease;
    expect(lease('81feffffffffffff7f')).toBe(2n ** 63n - 255n);
    expect(lease('ffffffffffffffffff01')).toBe(-1n);
  });

  test('is what protobufjs reads of what protobufjs writes', () => {
    fc.assert(
      fc.property(records, (record) => {
        const bytes = new Uint8Array(etcd.KeyValue.encode(record).finish());
        expect(decodeKeyValue(bytes, {})).toEqual(oracle(bytes));
        if (record.key !== undefined && record.key.length > 0) {
          expect(leadingKey(bytes)).toEqual(record.key);
        }
      }),
    );
  });

  test('is written as protobufjs writes it, without what is zero or empty', () => {
    const wholes = fc.oneof(fc.nat(300), fc.maxSafeNat());
    const values = fc.record({
      key: fc.uint8Array({ maxLength: 300 }),
      createRevision: wholes,
      modRevision: wholes,
      version: wholes,
      value: fc.uint8Array({ maxLength: 300 }),
      lease: wholes.map(BigInt),
    });
    fc.assert(
      fc.property(values, (record) => {
        const { key, value, createRevision, modRevision, version, lease } = record;
        const numbers = {
          create_revision: createRevision,
          mod_revision: modRevision,
          version,
          lease: Number(lease),
        };
        const set = Object.entries(numbers).filter(([, number]) => number !== 0);
        const message = {
          ...(key.length > 0 && { key }),
          ...(value.length > 0 && { value }),
          ...Object.fromEntries(set),
        };
        const bytes = encodeKeyValue(record);
        expect(bytes).toEqual(new Uint8Array(etcd.KeyValue.encode(message).finish()));
        expect(decodeKeyValue(bytes, {})).toEqual(record);
      }),
    );
  });

  test('leases of 64 bits are written as they were read', () => {
    for (const hex of ['0a01613081feffffffffffff7f', '0a016130ffffffffffffffffff01']) {
      expect(encodeKeyValue(decodeKeyValue(parseHex(hex), {}))).toEqual(parseHex(hex));
    }
  });

  test('a tombstone has the key only, whatever its length', () => {
    expect(encodeTombstone(bytesOf('k2'))).toEqual(parseHex('0a026b32'));
    expect(encodeTombstone(new Uint8Array(0))).toEqual(new Uint8Array(0));
    const long = new Uint8Array(300).fill(7);
    expect(encodeTombstone(long).subarray(0, 3)).toEqual(parseHex('0aac02'));
    expect(decodeKeyValue(encodeTombstone(long), {}).key).toEqual(long);
  });

  test('unknown fields are skipped, and of a repeated field the last one counts', () => {
    const twice = parseHex('0a01610a01621002100' + '3' + '3a0178');
    expect(decodeKeyValue(twice, {})).toMatchObject({ key: bytesOf('b'), createRevision: 3 });
    expect(decodeKeyValue(twice, {})).toEqual(oracle(twice));
  });

  test('where damaged bytes are read at all, protobufjs reads the same', () => {
    const damage = fc.tuple(records, fc.nat(), fc.nat(255));
    fc.assert(
      fc.property(damage, ([record, at, mask]) => {
        const bytes = new Uint8Array(etcd.KeyValue.encode(record).finish());
        if (bytes.length > 0) bytes[at % bytes.length]! ^= mask;
        let found: KeyValue;
        try {
          found = decodeKeyValue(bytes, {});
        } catch (error) {
          expect(isCorruptionError(error) && error.code).toBe('record-value');
          return;
        }
        expect(found).toEqual(oracle(bytes));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['a cut key', '0a0361'],
    ['a key of another wire type', '0801'],
    ['a revision of another wire type', '120161'],
    ['a negative revision', '18ffffffffffffffffff01'],
    ['a revision of 2^53', '188080808080808010'],
    ['a group', '0a01610b0c'],
    ['a tag that does not end', '80'],
  ])('%s', (_name, hex) => {
    expect(codeThrown(() => decodeKeyValue(parseHex(hex), {}))).toBe('record-value');
  });

  test('the leading key is found only where it leads', () => {
    expect(leadingKey(parseHex('0a016110'))).toEqual(bytesOf('a'));
    for (const hex of ['', '1002', '0801', '0a0561', '80', '0b']) {
      expect(leadingKey(parseHex(hex))).toBeUndefined();
    }
  });
});
