/**
 * Writes a new bbolt file in one pass, from elements in key order: no page is free in it, and the
 * same elements always give the same bytes. Pages go into the sink in the order of their numbers,
 * the metas last, so that a file that was not finished is none. Memory is that of a few pages for
 * each level of the open buckets' trees, and of the blocks that are being written.
 */

import type { ByteSink } from '../../io/sink.ts';
import { PAGE_SIZE_MAX, PAGE_SIZE_MIN } from '../meta.ts';
import { BucketWriter } from './bucket-writer.ts';
import type { BucketSettings } from './bucket-writer.ts';
import { encodeEmptyFreelist, encodeMeta } from './encode-meta.ts';
import { PageStream } from './page-stream.ts';

/** Least part of a page that can be asked to be filled (bbolt bucket.go, minFillPercent, v1.4.3). */
const FILL_MIN = 0.1;
const TXID_MAX = 2n ** 64n - 1n;

/** How a file is written. */
export interface DatabaseWriterOptions {
  /** Bytes of a page: a power of two from 1,024 to 16 MiB. */
  readonly pageSize: number;
  /** Part of a page that is filled, 0.1 to 1, which is the default. */
  readonly fill?: number | undefined;
  /** Transaction id of meta 0, at least 1, which is the default; meta 1 has the one before it. */
  readonly txid?: bigint | undefined;
  /** Whether a freelist is stored, which is empty; 'none' by default, as etcd has it on Linux. */
  readonly freelist?: 'none' | 'empty' | undefined;
}

/** What was written. */
export interface WrittenDatabase {
  /** First page that was never allocated. */
  readonly highWaterMark: number;
  /** Bytes of the file. */
  readonly imageSize: number;
}

/** A new file. */
export class DatabaseWriter {
  readonly #sink: ByteSink;
  readonly #stream: PageStream;
  readonly #root: BucketWriter;
  readonly #txid: bigint;
  readonly #storesFreelist: boolean;

  /** @throws {RangeError} for options out of their range. */
  constructor(sink: ByteSink, options: DatabaseWriterOptions) {
    const { pageSize, fill = 1, txid = 1n, freelist = 'none' } = options;
    expectOptions(pageSize, fill, txid);
    this.#sink = sink;
    this.#stream = new PageStream(sink, pageSize);
    this.#root = new BucketWriter({ stream: this.#stream, limit: Math.floor(pageSize * fill) });
    this.#txid = txid;
    this.#storesFreelist = freelist === 'empty';
  }

  /**
   * Begins a top-level bucket. Names ascend, and the one before it must have been ended.
   * @throws {RangeError} for a name of less than 1 or more than 32,768 bytes, or out of order.
   * @throws {TypeError} if another bucket is open, or the file finished.
   */
  bucket(name: Uint8Array, settings: BucketSettings = {}): BucketWriter {
    return this.#root.bucket(name, settings);
  }

  /**
   * Writes what is left, the metas last. The sink is neither synced nor closed.
   * @throws {TypeError} if a bucket is open, or the file was finished before.
   * @throws what the sink threw.
   */
  async finish(): Promise<WrittenDatabase> {
    const stream = this.#stream;
    const { pageSize } = stream;
    const tree = this.#root.finish();
    const root = 'root' in tree ? tree.root : 0;
    const freelist = this.#storesFreelist ? writeFreelist(stream) : undefined;
    await stream.drain();
    const highWaterMark = stream.nextPgid;
    const imageSize = highWaterMark * pageSize;
    // The end of a large value's last page was not written.
    await this.#sink.resize(imageSize);
    const metas = new Uint8Array(2 * pageSize);
    for (const index of [0, 1]) {
      const txid = this.#txid - BigInt(index);
      const fields = { index, pageSize, root, freelist, highWaterMark, txid };
      encodeMeta(metas.subarray(index * pageSize), fields);
    }
    await this.#sink.write(0, metas);
    return { highWaterMark, imageSize };
  }
}

function writeFreelist(stream: PageStream): number {
  const { pgid, bytes } = stream.take(1);
  encodeEmptyFreelist(bytes, pgid);
  return pgid;
}

function expectOptions(pageSize: number, fill: number, txid: bigint): void {
  const isPower = Number.isInteger(Math.log2(pageSize));
  if (!isPower || pageSize < PAGE_SIZE_MIN || pageSize > PAGE_SIZE_MAX) {
    throw new RangeError(`"pageSize": expected a power of two from 1024 to 2^24, got ${pageSize}`);
  }
  if (!(fill >= FILL_MIN && fill <= 1)) {
    throw new RangeError(`"fill": expected 0.1 to 1, got ${fill}`);
  }
  if (txid < 1n || txid > TXID_MAX) {
    throw new RangeError(`"txid": expected 1 to 2^64 - 1, got ${txid}`);
  }
}
