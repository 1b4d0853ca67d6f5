import { describe, expect, test } from 'vitest';

import { normalizeVersion, schemaVersion, startableBy } from '../../src/etcd/version.ts';

describe('version', () => {
  test.each([
    ['3.6.0', '3.6.0'],
    ['3.9.0', '3.9.0'],
    ['03.006.0', '3.6.0'],
    ['3.6.0-rc.1', '3.6.0-rc.1'],
    ['3.6.0+build.5', '3.6.0+build.5'],
    ['3.6.0-a+b', '3.6.0-a+b'],
    ['', undefined],
    ['3.6', undefined],
    ['v3.6.0', undefined],
    ['x.y.z', undefined],
    ['3.6.0.1', undefined],
    ['3.6.0 ', undefined],
    ['3.6.0\n', undefined],
    ['-3.6.0', undefined],
    ['99999999999999999999.0.0', undefined],
  ])('%j', (text, normal) => {
    expect(normalizeVersion(text)).toBe(normal);
  });

  test.each([
    ['3.7.0', 5, '3.7'],
    ['3.6.0', undefined, '3.6'],
    [undefined, 5, '3.5'],
    ['', 5, '3.5'],
    ['x.y.z', 5, '3.5'],
    [undefined, 0, '3.4'],
    [undefined, undefined, '3.4'],
  ])('storage version %j and term %j are schema %s', (storageVersion, term, schema) => {
    expect(schemaVersion({ storageVersion, term, clusterVersion: undefined })).toBe(schema);
  });

  test.each([
    [undefined, undefined, ['3.4', '3.5', '3.6', '3.7']],
    ['3.6.0', '3.6.0', ['3.4', '3.5', '3.6', '3.7']],
    ['3.7.0', '3.7.0', ['3.4', '3.5', '3.7']],
    [undefined, '3.7.0', ['3.4', '3.5', '3.7']],
    ['x', '3.5.0', ['3.4', '3.5', '3.6', '3.7']],
    ['3.8.0', '3.8.0', ['3.4', '3.5']],
  ])(
    'storage version %j, cluster version %j starts %j',
    (storageVersion, clusterVersion, minors) => {
      expect(startableBy({ storageVersion, term: 2, clusterVersion })).toEqual(minors);
    },
  );
});
