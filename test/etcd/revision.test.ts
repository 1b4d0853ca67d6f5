import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  checkRevisionKey,
  decodeRevisionKey,
  encodeRevisionKey,
  formatRevision,
  revisionMain,
} from '../../src/etcd/revision.ts';
import { parseHex } from '../../src/bytes/text.ts';
import { codes } from '../build/errors.ts';
import { revisionKey } from '../build/store.ts';

const revisions = fc.record({
  main: fc.maxSafeNat(),
  sub: fc.maxSafeNat(),
  tombstone: fc.boolean(),
});

describe('revision key', () => {
  test.each([
    ['00000000000000025f0000000000000000', { main: 2, sub: 0, tombstone: false }],
    ['00000000000000065f000000000000000074', { main: 6, sub: 0, tombstone: true }],
    [
      '001fffffffffffff5f00000000ffffffff',
      { main: 2 ** 53 - 1, sub: 2 ** 32 - 1, tombstone: false },
    ],
  ])('%s', (hex, revision) => {
    const key = parseHex(hex);
    expect(codes(checkRevisionKey(key, {}))).toEqual([]);
    expect(decodeRevisionKey(key)).toEqual(revision);
    expect(encodeRevisionKey(revision)).toEqual(key);
  });

  test('decoding undoes encoding, and byte order is revision order', () => {
    fc.assert(
      fc.property(revisions, revisions, (a, b) => {
        const key = encodeRevisionKey(a);
        expect(key).toEqual(revisionKey(a.main, a.sub, a.tombstone));
        expect(codes(checkRevisionKey(key, {}))).toEqual([]);
        expect(decodeRevisionKey(key)).toEqual(a);
        expect(revisionMain(key)).toBe(a.main);
        const order = Math.sign(
          a.main - b.main || a.sub - b.sub || Number(a.tombstone) - Number(b.tombstone),
        );
        expect(Buffer.compare(key, encodeRevisionKey(b))).toBe(order);
      }),
    );
  });

  test.each([
    ['no bytes', ''],
    ['16 bytes', '00'.repeat(16)],
    ['19 bytes', '00000000000000025f00000000000000007474'],
    ['another separator', '00000000000000025e0000000000000000'],
    ['another mark', '00000000000000025f000000000000000073'],
    ['a main of 2^53', '00200000000000005f0000000000000000'],
    ['a main of 2^53 + 1', '00200000000000015f0000000000000000'],
    ['a negative main', 'ffffffffffffffff5f0000000000000000'],
    ['a negative sub', '00000000000000025f8000000000000000'],
  ])('%s', (_name, hex) => {
    expect(codes(checkRevisionKey(parseHex(hex), {}))).toEqual(['revision-key']);
  });

  test('text form', () => {
    expect(formatRevision({ main: 12, sub: 3 })).toBe('12/3');
  });
});
