/**
 * What a comparison of two stores gives: the live keys that differ, each with what it was and what
 * it is. Whether a record is the same in both is decided by its bytes, never by a fingerprint.
 */

import type { RunOptions } from '../../io/source.ts';
import type { RecordStore } from '../records.ts';

/** A store at a revision. */
export interface ComparedStore {
  readonly store: RecordStore;
  /** The newest one without it. */
  readonly revision?: number | undefined;
}

/** The newest record of a live key. */
export interface KeyVersion {
  readonly createRevision: number;
  readonly modRevision: number;
  /** Writes since the key was created. */
  readonly version: number;
  /** 0 for none. */
  readonly lease: bigint;
  /** Bytes of the value. */
  readonly valueSize: number;
  /** A copy; undefined where it was not asked for. */
  readonly value: Uint8Array | undefined;
}

/** A key that is live in one of the stores at least. */
export interface KeyPair {
  /** A copy. */
  readonly key: Uint8Array;
  readonly before: KeyVersion | undefined;
  readonly after: KeyVersion | undefined;
  /** Whether both are the same record, byte for byte at the same revision. */
  readonly isSame: boolean;
}

/** What to compare. */
export interface CompareOptions extends RunOptions {
  /** Only keys that begin so. */
  readonly prefix?: Uint8Array | undefined;
  /** Keys under these prefixes are given even if they are the same in both. */
  readonly alsoUnder?: readonly Uint8Array[] | undefined;
  /** Seed of the table of keys; give 32 random bytes where files may be hostile. */
  readonly seed?: number | Uint8Array | undefined;
  /** Does without the kernel: every page goes through the reference. For tests. */
  readonly referenceOnly?: boolean | undefined;
}

/** Which values are wanted; the versions have none yet. */
export type WantsValues = (pair: KeyPair) => boolean;

/** What the stores have in common. */
export interface SharedHistory {
  /** Records that are the same in both, bytes and revision. */
  readonly records: number;
  /** Main revision of the last of them; 0 if there is none. */
  readonly lastRevision: number;
  /**
   * First revision that both retain and that is not the same in both; undefined if there is none:
   * then one of the stores is the continuation of the other.
   */
  readonly forkRevision: number | undefined;
}

/** A finished comparison; the stores must stay open until the pairs are read. */
export interface StoreComparison {
  /** Live keys on either side. */
  readonly liveKeys: { readonly before: number; readonly after: number };
  /** Keys whose newest record is the same in both. */
  readonly sameKeys: number;
  /** Keys that `pairs` gives as different. */
  readonly differentKeys: number;
  readonly shared: SharedHistory;
  /** Revisions that were compared. */
  readonly revisions: { readonly before: number; readonly after: number };
  /**
   * The keys that differ, and those asked for besides, in the order of their bytes, in batches. All
   * values are read if nothing is said.
   */
  pairs(wantsValues?: WantsValues): AsyncGenerator<KeyPair[]>;
}
