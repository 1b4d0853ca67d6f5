/**
 * Gives the pairs in key order, in batches: the records of a batch are read in the order of their
 * pages, so that pages which lie together are read together and none of them twice.
 */

import { equalBytes } from '../../bytes/compare.ts';
import { whileUnchanged } from '../../io/source.ts';
import type { RunOptions } from '../../io/source.ts';
import type { RecordCursor } from '../record-cursor.ts';
import type { RecordStore } from '../records.ts';
import type { KeyPair, KeyVersion, WantsValues } from './comparison.ts';
import { readKeyOrder } from './key-order.ts';
import type { KeyOrder } from './key-order.ts';
import type { KeyTotals } from './newest-records.ts';
import { changedError } from './record-reader.ts';
import type { RecordReader } from './record-reader.ts';

/** Bytes of pages in one batch, unless one pair alone has more. */
const BATCH_BYTES = 32 * 1024 * 1024;
/** Pairs in one batch. */
const BATCH_PAIRS = 4096;

/** A store whose records are read again. */
export interface PairSide {
  readonly store: RecordStore;
  readonly reader: RecordReader;
}

/** Both stores, and which of their records make pairs. */
export interface PairSource {
  readonly before: PairSide;
  readonly after: PairSide;
  readonly totals: KeyTotals;
}

/** The pairs of a comparison. */
export class KeyPairs {
  readonly #source: PairSource;
  #order: Promise<KeyOrder> | undefined;

  constructor(source: PairSource) {
    this.#source = source;
  }

  /** The pairs in key order. */
  async *read(
    wantsValues: WantsValues | undefined,
    { signal }: RunOptions,
  ): AsyncGenerator<KeyPair[]> {
    this.#order ??= this.#whileUnchanged(() => this.#readOrder());
    const keys = await this.#order;
    const { order } = keys;
    for (let from = 0; from < order.length;) {
      signal?.throwIfAborted();
      const pairs = this.#batchFrom(order, from);
      from += pairs.length;
      yield await this.#whileUnchanged(() => this.#readBatch(pairs, keys, wantsValues));
    }
  }

  #readOrder(): Promise<KeyOrder> {
    const { before, after, totals } = this.#source;
    return readKeyOrder(totals, { before: before.reader, after: after.reader });
  }

  #whileUnchanged<T>(work: () => Promise<T>): Promise<T> {
    const { before, after } = this.#source;
    const { source } = before.store.database;
    return whileUnchanged(source, () => whileUnchanged(after.store.database.source, work));
  }

  /** The next pairs, as many as may be in memory together. */
  #batchFrom(order: Uint32Array, from: number): Uint32Array {
    const { before, after, totals } = this.#source;
    let bytes = 0;
    let to = from;
    for (; to < order.length && to - from < BATCH_PAIRS; to++) {
      const pair = order[to] ?? 0;
      const inBefore = totals.before[pair] ?? 0;
      const inAfter = totals.after[pair] ?? 0;
      if (inBefore !== 0) bytes += before.reader.pageBytes(inBefore - 1);
      if (inAfter !== 0) bytes += after.reader.pageBytes(inAfter - 1);
      if (bytes > BATCH_BYTES && to > from) break;
    }
    return order.subarray(from, to);
  }

  async #readBatch(
    pairs: Uint32Array,
    keys: KeyOrder,
    wantsValues: WantsValues | undefined,
  ): Promise<KeyPair[]> {
    const { before, after, totals } = this.#source;
    const versionsBefore = await readVersions(before, totals.before, pairs, keys);
    const versionsAfter = await readVersions(after, totals.after, pairs, keys);
    return Array.from(pairs, (pair, at) => {
      const found = {
        key: keys.name(pair).slice(),
        before: versionsBefore[at],
        after: versionsAfter[at],
        isSame: pair >= totals.differentKeys,
      };
      const bare = {
        ...found,
        before: withoutValue(found.before),
        after: withoutValue(found.after),
      };
      return wantsValues === undefined || wantsValues(bare) ? found : bare;
    });
  }
}

function withoutValue(version: KeyVersion | undefined): KeyVersion | undefined {
  return version && { ...version, value: undefined };
}

/** The versions of pairs in one store, undefined where it has none. */
async function readVersions(
  { store, reader }: PairSide,
  column: Uint32Array,
  pairs: Uint32Array,
  keys: KeyOrder,
): Promise<(KeyVersion | undefined)[]> {
  const versions = new Array<KeyVersion | undefined>(pairs.length);
  const places = pairs.map((_, at) => at).filter((at) => column[pairs[at] ?? 0] !== 0);
  const ordinalAt = (at: number): number => (column[pairs[at] ?? 0] ?? 0) - 1;
  places.sort((left, right) => ordinalAt(left) - ordinalAt(right));
  await reader.visit(places.map(ordinalAt), (at, record) => {
    const place = places[at] ?? 0;
    if (!equalBytes(record.name, keys.name(pairs[place] ?? 0))) throw changedError(store);
    versions[place] = copyVersion(record);
  });
  return versions;
}

function copyVersion({ createRevision, main, version, lease, value }: RecordCursor): KeyVersion {
  return {
    createRevision,
    modRevision: main,
    version,
    lease,
    valueSize: value.length,
    value: value.slice(),
  };
}
