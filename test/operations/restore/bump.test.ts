import { expect, test } from 'vitest';

import { chooseBump, REVISION_MAX } from '../../../src/operations/restore/bump.ts';
import type { BumpWish } from '../../../src/operations/restore/bump.ts';

function bumpOf(wish: Partial<BumpWish>) {
  const plain = { wanted: 'auto', revision: 1000, holdsObjects: false, witnesses: [] } as const;
  return chooseBump({ ...plain, ...wish });
}

test('only stores with objects are bumped by themselves', () => {
  expect(bumpOf({})).toBeUndefined();
  expect(bumpOf({ holdsObjects: true })).toEqual({ by: 1_000_000_000, from: 'objects' });
  expect(bumpOf({ holdsObjects: true, wanted: 'none' })).toBeUndefined();
  expect(bumpOf({ holdsObjects: true, wanted: 7 })).toEqual({ by: 7, from: 'option' });
});

test('with witnesses the revision ends up a million above the highest', () => {
  const witnesses = [
    { name: 'a', revision: 1500 },
    { name: 'b', revision: 900 },
  ];
  expect(bumpOf({ witnesses })).toEqual({ by: 1_000_500, from: 'witnesses' });
  expect(bumpOf({ witnesses: [{ name: 'b', revision: 900 }] })).toEqual({
    by: 1_000_000,
    from: 'witnesses',
  });
});

test('a revision that would be too high is refused', () => {
  expect(bumpOf({ wanted: REVISION_MAX - 1000 })).toEqual({
    by: REVISION_MAX - 1000,
    from: 'option',
  });
  expect(() => bumpOf({ wanted: REVISION_MAX - 999 })).toThrow(
    /^revision 1000 raised by \d+ would be too high: expected at most 9007199254740991$/,
  );
  expect(() => bumpOf({ revision: REVISION_MAX, holdsObjects: true })).toThrow('too high');
  expect(() => bumpOf({ wanted: 0 })).toThrow(TypeError);
});

test('a number that ends up at or below what a witness has seen is refused', () => {
  const witnesses = [{ name: 'a', revision: 1500 }];
  expect(() => bumpOf({ wanted: 500, witnesses })).toThrow('not be above revision 1500');
  expect(bumpOf({ wanted: 501, witnesses })).toEqual({ by: 501, from: 'option' });
});
