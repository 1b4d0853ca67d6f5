/**
 * Compares two stores, each at a revision: one pass over both key buckets at once, in the order of
 * revisions, finds which keys differ and where their records are, and what the stores' histories have
 * in common (docs/decisions/diff.md).
 */

import { whileUnchanged } from '../../io/source.ts';
import { expectRetained, storeRevisions } from '../records.ts';
import type {
  CompareOptions,
  ComparedStore,
  KeyPair,
  StoreComparison,
  WantsValues,
} from './comparison.ts';
import type { CompareEngine } from './compare-engine.ts';
import { createKernelCompare } from './kernel-compare.ts';
import { KeyPairs } from './key-pairs.ts';
import { mergeRecords } from './merge-records.ts';
import type { Merge } from './merge-records.ts';
import { NamedNewestRecords } from './newest-records.ts';
import type { PairList } from './pair-list.ts';
import { RecordReader } from './record-reader.ts';
import { RecordSide } from './record-side.ts';
import type { SideBounds } from './record-side.ts';
import { SharedRecords } from './shared-records.ts';

/** A comparison whose pairs can be chosen from. */
export interface ListedComparison extends StoreComparison {
  /** All pairs without their values, in key order. */
  list(): Promise<PairList>;
  /** The pairs of such a list, or of a part of it, in its order; the first ones soon. */
  pairsOf(list: PairList, wantsValues?: WantsValues): AsyncGenerator<KeyPair[]>;
}

/**
 * Compares two stores; they can be one store at two revisions.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 * @throws {CorruptionError} at the first thing that is wrong.
 * @throws {SourceError} if a source fails, or changed meanwhile.
 */
export function compareStores(
  before: ComparedStore,
  after: ComparedStore,
  options: CompareOptions,
): Promise<ListedComparison> {
  const { source } = before.store.database;
  return whileUnchanged(source, () =>
    whileUnchanged(after.store.database.source, () => compare(before, after, options)),
  );
}

async function compare(
  before: ComparedStore,
  after: ComparedStore,
  options: CompareOptions,
): Promise<ListedComparison> {
  const bounds = { before: await boundsOf(before), after: await boundsOf(after) };
  const engine = createEngine(before, after, options);
  const merge: Merge = {
    before: new RecordSide(before.store, bounds.before, engine.arenas?.before),
    after: new RecordSide(after.store, bounds.after, engine.arenas?.after),
    newest: engine.newest,
    shared: new SharedRecords(bounds.before, bounds.after),
  };
  await run(merge, engine, options);
  return comparisonOf(merge, options);
}

/** The kernel where it can run, else the reference alone. */
function createEngine(
  before: ComparedStore,
  after: ComparedStore,
  { prefix = new Uint8Array(0), alsoUnder = [], seed, referenceOnly = false }: CompareOptions,
): CompareEngine {
  const rules = { prefix, alsoUnder };
  const pageSizes = {
    before: before.store.database.pageSize,
    after: after.store.database.pageSize,
  };
  const engine = referenceOnly ? undefined : createKernelCompare({ pageSizes, rules, seed });
  return engine ?? { newest: new NamedNewestRecords(rules) };
}

function comparisonOf(merge: Merge, options: CompareOptions): ListedComparison {
  const { before, after, newest, shared } = merge;
  const totals = newest.finish();
  const { liveKeys, sameKeys, differentKeys } = totals;
  // The sides hold memory that is not needed any more; their positions are.
  const readers = {
    before: new RecordReader(before.store, before.positions),
    after: new RecordReader(after.store, after.positions),
  };
  const pairs = new KeyPairs(readers, totals);
  return {
    liveKeys,
    sameKeys,
    differentKeys,
    shared: shared.history,
    revisions: { before: before.bounds.revision, after: after.bounds.revision },
    pairs: (wantsValues) => pairs.read(wantsValues, options),
    list: () => pairs.list(),
    pairsOf: (list, wantsValues) =>
      pairs.read(wantsValues, { ...options, list, startsSmall: true }),
  };
}

async function boundsOf({ store, revision }: ComparedStore): Promise<SideBounds> {
  const { current, compact } = await storeRevisions(store);
  if (revision === undefined) return { revision: current, compact };
  expectRetained(revision, { current, compact });
  return { revision, compact };
}

/** Goes over all records: the engine takes what it can, the reference what is left. */
async function run(merge: Merge, engine: CompareEngine, options: CompareOptions): Promise<void> {
  const { before, after } = merge;
  const { signal, onProgress } = options;
  const totalBytes = before.store.database.imageSize + after.store.database.imageSize;
  try {
    for (;;) {
      const isNew = [await before.fill(), await after.fill()].includes(true);
      signal?.throwIfAborted();
      if (isNew) onProgress?.({ doneBytes: before.doneBytes + after.doneBytes, totalBytes });
      if (before.ended && after.ended) return;
      engine.take?.(merge);
      if (before.isReady && after.isReady) mergeRecords(merge);
    }
  } finally {
    await before.close();
    await after.close();
  }
}
