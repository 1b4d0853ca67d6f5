/**
 * An etcd store in a bbolt file: a snapshot as `etcdctl snapshot save` writes it, or the
 * `member/snap/db` of a data directory. A saved snapshot is the image up to the high-water mark
 * followed by 32 bytes of SHA-256 (etcd client/v3/snapshot/v3_snapshot.go, v3.6.14); a trailer
 * exists exactly if the size modulo 512 is 32.
 */

import { equalBytes } from '../bytes/compare.ts';
import { encodeText } from '../bytes/text.ts';
import { openDatabase } from '../bbolt/database.ts';
import type { Bucket, Database, NamedBucket } from '../bbolt/database.ts';
import type { PageReaderOptions } from '../bbolt/page-reader.ts';
import { CorruptionError } from '../errors.ts';
import { problem } from '../findings.ts';
import type { Problem } from '../findings.ts';
import { BlobSource } from '../io/blob-source.ts';
import { MemorySource } from '../io/memory-source.ts';
import type { ByteSource } from '../io/source.ts';
import { readStoreMeta } from './meta-bucket.ts';
import type { StoreMeta } from './meta-bucket.ts';
import { readRecords } from './records.ts';
import type { RecordsOptions, StoreRecord } from './records.ts';

/** Bytes of the trailer: the SHA-256 of everything before it. */
export const TRAILER_SIZE = 32;
const TRAILER_MODULUS = 512;

/** What follows the image in the file. */
export interface Trailer {
  /** Whether the file ends with a SHA-256 of the rest, by its size; only `verify` compares it. */
  readonly present: boolean;
  /** Bytes behind the image that are no trailer: preallocated space of a `db` file, or garbage. */
  readonly extraBytes: number;
}

/** An open snapshot. */
export class Snapshot {
  readonly database: Database;
  readonly trailer: Trailer;
  /** The top-level buckets, in the order of their names. */
  readonly buckets: readonly NamedBucket[];

  /** Use `openSnapshot`. */
  constructor(database: Database, trailer: Trailer, buckets: readonly NamedBucket[]) {
    this.database = database;
    this.trailer = trailer;
    this.buckets = buckets;
  }

  get source(): ByteSource {
    return this.database.source;
  }

  /** A top-level bucket; undefined if there is none of that name. */
  bucket(name: string): Bucket | undefined {
    const wanted = encodeText(name);
    return this.buckets.find((named) => equalBytes(named.name, wanted))?.bucket;
  }

  /**
   * A bucket that every etcd store has.
   * @throws {CorruptionError} bucket-missing.
   */
  expectBucket(name: string): Bucket {
    const bucket = this.bucket(name);
    if (bucket !== undefined) return bucket;
    throw new CorruptionError(problem('bucket-missing', {}, { name }));
  }

  /**
   * The records of the key bucket in the order of revisions, a batch at a time: all that is
   * retained, or with `atRevision` the state at that revision. Keys and values are copies.
   * @throws {RevisionError} for a revision that is compacted, or later than the newest.
   * @throws {CorruptionError} at the first thing that is wrong.
   */
  records(options: RecordsOptions = {}): AsyncGenerator<StoreRecord[]> {
    return readRecords(this, options);
  }

  /** What the meta bucket says. */
  storeMeta(): Promise<StoreMeta> {
    return readStoreMeta(this.expectBucket('meta'));
  }

  /** Closes the source. */
  close(): Promise<void> {
    return this.database.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/**
 * Opens a snapshot over a source. The source is closed with it.
 * @throws {CorruptionError} if it is no bbolt file, is cut off, or holds no etcd store.
 * @throws {UnsupportedError} for compressed and big-endian files.
 * @throws {SourceError} if the source fails.
 */
export async function openSnapshot(
  source: ByteSource | Uint8Array | Blob,
  options: PageReaderOptions = {},
): Promise<Snapshot> {
  const database = await openDatabase(sourceOf(source), options);
  const trailer = trailerOf(database.source.size, database.imageSize);
  for (const found of checkSize(database, trailer)) throw new CorruptionError(found);
  const buckets: NamedBucket[] = [];
  for await (const named of database.buckets()) buckets.push(named);
  const snapshot = new Snapshot(database, trailer, buckets);
  snapshot.expectBucket('key');
  snapshot.expectBucket('meta');
  return snapshot;
}

/**
 * A source over what importers have in hand.
 * @throws {TypeError} for anything else.
 */
export function sourceOf(source: ByteSource | Uint8Array | Blob): ByteSource {
  if (source instanceof Uint8Array) return new MemorySource(source);
  if (source instanceof Blob) return new BlobSource(source);
  const given: unknown = source;
  if (typeof given === 'object' && given !== null && 'read' in given && 'size' in given) {
    return source;
  }
  const got = given === null ? 'null' : typeof given;
  throw new TypeError(`"source": expected a ByteSource, Uint8Array or Blob, got ${got}`);
}

/** What a file of this size has behind an image of that size. */
export function trailerOf(sizeBytes: number, imageSize: number): Trailer {
  const present = sizeBytes % TRAILER_MODULUS === TRAILER_SIZE;
  return { present, extraBytes: sizeBytes - imageSize - (present ? TRAILER_SIZE : 0) };
}

/**
 * A saved snapshot is exactly image and trailer: any other size with a trailer means a wrong
 * high-water mark.
 */
export function* checkSize({ source, imageSize }: Database, trailer: Trailer): Generator<Problem> {
  if (!trailer.present || trailer.extraBytes === 0) return;
  const expectedBytes = imageSize + TRAILER_SIZE;
  yield problem('file-size', {}, { sizeBytes: source.size, expectedBytes });
}
