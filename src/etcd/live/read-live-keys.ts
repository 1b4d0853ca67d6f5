/** The live keys of a store at a revision, in the order of their bytes, each with its newest record. */

import type { ComparedStore, CompareOptions } from '../compare/comparison.ts';
import { compareStores } from '../compare/compare-stores.ts';
import { openEmptyStore } from './empty-store.ts';
import { LiveKeyTable } from './live-key-table.ts';
import type { LiveKey, WantsValue } from './live-key-table.ts';

export type { LiveKey, WantsValue } from './live-key-table.ts';

/** The live keys; the store must stay open until they are read. */
export interface LiveKeys {
  /** How many there are, under the prefix if one was given. */
  readonly count: number;
  /** The revision that they were live at. */
  readonly revision: number;
  /** The keys in batches. All values are read if nothing is said. */
  keys(wantsValue?: WantsValue): AsyncGenerator<LiveKey[]>;
  /** All keys without their values, for whoever chooses from them or wants another order. */
  table(): Promise<LiveKeyTable>;
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
  const table = async (): Promise<LiveKeyTable> => {
    return new LiveKeyTable(await comparison.list(), (list, wantsValues) =>
      comparison.pairsOf(list, wantsValues),
    );
  };
  return {
    count: comparison.liveKeys.after,
    revision: comparison.revisions.after,
    async *keys(wantsValue) {
      yield* (await table()).keys(wantsValue);
    },
    table,
  };
}
