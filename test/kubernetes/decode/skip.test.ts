/** Parts of an object that nobody asks for are not decoded, and all else is as it would be. */

import { describe, expect, test } from 'vitest';

import type { JsonObject, JsonValue } from '../../../src/bytes/json.ts';
import { fieldOf, isJsonObject } from '../../../src/bytes/json.ts';
import { readStoredObject } from '../../../src/kubernetes/change/stored-object.ts';
import { decodeObject } from '../../../src/kubernetes/decode/decode-object.ts';
import type { ObjectPart } from '../../../src/kubernetes/decode/message-table.ts';
import { placeOf } from '../../../src/kubernetes/storage/place-of.ts';
import { encodeText } from '../../../src/bytes/text.ts';
import { storedObjects } from '../../build/stored-objects.ts';

const FIXTURE = 'kubernetes/after';

describe.each<ObjectPart>(['status', 'managedFields', 'fieldsV1'])('without %s', (part) => {
  test('an object in protobuf is what it is, less that', async () => {
    let skipped = 0;
    for (const { plaintext, encoding, key } of await storedObjects(FIXTURE)) {
      if (encoding !== 'protobuf') continue;
      const whole = decodeObject(plaintext, { absent: 'presence' }).object;
      const { object } = decodeObject(plaintext, { absent: 'presence', skip: [part] });
      expect(object, key).toStrictEqual(without(whole, part));
      if (JSON.stringify(object) !== JSON.stringify(whole)) skipped++;
    }
    expect(skipped).toBeGreaterThan(100);
  });
});

test('the whole of an object is there for whoever asks', async () => {
  for (const { plaintext, encoding, key } of await storedObjects(FIXTURE)) {
    if (encoding === 'text') continue;
    const bytes = encodeText(key);
    const place = placeOf(bytes);
    const record = { modRevision: 7, valueSize: plaintext.length, value: plaintext };
    const decryptor = { decrypt: () => ({ status: 'plain' }) as const };
    const read = (skip?: readonly ObjectPart[]) =>
      readStoredObject(record, { key: bytes, place }, decryptor, { skip });
    expect(read(['fieldsV1', 'status']).whole, key).toStrictEqual(read().object);
  }
});

/** A copy of an object without a part. */
function without(object: JsonObject, part: ObjectPart): JsonObject {
  if (part === 'status') return less(object, part);
  const metadata = fieldOf(object, 'metadata');
  if (!isJsonObject(metadata)) return object;
  if (part === 'managedFields') return { ...object, metadata: less(metadata, part) };
  const writes = fieldOf(metadata, 'managedFields');
  if (!Array.isArray(writes)) return object;
  const managedFields = (writes as JsonValue[]).map((write) =>
    isJsonObject(write) ? less(write, part) : write,
  );
  return { ...object, metadata: { ...metadata, managedFields } };
}

function less(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([field]) => field !== name));
}
