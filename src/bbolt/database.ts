/**
 * A bbolt file opened for reading: any bbolt file, not only etcd's. Buckets, single look-ups,
 * cursors and batched iteration; everything is checked before use and nothing is ever written.
 */

import { Bitmap } from '../bytes/bitmap.ts';
import { compareBytes, prefixEnd } from '../bytes/compare.ts';
import { formatKey } from '../bytes/text.ts';
import { expectSound } from '../errors.ts';
import type { ByteSource, RunOptions } from '../io/source.ts';
import { decodeBucket } from './bucket.ts';
import type { BucketRef } from './bucket.ts';
import { checkBucketValue, checkLayout } from './checks/index.ts';
import { Cursor, entryAt } from './cursor.ts';
import type { Entry } from './cursor.ts';
import { BUCKET_FLAG, elementKey, elementValue, leafFlags } from './elements.ts';
import { locateMetas } from './locate.ts';
import type { Meta } from './meta.ts';
import type { Page } from './page.ts';
import { PageReader } from './page-reader.ts';
import type { PageFile, PageReaderOptions } from './page-reader.ts';
import { checkLeaf, walkLeaves } from './walk.ts';

/** Which keys to go over. */
export interface KeyRange {
  /** First key that is wanted. */
  readonly from?: Uint8Array | undefined;
  /** First key that is not wanted any more. */
  readonly to?: Uint8Array | undefined;
  /** Only keys that begin with these bytes. */
  readonly prefix?: Uint8Array | undefined;
}

/** An open bbolt file. */
export class Database {
  readonly source: ByteSource;
  /** Both metas, where both could be read, each with what is wrong with it. */
  readonly metas: readonly Meta[];
  /** The active meta. */
  readonly meta: Meta;
  /** Bytes. */
  readonly pageSize: number;
  /** First page that was never allocated. */
  readonly highWaterMark: number;
  /** The bucket whose elements are the top-level buckets. */
  readonly root: Bucket;
  readonly #options: PageReaderOptions;

  /** Use `openDatabase`. */
  constructor(source: ByteSource, metas: readonly Meta[], meta: Meta, options: PageReaderOptions) {
    this.source = source;
    this.metas = metas;
    this.meta = meta;
    this.pageSize = meta.pageSize;
    this.highWaterMark = Number(meta.highWaterMark);
    this.#options = options;
    const root = { path: [], root: Number(meta.root), sequence: meta.sequence };
    this.root = new Bucket(this, root);
  }

  /** The file as page readers see it. */
  get file(): PageFile {
    return this;
  }

  /** Bytes of all pages up to the high-water mark: what etcdutl calls total size. */
  get imageSize(): number {
    return this.highWaterMark * this.pageSize;
  }

