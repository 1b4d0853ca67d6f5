import { expect, test } from 'vitest';

import {
  chooseVersion,
  skipsRelease,
  versionKeys,
} from '../../../src/operations/restore/target-version.ts';

const none = { storageVersion: undefined, clusterVersion: undefined, term: undefined };

test.each([
  [
    { ...none, storageVersion: '3.6.0', clusterVersion: '3.7.0', term: 2 },
    '3.6',
    'storage version',
  ],
  [{ ...none, clusterVersion: '3.5.0', term: 2 }, '3.5', 'cluster version'],
  [{ ...none, clusterVersion: '3.4.0', term: 2 }, '3.4', 'cluster version'],
  [{ ...none, clusterVersion: 'nonsense', term: 2 }, '3.5', 'term'],
  [{ ...none, storageVersion: '', term: 0 }, '3.4', 'nothing'],
  [none, '3.4', 'nothing'],
] as const)('the release of a store: %j', (stored, minor, from) => {
  expect(chooseVersion(stored, undefined)).toEqual({ minor, from });
  expect(chooseVersion(stored, '3.7')).toEqual({ minor: '3.7', from: 'option' });
});

test('a store of a newer release than is known is refused, whatever is asked for', () => {
  const stored = { ...none, storageVersion: '3.8.0' };
  for (const wanted of [undefined, '3.6'] as const) {
    expect(() => chooseVersion(stored, wanted)).toThrow(
      'the storage version of the store is 3.8.0: expected at most 3.7',
    );
  }
  expect(() => chooseVersion({ ...none, clusterVersion: '4.0.0' }, undefined)).toThrow(
    'the cluster version of the store is 4.0.0: expected at most 3.7',
  );
});

test('version keys are lowered to what a release starts from, and never raised', () => {
  const stored = { storageVersion: '3.7.0', clusterVersion: '3.7.0', term: 3 };
  expect(versionKeys(stored, '3.7')).toEqual({ storageVersion: '3.7.0', clusterVersion: '3.7.0' });
  expect(versionKeys(stored, '3.6')).toEqual({ storageVersion: '3.6.0', clusterVersion: '3.6.0' });
  expect(versionKeys(stored, '3.5')).toEqual({
    storageVersion: undefined,
    clusterVersion: '3.5.0',
  });
  expect(versionKeys(stored, '3.4')).toEqual({
    storageVersion: undefined,
    clusterVersion: '3.4.0',
  });
  const older = { storageVersion: undefined, clusterVersion: '3.5.0', term: 3 };
  expect(versionKeys(older, '3.7')).toEqual({ storageVersion: undefined, clusterVersion: '3.5.0' });
});

test('more than one release at a time is told of', () => {
  const stored = { storageVersion: undefined, clusterVersion: '3.5.0', term: 3 };
  expect(skipsRelease(stored, '3.6')).toBe(false);
  expect(skipsRelease(stored, '3.7')).toBe(true);
});
