/**
 * What a check of the file around the store is: it begins beside the pass over the pages, and reports
 * when that is over.
 */

import type { Database } from '../../../bbolt/database.ts';
import type { Report } from '../../../findings.ts';
import type { ByteSource } from '../../../io/source.ts';

/** SHA-256 of the first `length` bytes of a source. */
export type Digest = (
  source: ByteSource,
  length: number,
  signal?: AbortSignal,
) => Promise<Uint8Array>;

/** What the end of the file turned out to be; `pending` if the digest was left for later. */
export type TrailerVerdict =
  'pending' | 'matches' | 'mismatch' | 'missing' | 'truncated' | 'followed' | 'size';

/** The file, and what its checks need. */
export interface CheckedFile {
  readonly database: Database;
  /** Undefined if somebody else compares the trailer. */
  readonly digest: Digest | undefined;
  readonly signal: AbortSignal | undefined;
}

/** What the checks of the file come to together. */
export interface FileOutcome {
  readonly trailer: TrailerVerdict | undefined;
  /** Whether the file is another one than when it was opened. */
  readonly changed: boolean;
}

/** Ends a check: reports what it has found, and gives its part of the outcome. */
export type EndFileCheck = (report: Report) => Promise<Partial<FileOutcome>>;

/** Begins a check; undefined where the file gives it nothing to look at. */
export type BeginFileCheck = (file: CheckedFile) => EndFileCheck | undefined;
