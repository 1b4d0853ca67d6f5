/** What a bbolt file holds, as plain data, and what is wrong with it. */

import { expect } from 'vitest';

import { openDatabase } from '../../src/bbolt/database.ts';
import type { Bucket } from '../../src/bbolt/database.ts';
import { checkInlineEnd } from '../../src/bbolt/checks/index.ts';
import type { BucketContent, BucketElement } from '../../src/bbolt/write/build-database.ts';
import type { Problem } from '../../src/findings.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import { checkDatabase } from '../../src/operations/bbolt.ts';

/** A file as it was read. */
export interface ReadBack {
  /** The top-level buckets; an inline bucket's element is a copy like any other. */
  readonly buckets: readonly BucketElement[];
  readonly problems: readonly Problem[];
  readonly freeCount: number;
  readonly highWaterMark: number;
}

/** Checks the file and reads everything in it. */
export async function readBack(bytes: Uint8Array): Promise<ReadBack> {
  const database = await openDatabase(new MemorySource(bytes));
  const problems: Problem[] = [];
  const { freeCount } = await checkDatabase(database, (found) => problems.push(found));
  const { elements } = await contentOf(database.root, problems);
  const { highWaterMark } = database;
  return { buckets: elements, problems, freeCount, highWaterMark };
}

/** The elements of a bucket and of those inside it. */
async function contentOf(
  bucket: Bucket,
  problems: Problem[] = [],
): Promise<Required<BucketContent>> {
  const overlong = checkInlineEnd(bucket.ref);
  if (overlong !== undefined) problems.push(overlong);
  const elements: BucketElement[] = [];
  for await (const entries of bucket.entries()) {
    for (const { key, value } of entries) {
      if (value !== undefined) elements.push([key, value]);
      else elements.push([key, await contentOf((await bucket.bucket(key))!, problems)]);
    }
  }
  return { elements, sequence: bucket.sequence };
}

/** Expects the same elements, as `toEqual` does, which takes seconds for values of megabytes. */
export function expectSameElements(
  found: readonly BucketElement[],
  expected: readonly BucketElement[],
): void {
  expect(found.length).toBe(expected.length);
  for (const [index, [key, content]] of found.entries()) {
    const [expectedKey, expectedContent] = expected[index]!;
    expect(Buffer.compare(key, expectedKey)).toBe(0);
    if (content instanceof Uint8Array && expectedContent instanceof Uint8Array) {
      expect(Buffer.compare(content, expectedContent)).toBe(0);
      continue;
    }
    const [inner, expectedInner] = [content, expectedContent] as BucketContent[];
    expect(inner!.sequence).toBe(expectedInner!.sequence ?? 0n);
    expectSameElements(inner!.elements, expectedInner!.elements);
  }
}
