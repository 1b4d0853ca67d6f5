import fc from 'fast-check';
import { expect, test } from 'vitest';

import { KeyNames } from '../../../src/etcd/rewrite/key-names.ts';
import { compareKeys } from '../../build/database.ts';

test('any names come back in the order of their bytes', () => {
  const names = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 60 });
  fc.assert(
    fc.property(names, (given) => {
      const list = new KeyNames();
      for (const name of given) list.add(name);
      list.sort();
      expect(list.size).toBe(given.length);
      expect([...list.sorted()]).toEqual([...given].sort(compareKeys));
    }),
  );
});

test('names that are larger than a block, and more of them than a block holds', () => {
  const list = new KeyNames();
  const large = new Uint8Array(2_000_000).fill(1);
  const given = Array.from({ length: 200_000 }, (_, index) =>
    Uint8Array.of(2, index >> 16, index >> 8, index, 5, 5, 5),
  );
  list.add(large);
  for (const name of given.toReversed()) list.add(name);
  list.sort();
  const [first, ...others] = list.sorted();
  expect(compareKeys(first!, large)).toBe(0);
  expect(others.length).toBe(given.length);
  expect(others.every((name, index) => compareKeys(name, given[index]!) === 0)).toBe(true);
});

test('a name is copied', () => {
  const list = new KeyNames();
  const name = Uint8Array.of(1, 2);
  list.add(name);
  name.fill(9);
  list.sort();
  expect([...list.sorted()]).toEqual([Uint8Array.of(1, 2)]);
});
