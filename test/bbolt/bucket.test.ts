import { describe, expect, test } from 'vitest';

import { decodeBucket } from '../../src/bbolt/bucket.ts';
import { openDatabase } from '../../src/bbolt/database.ts';
import type { Bucket } from '../../src/bbolt/database.ts';
import { formatKey } from '../../src/bytes/text.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import { buildDatabase, bytesOf } from '../build/database.ts';
import type { BucketSpec } from '../build/database.ts';
import { codeOf } from '../build/errors.ts';
import { encodeLeaf } from '../build/pages.ts';

/** A bucket value: root, sequence, and what follows. */
function valueOf(root: bigint, page = new Uint8Array(0), sequence = 0n): Uint8Array<ArrayBuffer> {
  const value = new Uint8Array(16 + page.length);
  const view = new DataView(value.buffer);
  view.setBigUint64(0, root, true);
  view.setBigUint64(8, sequence, true);
  value.set(page, 16);
  return value;
}

describe('bucket value', () => {
  test('an empty inline bucket has 32 bytes', () => {
    const value = valueOf(0n, encodeLeaf(0, [], 0));
    expect(value).toHaveLength(32);
    const { inline, ...ref } = decodeBucket(value, ['a']);
    expect(ref).toEqual({ path: ['a'], root: 0, sequence: 0n });
    expect(inline).toMatchObject({ pgid: 0, type: 'leaf', count: 0, overflow: 0 });
  });

  test('root and sequence', () => {
    const ref = decodeBucket(valueOf(7n, undefined, 2n ** 64n - 1n), ['a', 'b']);
    expect(ref).toEqual({ path: ['a', 'b'], root: 7, sequence: 2n ** 64n - 1n });
  });
});

const TREE: BucketSpec = {
  elements: [
    ['empty', { elements: [] }],
    ['empty inline', { elements: [], inline: true, sequence: 3n }],
    ['inline', { elements: [['k', bytesOf('v')]], inline: true, sequence: 2n ** 40n }],
    [
      'nested',
      {
        elements: [
          ['a', bytesOf('value')],
          ['b', { elements: [['c', { elements: [['deep', bytesOf('found')]], inline: true }]] }],
        ],
      },
    ],
    ['value', bytesOf('not a bucket')],
  ],
};

async function open(spec: BucketSpec): Promise<Bucket> {
  return (await openDatabase(new MemorySource(buildDatabase(spec)))).root;
}

async function keysOf(bucket: Bucket | undefined): Promise<string[]> {
  const keys: string[] = [];
  for await (const entries of bucket!.entries())
    keys.push(...entries.map(({ key }) => formatKey(key)));
  return keys;
}

describe('buckets of a file', () => {
  test('are found by their path', async () => {
    const root = await open(TREE);
    const deep = await (await (await root.bucket(bytesOf('nested')))!.bucket(bytesOf('b')))!.bucket(
      bytesOf('c'),
    );
    expect(deep?.ref.path).toEqual(['nested', 'b', 'c']);
    expect(await deep?.get(bytesOf('deep'))).toEqual(bytesOf('found'));
  });

  test('have their sequence', async () => {
    const root = await open(TREE);
    expect((await root.bucket(bytesOf('inline')))?.sequence).toBe(2n ** 40n);
    expect((await root.bucket(bytesOf('empty inline')))?.sequence).toBe(3n);
    expect((await root.bucket(bytesOf('nested')))?.sequence).toBe(0n);
  });

  test('are told from values', async () => {
    const root = await open(TREE);
    const names: string[] = [];
    for await (const { name } of root.buckets()) names.push(formatKey(name));
    expect(names).toEqual(['empty', 'empty inline', 'inline', 'nested']);
    expect(await root.bucket(bytesOf('value'))).toBeUndefined();
    expect(await root.bucket(bytesOf('absent'))).toBeUndefined();
    expect(await root.get(bytesOf('nested'))).toBeUndefined();
    expect(await root.get(bytesOf('value'))).toEqual(bytesOf('not a bucket'));
  });

  test('empty ones have no entries and no first element', async () => {
    const root = await open(TREE);
    for (const name of ['empty', 'empty inline']) {
      const bucket = await root.bucket(bytesOf(name));
      expect(await keysOf(bucket)).toEqual([]);
      const cursor = bucket!.cursor();
      expect(await cursor.first()).toBeUndefined();
      expect(await cursor.next()).toBeUndefined();
      expect(await cursor.last()).toBeUndefined();
      expect(await cursor.previous()).toBeUndefined();
      expect(await cursor.seek(bytesOf('a'))).toBeUndefined();
    }
  });

  test('a broken bucket value is refused when the bucket is asked for', async () => {
    const root = await open({
      elements: [
        ['a', bytesOf('v')],
        ['b', { elements: [] }],
      ],
    });
    const file = buildDatabase({ elements: [['b', { elements: [] }]] });
    const value = Buffer.from(file).indexOf('b', 2 * 4096) + 1;
    file.set(new Uint8Array(8).fill(0xff), value);
    const broken = (await openDatabase(new MemorySource(file))).root;
    expect(await codeOf(broken.bucket(bytesOf('b')))).toBe('page-out-of-bounds');
    expect(await codeOf(keysOf(root))).toBe('no error');
  });
});
