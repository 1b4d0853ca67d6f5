/**
 * What a check of the store is: told of every sound record and element in one pass, reports what it
 * finds.
 */

import type { Place, Report } from '../../findings.ts';
import type { RecordCursor } from '../record-cursor.ts';
import type { Revision } from '../revision.ts';
import type { StoreView } from './store-view.ts';

/** A check in the course of one pass; it never throws for bad bytes. */
export interface StoreCheck {
  /**
   * A sound record of the key bucket, in the order of revisions; the cursor is valid for the call.
   */
  record?(record: RecordCursor): void;
  /**
   * Goes on as if every record up to the one with this revision had been sound and seen. An engine
   * passes over such records, so only checks that ask for no more can do without them.
   */
  resume?(previous: Revision): void;
  /** An element of another top-level bucket; views, valid for the call. */
  element?(bucket: string, key: Uint8Array, value: Uint8Array, place: Place): void;
  /** The pass is over. */
  end?(): void;
}

/** Makes a check for one pass. */
export type CreateStoreCheck = (store: StoreView, report: Report) => StoreCheck;
