/**
 * Copies the elements of a bucket, all or some of them, into a new file: at memory speed where the
 * kernel runs, and with the same bytes without it.
 */

import { Bitmap } from '../../bytes/bitmap.ts';
import { Crc32c } from '../../bytes/crc32c.ts';
import { formatKey } from '../../bytes/text.ts';
import { expectSound } from '../../errors.ts';
import type { Place } from '../../findings.ts';
import type { RunOptions } from '../../io/source.ts';
import { instantiateKernel } from '../../kernel/kernel.ts';
import { decodeBucket } from '../bucket.ts';
import type { BucketRef } from '../bucket.ts';
import { checkBucketValue, checkTreeDepth } from '../checks/index.ts';
import type { Database } from '../database.ts';
import { BUCKET_FLAG, elementKey, elementSpan, elementValue, leafFlags } from '../elements.ts';
import type { BatchEntry } from '../page-batch.ts';
import type { Page } from '../page.ts';
import { checkLeaf, throwProblem, walkLeaves } from '../walk.ts';
import type { LeafBatch } from '../walk.ts';
import type { BucketWriter } from './bucket-writer.ts';
import { LeafPacker } from './leaf-packer.ts';

/** What is copied, and where to. */
export interface BucketCopy extends RunOptions {
  readonly database: Database;
  readonly bucket: BucketRef;
  /** Takes the elements behind what it has already, and can be given more afterwards. */
  readonly target: BucketWriter;
  /**
   * The elements to keep, by their position in the bucket in key order; all of them without it, and
   * those at or behind its size are left out.
   */
  readonly keep?: Bitmap | undefined;
  /** Pages seen so far, of all passes over the file; those of the bucket are added. */
  readonly visited?: Bitmap | undefined;
  /** Does without the kernel. For tests. */
  readonly referenceOnly?: boolean | undefined;
}

/** What was copied. */
export interface CopiedBucket {
  /** Elements of the bucket. */
  readonly recordCount: number;
  /** Elements that were kept. */
  readonly keptCount: number;
  /** CRC-32C of key and value of those, in order, without buckets inside. */
  readonly crc: number;
  /** Bytes that it was computed over. */
  readonly crcBytes: number;
}

/**
 * Copies a bucket, with the buckets inside it.
 * @throws {CorruptionError} at the first thing that is wrong with it.
 * @throws {RangeError} if it does not come behind what the target has.
 * @throws {SourceError} if the source fails, and what the sink throws.
 */
export async function copyBucket(copy: BucketCopy): Promise<CopiedBucket> {
  const { database, bucket, signal, onProgress } = copy;
  const { visited = new Bitmap(database.highWaterMark) } = copy;
  const packer = createPacker(copy);
  const copier = new BucketCopier({ ...copy, visited }, packer);
  const reader = database.reader({ arena: packer?.arena });
  let doneBytes = onProgress === undefined ? 0 : visited.count() * database.pageSize;
  for await (const batch of walkLeaves(reader, bucket, { visited })) {
    signal?.throwIfAborted();
    await copier.copy(batch);
    doneBytes += batch.pages.entries.reduce((sum, { size }) => sum + size, 0);
    onProgress?.({ doneBytes, totalBytes: database.imageSize });
  }
  packer?.end();
  return copier.result();
}

/** The kernel's part; undefined where it cannot run, or is not worth it. */
function createPacker({ database, bucket, ...copy }: BucketCopy): LeafPacker | undefined {
  const { target, keep, referenceOnly = false } = copy;
  const { pageSize } = target.tree.stream;
  if (referenceOnly || bucket.inline !== undefined || !LeafPacker.packs(pageSize)) return undefined;
  const kernel = instantiateKernel();
  if (kernel === undefined) return undefined;
  try {
    return new LeafPacker(kernel, { target, sourcePageSize: database.pageSize, keep });
  } catch (error) {
    // There is no memory for its arenas.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

class BucketCopier {
  readonly #copy: BucketCopy;
  readonly #packer: LeafPacker | undefined;
  readonly #crc: Crc32c | LeafPacker;
  /** Elements so far, and those of them that were kept. */
  #ordinal = 0;
  #kept = 0;
  /** Bytes hashed here, which are all of them without a kernel. */
  #hashedBytes = 0;

  constructor(copy: BucketCopy, packer: LeafPacker | undefined) {
    this.#copy = copy;
    this.#packer = packer;
    this.#crc = packer ?? new Crc32c();
  }

  result(): CopiedBucket {
    return {
      recordCount: this.#ordinal,
      keptCount: this.#kept,
      crc: this.#crc.digest(),
      crcBytes: this.#packer?.hashedBytes ?? this.#hashedBytes,
    };
  }

  /** Copies the pages of a batch. */
  async copy(batch: LeafBatch): Promise<void> {
    const { entries } = batch.pages;
    for (let at = 0; at < entries.length;) {
      const packed = await this.#packer?.take(batch, at, this.#ordinal);
      if (packed !== undefined) {
        const { taken, records } = packed;
        for (const { count } of entries.slice(at, at + taken)) this.#ordinal += count;
        this.#kept += records;
        at += taken;
      }
      const entry = entries[at++];
      if (entry !== undefined) await this.#copyLeaf(batch, entry);
    }
  }

  /** The reference: one element after the other. */
  async #copyLeaf(batch: LeafBatch, entry: BatchEntry): Promise<void> {
    const { database, bucket, target, keep } = this.#copy;
    const page = batch.pages.page(entry);
    const place: Place = { pgid: page.pgid, pageType: page.type, bucket: bucket.path };
    const { highWaterMark } = database;
    expectSound(checkLeaf(batch, entry, page, { place, highWaterMark }));
    for (let element = 0; element < page.count; element++) {
      if (keep !== undefined && !isKept(keep, this.#ordinal + element)) continue;
      this.#kept++;
      if ((leafFlags(page, element) & BUCKET_FLAG) !== 0) {
        await this.#copyInner(page, element);
        continue;
      }
      const { keyStart, end } = elementSpan(page, element);
      this.#crc.update(page.bytes.subarray(keyStart, end));
      this.#hashedBytes += end - keyStart;
      const wait = target.put(elementKey(page, element), elementValue(page, element));
      if (wait !== undefined) await wait;
    }
    this.#ordinal += page.count;
  }

  async #copyInner(page: Page, element: number): Promise<void> {
    const { database, bucket, target } = this.#copy;
    const name = elementKey(page, element).slice();
    const path = [...bucket.path, formatKey(name)];
    const place: Place = { pgid: page.pgid, pageType: page.type, bucket: path, element };
    const tooDeep = checkTreeDepth(path.length, place);
    if (tooDeep !== undefined) throwProblem(tooDeep);
    const value = elementValue(page, element);
    expectSound(checkBucketValue(value, place, database.highWaterMark));
    const inner = decodeBucket(value, path);
    const writer = target.bucket(name, inner);
    const copy = { ...this.#copy, bucket: inner, target: writer, keep: undefined };
    // A kernel takes more memory than a bucket inside is worth.
    await copyBucket({ ...copy, onProgress: undefined, referenceOnly: true });
    await writer.end();
  }
}

function isKept(keep: Bitmap, ordinal: number): boolean {
  return ordinal < keep.size && keep.has(ordinal);
}
