/** What is told of the changes that a store retains. */

import type { RunOptions } from '../../io/source.ts';
import type { KeyVersion } from '../compare/comparison.ts';
import type { StoreRevisions } from '../records.ts';

/** What a record did to its key. */
export type ChangeEvent = 'create' | 'modify' | 'delete';

/** A record, with what its key was before. */
export interface KeyChange {
  /** A copy. */
  readonly key: Uint8Array;
  /** Main revision, and place among the changes of its transaction. */
  readonly revision: number;
  readonly sub: number;
  readonly event: ChangeEvent;
  /** The record before it in the same life of the key, as far as it is retained. */
  readonly before: KeyVersion | undefined;
  /** Undefined if the key was deleted. */
  readonly after: KeyVersion | undefined;
  /** Whether `before` is what this record changed: not if that was compacted. */
  readonly isBeforeKnown: boolean;
}

/** A record as a pass goes over it; valid for the call. */
export interface ObservedRecord {
  /** Main revision. */
  readonly main: number;
  readonly sub: number;
  /** Whether the record deletes its key; the fields below mean nothing then. */
  readonly tombstone: boolean;
  readonly createRevision: number;
  readonly version: number;
  /** The key; a view. */
  readonly name: Uint8Array;
  /** A view. */
  readonly value: Uint8Array;
}

/** Which changes are looked for. */
export interface ChangeLogOptions extends RunOptions {
  /** Last revision that counts; the newest without it. */
  readonly revision?: number | undefined;
  /** Only these keys; all without it. */
  readonly keys?: readonly Uint8Array[] | undefined;
  /** Seed of the table of keys; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
  /**
   * Told of records as they are passed over, also of other keys. It is given the number that it gave
   * for the record before of the same key, 0 for none.
   */
  readonly observe?: ((record: ObservedRecord, note: number) => number) | undefined;
  /** Only of every so many records is told, and of those of `keys`; 1 without it. */
  readonly observeEvery?: number | undefined;
}

/** Which of the changes are read. */
export interface ChangeRange {
  /** First and last revision; all without them. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Keys whose changes are read; the key is a view, valid for the call. */
  readonly wants?: ((key: Uint8Array) => boolean) | undefined;
}

/** The changes of a store; it must stay open until they are read. */
export interface ChangeLog {
  /** Those of the store, and the one that the log ends at. */
  readonly revisions: StoreRevisions;
  readonly revision: number;
  /** How many changes there are in all. */
  readonly count: number;
  /** The changes in the order of revisions, in batches. */
  changes(range?: ChangeRange): AsyncGenerator<KeyChange[]>;
}
