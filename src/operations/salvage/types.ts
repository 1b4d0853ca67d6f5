/** What a salvage brings back, and the account of it. */

import type { Revision } from '../../etcd/revision.ts';
import type { KeyValue } from '../../etcd/key-value.ts';
import type { RunOptions } from '../../io/source.ts';

/**
 * How something was found: through the tree of the newest meta, through the tree of the other meta,
 * or on a page that nothing points to.
 */
export type SalvageOrigin = 'tree' | 'older-meta' | 'carved';

/**
 * Whether the whole page made sense, or only this part of a damaged one; a part is as likely what
 * was written, but fewer things could be compared with each other.
 */
export type Confidence = 'whole-page' | 'single-record';

/** Where something was found. */
interface Found {
  readonly origin: SalvageOrigin;
  readonly confidence: Confidence;
  /** Page that it begins on. */
  readonly pgid: number;
  /** Position in the page, or in the inline bucket on it. */
  readonly element: number;
}

/** A record of the key bucket; all bytes are copies. */
export interface SalvagedRecord extends Found, KeyValue {
  readonly kind: 'record';
  readonly revision: Revision;
  /** Whether the record deletes the key. */
  readonly tombstone: boolean;
}

/** An element of another bucket; all bytes are copies. */
export interface SalvagedElement extends Found {
  readonly kind: 'element';
  /** Name of the bucket, with those around it: `lease`, `outer/inner`. */
  readonly bucket: string;
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

/** Something that was brought back. */
export type Salvaged = SalvagedRecord | SalvagedElement;

/** How to salvage. */
export interface SalvageOptions extends RunOptions {
  /** Page size in bytes, for a file that does not tell it any more; a power of two. */
  readonly pageSize?: number | undefined;
  /** Most bytes of one logical page that are read, 64 MiB by default. */
  readonly pageBytesMax?: number | undefined;
  /** Seed of the table of what was found; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
  /** Told of the revisions that a damaged part of the newest tree stood for, when it is met. */
  readonly onHole?: ((hole: RevisionRange) => void) | undefined;
}

/** Main revisions from `start` up to `end`, exclusive. */
export interface RevisionRange {
  readonly start: number;
  readonly end: number;
}

/** Where the page size comes from. */
export type PageSizeOrigin = 'option' | 'meta' | 'pages';

/** The account of a salvage; complete when the salvage is. */
export interface SalvageSummary {
  /** Bytes; undefined if nothing in the file looks like a page. */
  readonly pageSize: number | undefined;
  readonly pageSizeFrom: PageSizeOrigin | undefined;
  readonly records: Readonly<Record<SalvageOrigin, number>>;
  /** Elements of other buckets than the key bucket. */
  readonly elements: Readonly<Record<SalvageOrigin, number>>;
  /** Records and elements that come from damaged pages. */
  readonly singleCount: number;
  /** Least and greatest main revision of the records; 0 if there are none. */
  readonly firstRevision: number;
  readonly lastRevision: number;
  readonly pages: {
    /** Pages of the file up to its end, the last one possibly cut off. */
    readonly count: number;
    /** Pages that were read. */
    readonly read: number;
    /** Pages that the source could not give. */
    readonly unreadable: number;
    /** Pages of the newest tree that were not as they should be. */
    readonly damaged: number;
  };
  /** Whether metas and newest tree were sound throughout; the trailer is not compared. */
  readonly sound: boolean;
  /** What changed while the file was read, if anything. */
  readonly changed: string | undefined;
}
