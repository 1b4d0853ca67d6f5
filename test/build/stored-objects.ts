/** The objects of the Kubernetes fixtures: what is stored, and what the API server says of it. */

import { gunzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';

import { parseJson } from '../../src/bytes/json.ts';
import type { JsonObject } from '../../src/bytes/json.ts';
import { decodeText } from '../../src/bytes/text.ts';
import { openSnapshot } from '../../src/index.ts';
import { readFixture } from './fixtures.ts';

/** A live key with the API server's own JSON. */
export interface StoredObjectFact {
  readonly key: string;
  readonly modRevision: number;
  readonly encoding: 'protobuf' | 'json' | 'cbor' | 'text';
  readonly storedApiVersion: string | null;
  readonly storedKind: string | null;
  /** The API server's JSON; null where it serves none. */
  readonly object: JsonObject | null;
  /** What is stored in JSON, where that is not equal to `object`. */
  readonly stored?: JsonObject;
  readonly encrypted?: JsonObject;
  /** As it lies in the snapshot. */
  readonly value: Uint8Array;
}

/** The live keys of a fixture such as `kubernetes/before`, in the order of the keys. */
export async function storedObjects(fixture: string): Promise<StoredObjectFact[]> {
  const values = await valuesOf(fixture);
  const file = new URL(`../../fixtures/${fixture}/objects.ndjson.gz`, import.meta.url);
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const fact = parseJson(line) as unknown as Omit<StoredObjectFact, 'value'>;
    const value = values.get(`${fact.modRevision} ${fact.key}`);
    if (value === undefined) throw new Error(`${fixture}: ${fact.key} is not in the snapshot`);
    return { ...fact, value };
  });
}

/** Values by mod revision and key. */
async function valuesOf(fixture: string): Promise<Map<string, Uint8Array>> {
  const values = new Map<string, Uint8Array>();
  const snapshot = await openSnapshot(readFixture(fixture, 'snapshot.db'));
  for await (const batch of snapshot.records()) {
    for (const { modRevision, key, value } of batch) {
      values.set(`${modRevision} ${decodeText(key) ?? ''}`, value);
    }
  }
  await snapshot.close();
  return values;
}
