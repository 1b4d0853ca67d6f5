/** The objects of the Kubernetes fixtures: what is stored, and what the API server says of it. */

import { parseJson } from '../../src/bytes/json.ts';
import type { JsonObject } from '../../src/bytes/json.ts';
import { createDecryptor } from '../../src/kubernetes/encryption/decryptor.ts';
import type { Decryptor } from '../../src/kubernetes/encryption/decryptor.ts';
import { parseKmsSeeds } from '../../src/kubernetes/encryption/kms-seeds.ts';
import { nodeCiphers } from '../../src/node/ciphers.ts';
import { readConfiguration } from './encryption.ts';
import { filesOf, readFixture } from './fixtures.ts';
import { readStored } from './kubernetes-objects.ts';

/** A live key with the API server's own JSON. */
export interface StoredObjectFact {
  readonly key: string;
  readonly modRevision: number;
  readonly encoding: 'protobuf' | 'json' | 'cbor' | 'text';
  readonly storedApiVersion: string | null;
  readonly storedKind: string | null;
  /** The API server's JSON, with exact numbers; null where it serves none. */
  readonly object: JsonObject | null;
  /** What is stored in JSON, where that is not equal to `object`. */
  readonly stored?: JsonObject;
  /** As it lies in the snapshot. */
  readonly value: Uint8Array;
  /** The same, decrypted where it is encrypted. */
  readonly plaintext: Uint8Array;
}

/** The live keys of a fixture such as `kubernetes/before`, in the order of the keys. */
export async function storedObjects(fixture: string): Promise<StoredObjectFact[]> {
  const decryptor = decryptorOf(fixture);
  const stored = await readStored(fixture);
  const text = new TextDecoder().decode(readFixture(fixture, 'objects.ndjson'));
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const fact = parseJson(line) as unknown as Omit<StoredObjectFact, 'value' | 'plaintext'>;
      const { key, value } = stored.get(fact.key)!;
      const decryption = decryptor.decrypt(value, key);
      if (decryption.status === 'sealed') throw new Error(`${fixture}: ${decryption.reason}`);
      const plaintext = decryption.status === 'plain' ? value : decryption.plaintext;
      return { ...fact, value, plaintext };
    });
}

function decryptorOf(fixture: string): Decryptor {
  const files = filesOf(fixture);
  const hasSeeds = files.includes('seeds.json');
  return createDecryptor(files.includes('encryption.yaml') ? [readConfiguration(fixture)] : [], {
    ciphers: nodeCiphers,
    seeds: hasSeeds
      ? parseKmsSeeds(new TextDecoder().decode(readFixture(fixture, 'seeds.json')))
      : undefined,
  });
}
