/** What the search through pages that are not in use hands on. */

import type { Revision } from '../../etcd/revision.ts';

/** A record on a page that is not in use; the same object for many, valid for the call. */
export interface CarvedRecord extends Revision {
  readonly pgid: number;
  /** Undefined where the page's begin, which has the elements, was written over. */
  readonly element: number | undefined;
  /** Bytes from the page's begin to the record, where there is no element. */
  readonly offset: number | undefined;
  readonly tombstone: boolean;
  readonly bytes: Uint8Array;
  /** Where the key of etcd lies in the bytes. */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly createRevision: number;
  readonly valueSize: number;
  readonly confidence: 'whole-page' | 'single-record';
}
