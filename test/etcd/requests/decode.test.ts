import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseHex } from '../../../src/bytes/text.ts';
import { WireError } from '../../../src/bytes/wire.ts';
import { decodeRequest, DepthError, DEPTH_MAX } from '../../../src/etcd/requests/decode.ts';
import { REQUEST_FIELDS } from '../../../src/messages/requests.ts';
import type { RequestName } from '../../../src/messages/requests.ts';
import { bytesOf } from '../../build/database.ts';
import { decodeByLibrary, encodeRequest, nestedTxn, requestFields } from '../../build/requests.ts';

describe('decodeRequest', () => {
  test.each(Object.keys(REQUEST_FIELDS) as RequestName[])('%s as protobufjs decodes it', (name) => {
    fc.assert(
      fc.property(requestFields(name), (fields) => {
        const bytes = encodeRequest(name, fields);
        expect(decodeRequest(name, bytes)).toEqual(decodeByLibrary(name, bytes));
      }),
      { numRuns: 20 },
    );
  });

  test('keeps fields that it does not know', () => {
    const unknown = ['a80607', '2b08012c', '2d01020304', '52016b'];
    const bytes = parseHex(`${unknown[0] ?? ''}0a016b${unknown.slice(1).join('')}`);
    expect(decodeRequest('DeleteRangeRequest', bytes)).toEqual({
      key: bytesOf('k'),
      $unknown: unknown.map(parseHex),
    });
  });

  test('of a field that comes twice the last counts, also where it is zero', () => {
    const twice = parseHex('0a0161' + '0a0162' + '1801' + '1800' + '2001' + '2000');
    expect(decodeRequest('PutRequest', twice)).toEqual({ key: bytesOf('b') });
    expect(decodeRequest('RangeRequest', parseHex('0a0161' + '0a00'))).toEqual({});
  });

  test('merges a message that comes twice, but not a member of a choice or of a list', () => {
    const header = parseHex('a2060208' + '05' + 'a206021803');
    expect(decodeRequest('InternalRaftRequest', header)).toEqual({
      header: { ID: 5n, auth_revision: 3n },
    });
    const choice = parseHex('12050a016b1801' + '12030a0176');
    expect(decodeRequest('RequestOp', choice)).toEqual({ request_put: { key: bytesOf('v') } });
    const list = parseHex('0a020801' + '0a021002');
    expect(decodeRequest('LeaseCheckpointRequest', list)).toEqual({
      checkpoints: [{ ID: 1n }, { remaining_TTL: 2n }],
    });
  });

  test('a choice drops its other members, and tells zero from nothing', () => {
    expect(decodeRequest('Compare', parseHex('2005' + '3a00'))).toEqual({
      value: new Uint8Array(0),
    });
    expect(decodeRequest('Compare', parseHex('3a0161' + '2000'))).toEqual({ version: 0n });
    expect(decodeRequest('RequestOp', parseHex('0a00' + '1a00'))).toEqual({
      request_delete_range: {},
    });
    expect(decodeRequest('Request', parseHex('4000' + '8801' + '00'))).toEqual({
      PrevExist: false,
      Refresh: false,
    });
  });

  test('signs as the field is signed', () => {
    const minusOne = 'ffffffffffffffffff01';
    expect(decodeRequest('PutRequest', parseHex(`18${minusOne}`))).toEqual({ lease: -1n });
    expect(decodeRequest('RequestHeader', parseHex(`08${minusOne}`))).toEqual({
      ID: 2n ** 64n - 1n,
    });
    expect(decodeRequest('AlarmRequest', parseHex(`08${minusOne}`))).toEqual({ action: -1 });
  });

  test.each([
    ['a number where bytes are expected', 'PutRequest', '0801'],
    ['bytes where a number is expected', 'PutRequest', '1a0161'],
    ['a key that is cut off', 'PutRequest', '0a0561'],
    ['a number that does not end', 'PutRequest', '18ff'],
    ['an operation that is cut off', 'TxnRequest', '12030a0561'],
    ['the end of a group', 'PutRequest', '0a01610c'],
  ] as const)('refuses %s', (_what, name, hex) => {
    expect(() => decodeRequest(name, parseHex(hex))).toThrow(WireError);
  });

  test('follows transactions in transactions to a bound', () => {
    expect(decodeRequest('TxnRequest', nestedTxn(DEPTH_MAX / 2 - 1))).toHaveProperty('success');
    expect(() => decodeRequest('TxnRequest', nestedTxn(DEPTH_MAX / 2))).toThrow(DepthError);
    expect(() => decodeRequest('TxnRequest', nestedTxn(20_000))).toThrow(DepthError);
  });

  test('throws nothing else for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          expect(decodeRequest('InternalRaftRequest', bytes)).toBeTypeOf('object');
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
        }
      }),
    );
  });
});
