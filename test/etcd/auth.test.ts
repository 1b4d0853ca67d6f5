import { describe, expect, test } from 'vitest';

import { decodeAuthEnabled, decodeRole, decodeUser } from '../../src/etcd/auth.ts';
import { parseHex } from '../../src/bytes/text.ts';
import { etcd } from '../../src/messages/etcd.js';
import { bytesOf } from '../build/database.ts';
import { codeThrown } from '../build/errors.ts';

describe('auth', () => {
  test('whether it is enabled', () => {
    expect(decodeAuthEnabled(undefined)).toBe(false);
    expect(decodeAuthEnabled(Uint8Array.of(0))).toBe(false);
    expect(decodeAuthEnabled(Uint8Array.of(1))).toBe(true);
    for (const value of [[], [2], [1, 0]]) {
      expect(codeThrown(() => decodeAuthEnabled(Uint8Array.from(value)))).toBe('auth-record');
    }
  });

  test('a user, with an empty options message as servers store it', () => {
    const value = parseHex('0a05616c696365' + '120178' + '1a04726f6c65' + '2200');
    expect(decodeUser(bytesOf('alice'), value)).toEqual({
      name: bytesOf('alice'),
      roles: ['role'],
      noPassword: false,
    });
    const options = { no_password: true };
    const nopass = etcd.User.encode({ name: bytesOf('n'), options }).finish();
    expect(decodeUser(bytesOf('n'), nopass).noPassword).toBe(true);
  });

  test('a role, with one key, a range and all keys from one on', () => {
    const keyPermission = [
      { permType: 0, key: bytesOf('a') },
      { permType: 1, key: bytesOf('b'), range_end: bytesOf('c') },
      { permType: 2, key: bytesOf('d'), range_end: Uint8Array.of(0) },
    ];
    const value = new Uint8Array(etcd.Role.encode({ name: bytesOf('r'), keyPermission }).finish());
    const { name, permissions } = decodeRole(bytesOf('r'), value);
    expect(name).toEqual(bytesOf('r'));
    expect(permissions.map(({ type, rangeEnd }) => [type, rangeEnd.length])).toEqual([
      ['READ', 0],
      ['WRITE', 1],
      ['READWRITE', 1],
    ]);
  });

  test.each([
    ['another name', '0a0161', '62'],
    ['no name', '', '61'],
    ['cut bytes', '0a0361', '61'],
    ['another name, neither of them UTF-8', '0a01fe', 'ff'],
  ])('%s', (_name, value, key) => {
    expect(codeThrown(() => decodeUser(parseHex(key), parseHex(value)))).toBe('auth-record');
    expect(codeThrown(() => decodeRole(parseHex(key), parseHex(value)))).toBe('auth-record');
  });

  test('an unknown kind of permission', () => {
    const value = parseHex('0a0161' + '1205' + '0803' + '120162');
    expect(codeThrown(() => decodeRole(bytesOf('a'), value))).toBe('auth-record');
  });
});
