/** CBOR as Kubernetes stores it; what it does not write is refused. */

import { describe, expect, test } from 'vitest';

import type { JsonValue } from '../../../src/bytes/json.ts';
import { parseHex } from '../../../src/bytes/text.ts';
import { decodeCbor } from '../../../src/kubernetes/decode/cbor.ts';
import { ObjectError } from '../../../src/kubernetes/decode/object-error.ts';

const decode = (hex: string): JsonValue => decodeCbor(parseHex(hex));

// The numbers are those of RFC 8949, appendix A.
test.each<[string, JsonValue]>([
  ['00', 0],
  ['17', 23],
  ['1818', 24],
  ['1903e8', 1000],
  ['1a000f4240', 1_000_000],
  ['1b000000e8d4a51000', 1_000_000_000_000],
  ['1bffffffffffffffff', 18446744073709551615n],
  ['20', -1],
  ['3903e7', -1000],
  ['3b7fffffffffffffff', -9223372036854775808n],
  ['f93c00', 1],
  ['f93e00', 1.5],
  ['f97bff', 65504],
  ['f90001', 5.960464477539063e-8],
  ['f98000', -0],
  ['fa47c35000', 100_000],
  ['fb3ff199999999999a', 1.1],
  ['fb7e37e43c8800759c', 1e300],
  ['fb4415af1d78b58c40', 100_000_000_000_000_000_000n],
  ['f4', false],
  ['f5', true],
  ['f6', null],
  ['40', ''],
  ['43c3a962', 'éb'],
  ['6161', 'a'],
  ['d64401020304', 'AQIDBA=='],
  ['83010280', [1, 2, []]],
  ['a2416102416201', { a: 2, b: 1 }],
  ['d9d9f7a0', {}],
])('%s', (hex, expected) => {
  expect(decode(hex)).toStrictEqual(expected);
});

test('a name that JavaScript knows by itself', () => {
  expect(Object.entries(decode('a1495f5f70726f746f5f5f01') as object)).toEqual([['__proto__', 1]]);
});

describe('refused', () => {
  test.each([
    ['', 'found CBOR that breaks off'],
    ['0000', 'found bytes behind the CBOR'],
    ['9f01ff', 'found CBOR of indefinite length'],
    ['1c', 'found CBOR of indefinite length'],
    ['a2416101416102', 'found a CBOR map with a key twice'],
    ['a10101', 'found a CBOR map with a key that is no text'],
    ['41ff', 'found a CBOR text that is not UTF-8'],
    ['c243010203', 'found CBOR tag 2'],
    ['81d9d9f700', 'found CBOR tag 55799'],
    ['d60a', 'found CBOR tag 22 before no bytes'],
    ['f7', 'found CBOR simple value 23'],
    ['f97c00', 'found a number that JSON does not have'],
    ['fb7ff8000000000000', 'found a number that JSON does not have'],
  ])('%s', (hex, reason) => {
    expect(() => decode(hex)).toThrow(new ObjectError(reason));
  });
});
