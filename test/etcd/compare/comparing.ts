/** Comparisons of small stores, and what they say in plain values. */

import type {
  ComparedStore,
  KeyPair,
  KeyVersion,
  StoreComparison,
} from '../../../src/etcd/compare/comparison.ts';
import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import { buildStore } from '../../build/store.ts';
import type { RecordSpec, StoreSpec } from '../../build/store.ts';

/** With the kernel and without. */
export const ENGINES = [{ referenceOnly: true }, { referenceOnly: false }];

const decoder = new TextDecoder();

/** A pair in plain values. */
export interface PlainPair {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly isSame: boolean;
}

/** A store at a revision. */
export async function open(spec: StoreSpec, revision?: number): Promise<ComparedStore> {
  return { store: await openSnapshot(buildStore(spec)), revision };
}

/** All pairs with their values. */
export async function readPairs(comparison: StoreComparison): Promise<KeyPair[]> {
  const pairs: KeyPair[] = [];
  for await (const batch of comparison.pairs()) pairs.push(...batch);
  return pairs;
}

function plainVersion(version: KeyVersion | undefined): unknown {
  if (version === undefined) return undefined;
  const { createRevision, modRevision, value } = version;
  return { createRevision, modRevision, version: version.version, value: decoder.decode(value) };
}

/** A pair in plain values. */
export function plainPair({ key, before, after, isSame }: KeyPair): PlainPair {
  const name = decoder.decode(key);
  return { key: name, before: plainVersion(before), after: plainVersion(after), isSame };
}

/** The version that a record makes. */
export function specVersion(record: RecordSpec | undefined): unknown {
  if (record === undefined) return undefined;
  const { createRevision = record.main, main, version = 1, value } = record;
  return { createRevision, modRevision: main, version, value };
}

/** All that a comparison says, in plain values. */
export async function plainComparison(comparison: StoreComparison): Promise<unknown> {
  const { liveKeys, sameKeys, differentKeys, shared, revisions } = comparison;
  const pairs = (await readPairs(comparison)).map(plainPair);
  return { liveKeys, sameKeys, differentKeys, shared, revisions, pairs };
}
