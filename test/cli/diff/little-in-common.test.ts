/** Stores that have next to nothing in common: what is judged, and which values are read. */

import { describe, expect, test } from 'vitest';

import { encodeText } from '../../../src/bytes/text.ts';
import { firstOfClass } from '../../../src/cli/diff/first-of-class.ts';
import { haveLittleInCommon } from '../../../src/cli/diff/little-in-common.ts';
import type { KeyPair } from '../../../src/etcd/compare/comparison.ts';
import type { Lineage } from '../../../src/operations/diff/lineage.ts';

function found(relation: Lineage['relation'], sameKeys: number, differentKeys: number) {
  const revisions = { before: 9, after: 9 };
  const lineage: Lineage = { relation, revisions, ...{ forkRevision: 2, isSameCluster: true } };
  return { lineage, sameKeys, differentKeys };
}

describe('little in common', () => {
  test.each([
    ['unrelated', 0, 800_000, true],
    ['forked', 700, 800_000, true],
    ['unknown', 0, 800_000, true],
    ['forked', 8_000, 800_000, false],
    ['unrelated', 0, 20_000, false],
    ['later', 0, 800_000, false],
    ['earlier', 0, 800_000, false],
  ] as const)('%s, %i the same, %i different: %s', (relation, same, different, expected) => {
    expect(haveLittleInCommon(found(relation, same, different))).toBe(expected);
  });
});

const RECORD = {
  ...{ createRevision: 2, modRevision: 2, version: 1, lease: 0n, valueSize: 1 },
  value: undefined,
};

function pairOf(key: string, sides: 'added' | 'removed' | 'both' = 'added'): KeyPair {
  return {
    key: encodeText(key),
    before: sides === 'added' ? undefined : RECORD,
    after: sides === 'removed' ? undefined : RECORD,
    isSame: false,
  };
}

describe('the first of each class', () => {
  test('are looked at, noise and what follows are not', () => {
    const looksAt = firstOfClass(2, {});
    const keys = ['configmaps/a/x', 'configmaps/a/y', 'configmaps/a/z', 'events/a/x'];
    const others = ['pods/a/x', 'secrets/a/x', 'services/endpoints/a/x', 'services/specs/a/x'];
    const wanted = [...keys, ...others].filter((key) => looksAt(pairOf(`/registry/${key}`)));
    expect(wanted).toEqual([
      ...['configmaps/a/x', 'configmaps/a/y', 'pods/a/x', 'secrets/a/x'],
      'services/specs/a/x',
    ]);
  });
  test('noise, too, if it is shown', () => {
    const looksAt = firstOfClass(1, { noise: true });
    expect(looksAt(pairOf('/registry/events/a/x', 'removed'))).toBe(true);
    expect(looksAt(pairOf('/registry/events/a/y', 'removed'))).toBe(false);
  });
  test('a key that is asked for again counts once', () => {
    const looksAt = firstOfClass(2, {});
    const [first, again, second] = ['a', 'a', 'b'].map((name) =>
      looksAt(pairOf(`/registry/secrets/n/${name}`)),
    );
    expect([first, again, second]).toEqual([true, true, true]);
    expect(looksAt(pairOf('/registry/secrets/n/c'))).toBe(false);
    expect(looksAt(pairOf('/registry/secrets/n/d', 'both'))).toBe(true);
  });
});
