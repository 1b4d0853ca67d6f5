/**
 * Decoding gives what the API server itself answers, for every live key of every fixture, decrypted
 * where it is encrypted.
 */

import { describe, expect, test } from 'vitest';

import { parseJson } from '../../../src/bytes/json.ts';
import { decodeObject, decodeObjectJson } from '../../../src/kubernetes/decode/decode-object.ts';
import { answerOf } from '../../build/api-answers.ts';
import { fixtureNames } from '../../build/fixtures.ts';
import { storedObjects } from '../../build/stored-objects.ts';

/** How many values each fixture has that are decoded and compared, by encoding. */
const COMPARED: Readonly<Record<string, string>> = {
  'kubernetes/after': '615 protobuf, 72 JSON, 0 CBOR',
  'kubernetes/before': '628 protobuf, 75 JSON, 0 CBOR',
  'kubernetes/cbor': '168 protobuf, 36 JSON, 6 CBOR',
  'kubernetes/enc-aescbc': '179 protobuf, 31 JSON, 0 CBOR',
  'kubernetes/enc-aesgcm': '179 protobuf, 31 JSON, 0 CBOR',
  'kubernetes/enc-cbc-trap': '179 protobuf, 31 JSON, 0 CBOR',
  'kubernetes/enc-identity-first': '180 protobuf, 31 JSON, 0 CBOR',
  'kubernetes/enc-kmsv2': '181 protobuf, 31 JSON, 0 CBOR',
  'kubernetes/enc-samename': '179 protobuf, 31 JSON, 0 CBOR',
  'kubernetes/enc-secretbox': '179 protobuf, 31 JSON, 0 CBOR',
  'kubernetes/enc-wildcard-all': '185 protobuf, 34 JSON, 0 CBOR',
  'kubernetes/enc-wildcard-apps': '185 protobuf, 34 JSON, 0 CBOR',
  'kubernetes/history': '169 protobuf, 33 JSON, 0 CBOR',
};

describe('decoding equals what the API server answers', () => {
  test.each(fixtureNames('kubernetes'))('%s', async (fixture) => {
    const counts = { protobuf: 0, json: 0, cbor: 0 };
    for (const fact of await storedObjects(fixture)) {
      if (fact.encoding === 'text') continue;
      const { modRevision } = fact;
      const decoded = decodeObject(fact.plaintext, { absent: 'hybrid', modRevision });
      expect(decoded.encoding, fact.key).toBe(fact.encoding);
      expect(decoded.apiVersion, fact.key).toBe(fact.storedApiVersion);
      expect(decoded.kind, fact.key).toBe(fact.storedKind);
      expect(decoded.unknownFields, fact.key).toBe(0);
      expect(decoded.isKnownKind, fact.key).toBe(true);
      const text = decodeObjectJson(fact.plaintext, { absent: 'hybrid', modRevision });
      expect(parseJson(text), fact.key).toStrictEqual(decoded.object);
      const answer = answerOf(fact);
      if (answer === undefined) continue;
      expect(decoded.object, fact.key).toStrictEqual(answer);
      counts[decoded.encoding]++;
    }
    expect(`${counts.protobuf} protobuf, ${counts.json} JSON, ${counts.cbor} CBOR`).toBe(
      COMPARED[fixture],
    );
  });
});
