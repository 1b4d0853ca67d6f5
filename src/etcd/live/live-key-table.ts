/**
 * All live keys without their values, to be chosen from, put in another order, and read in it. What
 * is asked of one key comes from columns of numbers, so that hundreds of thousands cost little.
 */

import type { KeyPair, KeyVersion, WantsValues } from '../compare/comparison.ts';
import type { PairList } from '../compare/pair-list.ts';
import type { VersionList } from '../compare/version-list.ts';

/** A live key. */
export interface LiveKey {
  /** A copy. */
  readonly key: Uint8Array;
  readonly version: KeyVersion;
}

/** Which values are wanted; the version has none yet. */
export type WantsValue = (key: LiveKey) => boolean;

/** Gives pairs with their values. */
type ReadPairs = (list: PairList, wantsValues?: WantsValues) => AsyncGenerator<KeyPair[]>;

/** Live keys, at first in the order of their bytes. */
export class LiveKeyTable {
  readonly #list: PairList;
  readonly #versions: VersionList;
  readonly #read: ReadPairs;

  /** Use `readLiveKeys`. */
  constructor(list: PairList, read: ReadPairs) {
    this.#list = list;
    this.#versions = list.versions.after;
    this.#read = read;
  }

  /** Number of keys. */
  get length(): number {
    return this.#list.length;
  }

  /** A key; a view that is not to be changed. */
  key(at: number): Uint8Array {
    return this.#list.name(at);
  }

  /** Bytes of its value. */
  valueSize(at: number): number {
    return this.#versions.valueSize(this.#recordOf(at));
  }

  /** Revision of its last write. */
  modRevision(at: number): number {
    return this.#versions.modRevision(this.#recordOf(at));
  }

  /** Writes since it was created. */
  writes(at: number): number {
    return this.#versions.writes(this.#recordOf(at));
  }

  /** The keys at these positions, in their order. */
  select(positions: Uint32Array): LiveKeyTable {
    return new LiveKeyTable(this.#list.select(positions), this.#read);
  }

  /**
   * The keys in batches, the first ones soon. All values are read if nothing is said; pages that lie
   * together are read together, in whatever order the keys are.
   * @throws {SourceError} if the source fails, or changed since the keys were found.
   */
  async *keys(wantsValue?: WantsValue): AsyncGenerator<LiveKey[]> {
    const wantsValues =
      wantsValue === undefined ? undefined : (pair: KeyPair) => wantsValue(liveKeyOf(pair));
    for await (const pairs of this.#read(this.#list, wantsValues)) yield pairs.map(liveKeyOf);
  }

  #recordOf(at: number): number {
    return this.#list.recordOf(at, 'after') - 1;
  }
}

/** Nothing is live on the other side, so every pair has a key of this one. */
function liveKeyOf({ key, after }: KeyPair): LiveKey {
  if (after === undefined) throw new Error('a key that is not live');
  return { key, version: after };
}
