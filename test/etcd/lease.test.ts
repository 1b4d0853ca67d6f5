import { describe, expect, test } from 'vitest';

import { formatLeaseId } from '../../src/etcd/lease-id.ts';
import { decodeLease, encodeLease } from '../../src/etcd/lease.ts';
import { parseHex } from '../../src/bytes/text.ts';
import { codeThrown } from '../build/errors.ts';

describe('lease', () => {
  test.each([
    ['0000000000000005', '0805' + '10a038', 5n, 7200n, 0n],
    ['000000000000004d', '084d' + '1078' + '1805', 77n, 120n, 5n],
    ['7fffffffffffff01', '0881feffffffffffff7f' + '1080a305', 2n ** 63n - 255n, 86_400n, 0n],
    ['ffffffffffffffff', '08ffffffffffffffffff01' + '1001', -1n, 1n, 0n],
    ['0020000000000001', '0881808080808080' + '10' + '1001', 2n ** 53n + 1n, 1n, 0n],
  ])('%s', (key, value, id, ttlSeconds, remainingTtlSeconds) => {
    expect(decodeLease(parseHex(key), parseHex(value))).toEqual({
      id,
      ttlSeconds,
      remainingTtlSeconds,
    });
    const written = encodeLease({ id, ttlSeconds, remainingTtlSeconds });
    expect(written).toEqual([parseHex(key), parseHex(value)]);
  });

  test.each([
    ['a key of 7 bytes', '00000000000005', '0805'],
    ['no key', '', ''],
    ['another id', '0000000000000006', '0805'],
    ['no value', '0000000000000005', ''],
    ['a cut value', '0000000000000005', '080510'],
    ['no message', '0000000000000005', 'ffffff'],
  ])('%s', (_name, key, value) => {
    expect(codeThrown(() => decodeLease(parseHex(key), parseHex(value)))).toBe('lease-record');
  });

  test('ids are printed with 16 digits', () => {
    expect([5n, -1n, 2n ** 63n - 255n].map(formatLeaseId)).toEqual([
      '0000000000000005',
      'ffffffffffffffff',
      '7fffffffffffff01',
    ]);
  });
});
