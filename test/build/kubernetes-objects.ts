/** The ground truth of the Kubernetes fixtures: what the API server says of every stored object. */

import { storeRevisions } from '../../src/etcd/records.ts';
import { openSnapshot } from '../../src/etcd/snapshot.ts';
import { readFixture, readFixtureJson } from './fixtures.ts';

/** A live key of a fixture. */
export interface FixtureObject {
  readonly key: string;
  readonly modRevision: number;
  readonly valueBytes: number;
  readonly encoding: 'protobuf' | 'json' | 'cbor' | 'text';
  readonly storedApiVersion: string | null;
  readonly storedKind: string | null;
  readonly object: {
    readonly metadata: { readonly namespace?: string; readonly name: string };
  } | null;
  readonly encrypted?: {
    readonly provider: string;
    readonly providerVersion: string;
    readonly keyName: string;
    readonly kmsKeyID?: string;
    readonly encryptedDEKSourceSha256?: string;
  };
  readonly plaintextBytes?: number;
  readonly plaintextSha256?: string;
}

/** A change from `before` to `after`. */
export interface FixtureChange {
  readonly key: string;
  readonly class: string;
}

/** Every live key of a fixture, in order. */
export function readObjects(folder: string): FixtureObject[] {
  const text = new TextDecoder().decode(readFixture(folder, 'objects.ndjson'));
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as FixtureObject);
}

/** Every key that differs between `before` and `after`. */
export function readChanges(): readonly FixtureChange[] {
  const read = readFixtureJson<{ changes: readonly FixtureChange[] }>;
  return read('kubernetes/after', 'changes.json').changes;
}

/** A live key as it is stored. */
export interface StoredPair {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

/** Every live key of a fixture with its value, by the key's text. */
export async function readStored(folder: string): Promise<Map<string, StoredPair>> {
  const snapshot = await openSnapshot(readFixture(folder, 'snapshot.db'));
  const { current } = await storeRevisions(snapshot);
  const stored = new Map<string, StoredPair>();
  for await (const batch of snapshot.records({ atRevision: current })) {
    for (const { key, value } of batch) stored.set(new TextDecoder().decode(key), { key, value });
  }
  return stored;
}
