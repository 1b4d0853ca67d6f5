/** The times read by field number are those that the decoded objects have. */

import { describe, expect, test } from 'vitest';

import { encodeText } from '../../src/bytes/text.ts';
import { decodeObject } from '../../src/kubernetes/decode/decode-object.ts';
import { creationTime, managedTime, renewTime } from '../../src/kubernetes/object-facts.ts';
import { readTimes } from '../../src/kubernetes/read-times.ts';
import { storedObjects } from '../build/stored-objects.ts';

const NONE = { created: undefined, managed: undefined, renewed: undefined };

describe.each([
  ['before', 600, 4],
  ['after', 600, 4],
  ['history', 190, 1],
  ['enc-aescbc', 190, 1],
])('the objects of %s', (name, objectsMin, leasesMin) => {
  test('say the same either way', async () => {
    let [compared, renewed] = [0, 0];
    for (const { plaintext, encoding, key } of await storedObjects(`kubernetes/${name}`)) {
      const times = readTimes(plaintext);
      if (encoding !== 'protobuf' && encoding !== 'json') {
        expect(times, key).toStrictEqual(NONE);
        continue;
      }
      const { object } = decodeObject(plaintext, { absent: 'presence' });
      const expected = { created: creationTime(object), managed: managedTime(object) };
      expect({ created: times.created, managed: times.managed }, key).toStrictEqual(expected);
      // A Date has no more than milliseconds.
      expect(times.renewed && Math.floor(times.renewed), key).toBe(renewTime(object));
      compared++;
      if (times.renewed !== undefined) renewed++;
    }
    expect(compared).toBeGreaterThan(objectsMin);
    expect(renewed).toBeGreaterThanOrEqual(leasesMin);
  });
});

test('bytes that are no object say nothing', () => {
  for (const text of ['', '{', '{}', 'k8s\0', 'k8s\0\xff\xff', '{"metadata":5}', '941', 'null']) {
    expect(readTimes(encodeText(text))).toStrictEqual(NONE);
  }
  expect(readTimes(Uint8Array.of(0x6b, 0x38, 0x73, 0, 0x12, 0x7f, 1))).toStrictEqual(NONE);
});
