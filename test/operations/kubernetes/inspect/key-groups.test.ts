/** The group of a key is that of its place, whatever other keys were met before. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { encodeText } from '../../../../src/bytes/text.ts';
import { classOf } from '../../../../src/kubernetes/storage/object-class.ts';
import { placeOf } from '../../../../src/kubernetes/storage/place-of.ts';
import {
  FLAT,
  KeyGroups,
  OTHER_BEGINNINGS,
} from '../../../../src/operations/kubernetes/inspect/key-groups.ts';

const PREFIXES = ['/registry', '/tenant-a', '/deep/er/prefix'];
const SEGMENTS = [
  ...['', 'registry', 'kubernetes.io', 'tenant-a', 'deep', 'er', 'prefix', 'pods', 'services'],
  ...['specs', 'endpoints', 'example.com', 'health', 'masterleases', 'ranges', 'bootstrap', 'k3s'],
  ...['0123456789ab', 'nodes', 'minions', 'a', 'b', 'cilium', 'namespaces', 'default'],
];

test('keys of any kind, in any order', () => {
  const key = fc
    .array(fc.constantFrom(...SEGMENTS), { minLength: 1, maxLength: 7 })
    .map((segments) => segments.join('/'));
  fc.assert(
    fc.property(fc.array(key, { maxLength: 80 }), (keys) => {
      const groups = new KeyGroups(PREFIXES);
      for (const text of keys) {
        const bytes = encodeText(`~${text}~`);
        const number = groups.numberOf(bytes, 1, bytes.length - 1);
        const found = groups.groups[number]!;
        const place = placeOf(encodeText(text), PREFIXES);
        expect(found.class).toBe(classOf(place));
        expect(found.place.type).toBe(place.type);
        if (place.type === 'resource') {
          const { resource, group, namespace } = place;
          expect(found.resource).toBe(group === '' ? resource : `${resource}.${group}`);
          expect(found.namespace).toBe(namespace);
          expect(found.owner).toBeUndefined();
        } else {
          expect(found.owner).toBe(place.type === 'tenant' ? place.tenant : place.what);
          expect(text.startsWith(found.resource) || found.resource === FLAT).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('so many beginnings are told apart', () => {
  const groups = new KeyGroups([]);
  for (let at = 0; at < 1500; at++) {
    const key = encodeText(`folder-${String(at)}/key`);
    groups.numberOf(key, 0, key.length);
  }
  expect(groups.groups).toHaveLength(1001);
  expect(groups.groups[1000]!.resource).toBe(OTHER_BEGINNINGS);
});
