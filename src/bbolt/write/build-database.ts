/** A whole bbolt file in memory, from plain data: for tests, fixtures and small files. */

import { compareBytes } from '../../bytes/compare.ts';
import { MemorySink } from '../../io/memory-sink.ts';
import type { BucketWriter } from './bucket-writer.ts';
import { DatabaseWriter } from './database-writer.ts';
import type { DatabaseWriterOptions } from './database-writer.ts';

/** A bucket: its elements, in any order, and its sequence. */
export interface BucketContent {
  readonly elements: readonly BucketElement[];
  readonly sequence?: bigint | undefined;
}

/** A key and its value, or a name and the bucket. */
export type BucketElement = readonly [key: Uint8Array, content: Uint8Array | BucketContent];

/** A file: its buckets, in any order, and how it is written; pages are of 4,096 bytes by default. */
export interface DatabaseContent extends Partial<DatabaseWriterOptions> {
  readonly buckets: readonly (readonly [name: Uint8Array, content: BucketContent])[];
}

/**
 * The bytes of a bbolt file.
 * @throws {RangeError} for keys that bbolt does not accept and for two of the same.
 */
export async function buildDatabase(content: DatabaseContent): Promise<Uint8Array> {
  const sink = new MemorySink();
  const writer = new DatabaseWriter(sink, { pageSize: 4096, ...content });
  for (const [name, bucket] of inOrder(content.buckets)) {
    await fill(writer.bucket(name, bucket), bucket);
  }
  await writer.finish();
  return sink.bytes.slice();
}

async function fill(writer: BucketWriter, { elements }: BucketContent): Promise<void> {
  for (const [key, content] of inOrder(elements)) {
    if (content instanceof Uint8Array) await writer.put(key, content);
    else await fill(writer.bucket(key, content), content);
  }
  await writer.end();
}

function inOrder<T extends readonly [Uint8Array, unknown]>(elements: readonly T[]): T[] {
  return [...elements].sort(([a], [b]) => compareBytes(a, b));
}
