import fc from 'fast-check';
import { expect, test } from 'vitest';

import { formatSegmentName, parseSegmentName } from '../../src/wal/segment-name.ts';

test.each([
  ['0000000000000000-0000000000000000.wal', 0, 0],
  ['0000000000000002-0000000000000126.wal', 2, 0x126],
  ['ffffffffffffffff-00000000ffffffff.wal', 2 ** 64, 0xffff_ffff],
  // Not written by etcd, and taken by it (`fmt.Sscanf`).
  ['1-a.wal', 1, 10],
  ['000000000000000A-0000000000000001.wal', 10, 1],
  ['0000000000000001-0000000000000002.wal.old.wal', 1, 2],
])('%s', (name, sequence, index) => {
  expect(parseSegmentName(name)).toEqual({ sequence, index });
});

test.each([
  '0.tmp',
  '0000000000000000-0000000000000000.wal.broken',
  '0000000000000000-0000000000000000',
  '0000000000000000_0000000000000000.wal',
  '000000000000000g-0000000000000000.wal',
  '00000000000000000-0000000000000000.wal',
  'x0000000000000000-0000000000000000.wal',
  '-.wal',
  '',
])('%j is none', (name) => {
  expect(parseSegmentName(name)).toBeUndefined();
});

test('a name gives back what it was made of', () => {
  const number = fc.maxSafeNat();
  fc.assert(
    fc.property(number, number, (sequence, index) => {
      const name = formatSegmentName({ sequence, index });
      expect(name).toHaveLength(37);
      expect(parseSegmentName(name)).toEqual({ sequence, index });
    }),
  );
});