  /** A page reader with an arena of its own. */
  reader(options: PageReaderOptions = {}): PageReader {
    return new PageReader(this, { ...this.#options, ...options });
  }

  /** The top-level buckets, in the order of their names. */
  buckets(): AsyncGenerator<NamedBucket> {
    return this.root.buckets();
  }

  /** The bucket with this path of names; undefined if there is none. */
  async bucket(...path: readonly Uint8Array[]): Promise<Bucket | undefined> {
    let bucket: Bucket | undefined = this.root;
    for (const name of path) bucket = await bucket?.bucket(name);
    return bucket;
  }

  /** Closes the source. */
  close(): Promise<void> {
    return this.source.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/** A bucket and its name. */
export interface NamedBucket {
  readonly name: Uint8Array;
  readonly bucket: Bucket;
}

/** A bucket of an open database. */
export class Bucket {
  readonly #database: Database;
  /** Where the bucket's tree is. */
  readonly ref: BucketRef;

  /** Use `Database.bucket`. */
  constructor(database: Database, ref: BucketRef) {
    this.#database = database;
    this.ref = ref;
  }

  /** The counter of bbolt's NextSequence. */
  get sequence(): bigint {
    return this.ref.sequence;
  }

  /** The value of a key; undefined if the key is absent or names a bucket. */
  async get(key: Uint8Array): Promise<Uint8Array | undefined> {
    const entry = await this.#find(key);
    return entry?.value;
  }

  /** A cursor, before its first move. */
  cursor(): Cursor {
    return new Cursor(this.#database.reader(), this.ref);
  }

  /** The bucket of this name inside this one; undefined if there is none. */
  async bucket(name: Uint8Array): Promise<Bucket | undefined> {
    for await (const entries of this.#leaves({ from: name })) {
      for (const { page, index } of entries) {
        if (compareBytes(elementKey(page, index), name) !== 0) return undefined;
        return this.#bucketAt(page, index)?.bucket;
      }
    }
    return undefined;
  }

  /** The buckets inside this one, in the order of their names. */
  async *buckets(): AsyncGenerator<NamedBucket> {
    for await (const entries of this.#leaves({})) {
      const found = entries.map(({ page, index }) => this.#bucketAt(page, index));
      for (const named of found) if (named !== undefined) yield named;
    }
  }

  /**
   * The elements of a range in key order, a batch of pages at a time; keys and values are copies.
   * @throws {CorruptionError} at the first thing that is wrong.
   */
  async *entries(range: KeyRange = {}, options: RunOptions = {}): AsyncGenerator<Entry[]> {
    for await (const entries of this.#leaves(range, options)) {
      if (entries.length > 0) yield entries.map(({ page, index }) => entryAt(page, index));
    }
  }

  async #find(key: Uint8Array): Promise<Entry | undefined> {
    const entry = await this.cursor().seek(key);
    return entry !== undefined && compareBytes(entry.key, key) === 0 ? entry : undefined;
  }

  #bucketAt(page: Page, index: number): NamedBucket | undefined {
    if ((leafFlags(page, index) & BUCKET_FLAG) === 0) return undefined;
    const name = elementKey(page, index).slice();
    const path = [...this.ref.path, formatKey(name)];
    const value = elementValue(page, index);
    const place = { pgid: page.pgid, pageType: page.type, bucket: path, element: index };
    expectSound(checkBucketValue(value, place, this.#database.highWaterMark));
    return { name, bucket: new Bucket(this.#database, decodeBucket(value, path)) };
  }

  /** Checked elements of the range; views into a batch, valid until the next one. */
  async *#leaves(
    range: KeyRange,
    { signal }: RunOptions = {},
  ): AsyncGenerator<{ page: Page; index: number }[]> {
    const { highWaterMark } = this.#database;
    const { from, to } = resolveRange(range);
    const visited = new Bitmap(highWaterMark);
    for await (const batch of walkLeaves(this.#database.reader(), this.ref, {
      visited,
      from,
      to,
    })) {
      signal?.throwIfAborted();
      const found: { page: Page; index: number }[] = [];
      for (const entry of batch.pages.entries) {
        const page = batch.pages.page(entry);
        const place = { pgid: page.pgid, pageType: page.type, bucket: this.ref.path };
        expectSound(checkLeaf(batch, entry, page, { place, highWaterMark }));
        for (let index = 0; index < page.count; index++) {
          const key = elementKey(page, index);
          if (from !== undefined && compareBytes(key, from) < 0) continue;
          if (to !== undefined && compareBytes(key, to) >= 0) break;
          found.push({ page, index });
        }
      }
      yield found;
    }
  }
}

function resolveRange({ from, to, prefix }: KeyRange): {
  from: Uint8Array | undefined;
  to: Uint8Array | undefined;
} {
  if (prefix === undefined || prefix.length === 0) return { from, to };
  const end = prefixEnd(prefix);
  return {
    from: from !== undefined && compareBytes(from, prefix) > 0 ? from : prefix,
    to: to === undefined || (end !== undefined && compareBytes(end, to) < 0) ? end : to,
  };
}

/**
 * Opens a bbolt file: finds its metas and checks what the active one says of the file.
 * @throws {CorruptionError} if it is not a bbolt file, is cut off, or has no valid meta.
 * @throws {UnsupportedError} for compressed and big-endian files.
 * @throws {SourceError} if the source fails.
 */
export async function openDatabase(
  source: ByteSource,
  options: PageReaderOptions = {},
): Promise<Database> {
  const { metas, active } = await locateMetas(source);
  expectSound(checkLayout(source, active));
  return new Database(source, metas, active, options);
}
