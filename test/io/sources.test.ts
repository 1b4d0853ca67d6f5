import { describe, expect, test } from 'vitest';

import { BlobSource } from '../../src/io/blob-source.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import { readAll, readBytes } from '../../src/io/source.ts';
import type { ByteSource } from '../../src/io/source.ts';
import { codeOf } from '../build/errors.ts';
import { CountingSource } from '../build/sources.ts';

const BYTES = Uint8Array.from({ length: 100 }, (_, index) => index);

const SOURCES: [string, () => ByteSource][] = [
  ['memory', () => new MemorySource(BYTES)],
  [
    'a part of a larger array',
    () => new MemorySource(new Uint8Array([9, ...BYTES, 9]).subarray(1, 101)),
  ],
  ['blob', () => new BlobSource(new Blob([BYTES]))],
];

describe.each(SOURCES)('%s', (_name, make) => {
  test('gives exactly what was asked for', async () => {
    const source = make();
    expect(source.size).toBe(100);
    expect(await readBytes(source, 0, 100)).toEqual(BYTES);
    expect(await readBytes(source, 97, 3)).toEqual(Uint8Array.of(97, 98, 99));
    expect(await readBytes(source, 100, 0)).toEqual(new Uint8Array(0));
  });

  test.each([
    [98, 3],
    [100, 1],
    [-1, 1],
    [2 ** 53, 1],
    [Number.NaN, 1],
  ])('refuses offset %d, length %d', async (offset, length) => {
    expect(await codeOf(readBytes(make(), offset, length))).toBe('source-short-read');
  });

  test('refuses after it was closed, however often', async () => {
    const source = make();
    await source.close();
    await source.close();
    expect(await codeOf(readBytes(source, 0, 1))).toBe('source-closed');
  });
});

test('a blob that can no longer be read says that it changed', async () => {
  const gone = new Blob([BYTES]);
  const refusing = (name: string): Blob =>
    Object.assign(gone.slice(), {
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('refused', name)) }),
    });
  const changed = new BlobSource(refusing('NotReadableError'));
  expect(await codeOf(readBytes(changed, 0, 1))).toBe('source-changed');
  const failed = new BlobSource(refusing('SecurityError'));
  expect(await codeOf(readBytes(failed, 0, 1))).toBe('source-failed');
});

test('a blob is named after its file', () => {
  expect(new BlobSource(new File([BYTES], 'snapshot.db')).name).toBe('snapshot.db');
  expect(new BlobSource(new Blob([])).name).toBe('blob');
});

test('many reads at once', async () => {
  const source = new CountingSource(new MemorySource(BYTES));
  const reads = Array.from({ length: 200 }, (_, index) => {
    return { offset: index % 100, target: new Uint8Array(1) };
  });
  await readAll(source, reads);
  expect(reads.map(({ target }) => target[0])).toEqual(reads.map(({ offset }) => offset));
  expect(source.reads).toBe(200);
});
