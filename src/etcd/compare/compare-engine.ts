/**
 * Chooses the engine of a comparison: the kernel where it can run, else the reference alone.
 */

import type { Arena } from '../../bbolt/page-batch.ts';
import type { Merge } from './merge-records.ts';
import { NamedNewestRecords } from './newest-records.ts';
import type { NameRules, NewestRecords } from './newest-records.ts';

/** What keeps the newest records, and may take pages over from the reference. */
export interface CompareEngine {
  readonly newest: NewestRecords;
  /** Memory that each side's pages are to be read into. */
  readonly arenas?: { readonly before: Arena; readonly after: Arena } | undefined;
  /** Merges records as far as it can, from where both sides are, and moves them on. */
  take?(merge: Merge): void;
}

/** What an engine is for. */
export interface CompareEngineOptions {
  /** Bytes of a page of each file. */
  readonly pageSizes: { readonly before: number; readonly after: number };
  readonly rules: NameRules;
  /** Of the table of keys; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
  /** Does without the kernel. For tests. */
  readonly referenceOnly?: boolean | undefined;
}

/** An engine for one comparison. */
export function createCompareEngine({ rules }: CompareEngineOptions): CompareEngine {
  return { newest: new NamedNewestRecords(rules) };
}
