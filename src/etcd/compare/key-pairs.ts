/** Gives the pairs of a comparison in key order, in batches. Values that nobody wants are not read. */

import { whileUnchanged } from '../../io/source.ts';
import type { RunOptions } from '../../io/source.ts';
import type { KeyPair, WantsValues } from './comparison.ts';
import type { KeyTotals } from './newest-records.ts';
import { readPairList } from './pair-list.ts';
import type { Both, PairList } from './pair-list.ts';
import type { RecordReader } from './record-reader.ts';
import { ValueWindow } from './value-window.ts';

/** Pairs in one batch. */
const BATCH_PAIRS = 1024;

/** Which pairs are read, and how. */
export interface ReadOptions extends RunOptions {
  /** All of them without it. */
  readonly list?: PairList | undefined;
  /** Whether the first ones are wanted soon, although reading them all takes longer then. */
  readonly startsSmall?: boolean | undefined;
}

/** The pairs of a comparison. */
export class KeyPairs {
  readonly #readers: Both<RecordReader>;
  /** The list, or what it will be made of. */
  #list: Promise<PairList> | KeyTotals;

  constructor(readers: Both<RecordReader>, totals: KeyTotals) {
    this.#readers = readers;
    this.#list = totals;
  }

  /**
   * The pairs in key order, or in that of the list.
   * @throws {SourceError} if a source fails, or changed since the comparison.
   */
  async *read(
    wantsValues: WantsValues | undefined,
    { signal, list: given, startsSmall }: ReadOptions,
  ): AsyncGenerator<KeyPair[]> {
    const readers = this.#readers;
    const list = given ?? (await this.list());
    const window = new ValueWindow(list, startsSmall);
    while (window.to < list.length) {
      await this.#whileUnchanged(() => window.next(readers, wantsValues));
      for (let start = window.from; start < window.to; start += BATCH_PAIRS) {
        signal?.throwIfAborted();
        const end = Math.min(start + BATCH_PAIRS, window.to);
        yield Array.from({ length: end - start }, (_, at) => window.pair(start + at));
      }
    }
  }

  /** All pairs without their values; read once. */
  list(): Promise<PairList> {
    const list = this.#list;
    if (list instanceof Promise) return list;
    const made = this.#whileUnchanged(() => readPairList(list, this.#readers));
    this.#list = made;
    return made;
  }

  #whileUnchanged<T>(work: () => Promise<T>): Promise<T> {
    const { before, after } = this.#readers;
    return whileUnchanged(before.store.database.source, () =>
      whileUnchanged(after.store.database.source, work),
    );
  }
}
