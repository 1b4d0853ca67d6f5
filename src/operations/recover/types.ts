/** What a recovery offers: records of the key bucket that are not what is live. */

import type { Revision } from '../../etcd/revision.ts';
import type { RunOptions } from '../../io/source.ts';

/**
 * What a record is to the store.
 *
 * - `live`: a copy, on a page that is not in use, of a record that is live.
 * - `history`: an older version that the store still retains, or a copy of one.
 * - `tombstoned`: the last version before a delete that the store still retains.
 * - `freed-page`: a record that the store does not have any more, on a page that is free.
 * - `slack`: the same in the space past the high-water mark.
 */
export type RecoveryMark = 'live' | 'history' | 'tombstoned' | 'freed-page' | 'slack';

/**
 * How sure it is that a record is as it was written: the tree leads to it; or the whole page that
 * it lies on proves itself; or only this record, on a page of which a part was written over.
 */
export type RecoveryConfidence = 'certain' | 'whole-page' | 'single-record';

/** What the store knows of a record's key: it is there, its delete is there, or nothing. */
export type KeyState = 'live' | 'deleted' | 'unknown';

/** A record that is offered, without its value. */
export interface RecoveredRecord {
  /** A copy. */
  readonly key: Uint8Array;
  readonly revision: Revision;
  /** Revision at which this life of the key began. */
  readonly createRevision: number;
  /** Bytes of the value. */
  readonly valueSize: number;
  readonly mark: RecoveryMark;
  readonly confidence: RecoveryConfidence;
  /** Page that it begins on; 0 where its bucket lies inline in another page. */
  readonly pgid: number;
  /** Position in the page; undefined where the page's begin, which has the elements, is gone. */
  readonly element: number | undefined;
  /** Bytes from the page's begin to the record, where there is no element. */
  readonly offset: number | undefined;
  readonly keyState: KeyState;
  /** Revision of the delete that ended this life of the key; undefined if it was not found. */
  readonly deletedRevision: number | undefined;
  /** Whether the store has this very record as well. */
  readonly isCopy: boolean;
}

/** What to recover. */
export interface RecoverOptions extends RunOptions {
  /** Which keys are wanted; all without it. The key is a view, valid for the call. */
  readonly wants?: ((key: Uint8Array) => boolean) | undefined;
  /**
   * Every version that is found, and copies of what the store has, not only the last version of
   * each life of a key that has ended.
   */
  readonly all?: boolean | undefined;
  /** Most bytes of one logical page that are read, 64 MiB by default. */
  readonly pageBytesMax?: number | undefined;
  /** Seed of the tables; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
}

/** The account of a recovery. */
export interface RecoverySummary {
  /** Newest main revision of the store. */
  readonly revision: number;
  readonly pages: {
    /** Pages of the file, up to its end. */
    readonly count: number;
    /** Pages that are not in use, and those of them past the high-water mark. */
    readonly free: number;
    readonly slack: number;
    /** Pages among them that hold records. */
    readonly withRecords: number;
    /** Pages that the source could not give. */
    readonly unreadable: number;
  };
  /** Records on pages that are not in use, of wanted keys. */
  readonly carved: {
    /** That the store does not have. */
    readonly lost: number;
    /** That the store has, or that lie there more than once. */
    readonly copies: number;
  };
}

/** What was found; the store must stay open as long as values are read. */
export interface Recovery {
  /** How many records are offered. */
  readonly count: number;
  /** They, in the order of their keys, those of one key by revision; made as they are asked for. */
  records(): Generator<RecoveredRecord>;
  readonly summary: RecoverySummary;
  /**
   * The value of a record; undefined if its bytes are not what they were.
   * @throws {SourceError} if the source fails.
   */
  readValue(record: RecoveredRecord): Promise<Uint8Array | undefined>;
}
