import { describe, expect, test } from 'vitest';

import { decodeAlarm } from '../../src/etcd/alarm.ts';
import { parseHex } from '../../src/bytes/text.ts';
import { codeThrown } from '../build/errors.ts';

describe('alarm', () => {
  test.each([
    ['08cdd2918bd2b881cf8e01' + '1001', 0x8e9e05c52164694dn, 'NOSPACE'],
    ['08ffffffffffffffffff01' + '1002', 2n ** 64n - 1n, 'CORRUPT'],
    ['0801', 1n, 'NONE'],
    ['', 0n, 'NONE'],
  ])('%s', (key, memberId, type) => {
    expect(decodeAlarm(parseHex(key))).toEqual({ memberId, type });
  });

  test.each([
    ['an unknown alarm', '08011003'],
    ['a negative alarm', '080110ffffffffffffffffff01'],
    ['cut bytes', '08'],
    ['no message', 'ffff'],
  ])('%s', (_name, key) => {
    expect(codeThrown(() => decodeAlarm(parseHex(key)))).toBe('alarm-record');
  });
});
