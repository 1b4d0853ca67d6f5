/** The live keys of a store at a revision, in the order of their bytes, each with its newest record. */

import type {
  ComparedStore,
  CompareOptions,
  KeyPair,
  KeyVersion,
  StoreComparison,
} from '../compare/comparison.ts';
import { compareStores } from '../compare/compare-stores.ts';
import { openEmptyStore } from './empty-store.ts';

/** A live key. */
export interface LiveKey {
  /** A copy. */
  readonly key: Uint8Array;
  readonly version: KeyVersion;
}

/** Which values are wanted; the version has none yet. */
export type WantsValue = (key: LiveKey) => boolean;

/** The live keys; the store must stay open until they are read. */
export interface LiveKeys {
  /** How many there are, under the prefix if one was given. */
  readonly count: number;
  /** The revision that they were live at. */
  readonly revision: number;
  /** The keys in batches. All values are read if nothing is said. */
  keys(wantsValue?: WantsValue): AsyncGenerator<LiveKey[]>;
}

/**
 * Finds the live keys in one pass over the store.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 * @throws {CorruptionError} at the first thing that is wrong.
 * @throws {SourceError} if the source fails, or changed meanwhile.
 */
export async function readLiveKeys(
  side: ComparedStore,
  options: CompareOptions,
): Promise<LiveKeys> {
  const nothing = { store: await openEmptyStore() };
  const comparison = await compareStores(nothing, side, options);
  return {
    count: comparison.liveKeys.after,
    revision: comparison.revisions.after,
    keys: (wantsValue) => liveKeysOf(comparison, wantsValue),
  };
}

async function* liveKeysOf(
  comparison: StoreComparison,
  wantsValue: WantsValue | undefined,
): AsyncGenerator<LiveKey[]> {
  const wantsValues =
    wantsValue === undefined
      ? undefined
      : (pair: KeyPair) => liveKeysIn([pair]).some((key) => wantsValue(key));
  for await (const pairs of comparison.pairs(wantsValues)) yield liveKeysIn(pairs);
}

/** Nothing is live on the other side, so every pair has a key of this one. */
function liveKeysIn(pairs: readonly KeyPair[]): LiveKey[] {
  return pairs.flatMap(({ key, after }) => (after === undefined ? [] : [{ key, version: after }]));
}
