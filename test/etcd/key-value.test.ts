import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeKeyValue, leadingKey } from '../../src/etcd/key-value.ts';
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
