/**
 * What others are judged by, where the comparison has not given it: because it lies under a prefix
 * that only the changes tell, or outside of the keys that were compared. Without the role that it
 * binds, a new binding would grant nothing.
 */

import { equalBytes, hasPrefix } from '../../../bytes/compare.ts';
import { compareStores } from '../../../etcd/compare/compare-stores.ts';
import type { CompareOptions, ComparedStore, KeyPair } from '../../../etcd/compare/comparison.ts';

/** What the comparison was asked for, and what others are judged by. */
export interface DecidingOptions extends Pick<CompareOptions, 'prefix' | 'seed' | 'signal'> {
  /** Prefixes under which the comparison has given what is the same. */
  readonly given: readonly Uint8Array[];
  /** Prefixes of what others are judged by. */
  readonly deciding: readonly Uint8Array[];
}

/** The pairs that are missing. Both stores are compared once more, but only if there may be some. */
export async function* decidingPairs(
  { before, after }: { readonly before: ComparedStore; readonly after: ComparedStore },
  { prefix = new Uint8Array(0), given, deciding, ...options }: DecidingOptions,
): AsyncGenerator<KeyPair> {
  const isGivenWhole = (start: Uint8Array): boolean =>
    hasPrefix(start, prefix) && given.some((one) => equalBytes(one, start));
  if (deciding.every(isGivenWhole)) return;
  const isMissing = ({ key, isSame }: KeyPair): boolean =>
    deciding.some((start) => hasPrefix(key, start)) &&
    !(hasPrefix(key, prefix) && (!isSame || given.some((start) => hasPrefix(key, start))));
  const comparison = await compareStores(before, after, { ...options, alsoUnder: deciding });
  for await (const pairs of comparison.pairs(isMissing)) yield* pairs.filter(isMissing);
}
