/** What a comparison needs of an engine. */

import type { Arena } from '../../bbolt/page-batch.ts';
import type { Merge } from './merge-records.ts';
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
  /** Of the table of keys, up to 32 bytes; give random ones where files may be hostile. */
  readonly seed?: number | Uint8Array | undefined;
}
