/**
 * What the engine of a pass over the key bucket is that asks for the lives of keys, as `verify` and
 * `recover` do: it may tell by itself of the records of the pages that it takes.
 */

import type { Page } from '../bbolt/page.ts';
import type { Place } from '../findings.ts';
import type { ScanEngine } from './key-bucket.ts';
import type { KeyLives } from './key-lives.ts';
import type { RecordEntries } from './record-entries.ts';
import type { Revision } from './revision.ts';

/** Where name and value of a record lie, in bytes that are valid for the call. */
export interface ObjectRecord {
  readonly bytes: Uint8Array;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly value: Uint8Array;
  readonly place: Place;
}

/** Whoever records are handed over to. */
export interface RecordReceiver {
  /**
   * A record that is not plainly right, or the first or last one of many: its page, its element,
   * and the revision before it; all of them valid for the call.
   */
  record(page: Page, element: number, previous: Revision): void;
  /** Every record of the pages taken that is no tombstone; undefined if nobody asks for them. */
  readonly object?: ((record: ObjectRecord) => void) | undefined;
  /** Takes the records of pages by the hundred instead of those two; valid for the call. */
  readonly entries?: ((entries: RecordEntries) => void) | undefined;
}

/** An engine that knows the lives of keys. */
export interface CheckEngine extends ScanEngine {
  /** The lives of keys; of a record that was handed over, what was before it. */
  readonly lives: KeyLives;
  /** Set before the pass. */
  receiver: RecordReceiver | undefined;
}
