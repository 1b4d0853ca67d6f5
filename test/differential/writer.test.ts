/**
 * Files that we write against the released `bbolt`: it finds nothing wrong with them, reads every key
 * back, and its own copy of them holds the same.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { run } from './harness/run.ts';
import { buildDatabase } from '../../src/bbolt/write/build-database.ts';
import type { BucketElement, DatabaseContent } from '../../src/bbolt/write/build-database.ts';
import { bytesOf } from '../build/database.ts';
import { expectSameElements, readBack } from '../build/read-back.ts';
import { pseudoRandom } from '../kernel/pseudo-random.ts';
import { locateOracles } from '../oracles/locate.ts';
import { BBOLT_VERSION } from '../oracles/versions.ts';

const oracles = locateOracles();

/** Elements with keys of one size and values up to another, the same ones on every run. */
function elementsOf(count: number, sizes: { key: number; value: number }): BucketElement[] {
  const random = pseudoRandom(count + sizes.value);
  return Array.from({ length: count }, (_, index): BucketElement => {
    const key = bytesOf(`k${String(index).padStart(sizes.key - 1, '0')}`);
    return [key, new Uint8Array(random() % (sizes.value + 1)).fill(random() & 255)];
  });
}

const small = elementsOf(3, { key: 4, value: 9 });
const nested: BucketElement[] = [
  [bytesOf('a'), { elements: small, sequence: 5n }],
  [bytesOf('b'), { elements: elementsOf(3000, { key: 9, value: 90 }), sequence: 2n ** 63n }],
  [bytesOf('c'), bytesOf('a value')],
  [bytesOf('d'), { elements: [[bytesOf('e'), { elements: [], sequence: 1n }]], sequence: 0n }],
];

const CONTENTS: Readonly<Record<string, DatabaseContent['buckets']>> = {
  'no bucket': [],
  'an empty bucket': [[bytesOf('key'), { elements: [] }]],
  'an inline bucket': [[bytesOf('key'), { elements: small, sequence: 9n }]],
  'three levels of branch pages': [
    [bytesOf('key'), { elements: elementsOf(40_000, { key: 17, value: 200 }) }],
    [bytesOf('meta'), { elements: small }],
  ],
  'values larger than pages': [
    [bytesOf('key'), { elements: elementsOf(40, { key: 8, value: 2e6 }) }],
  ],
  'keys larger than pages': [
    [bytesOf('key'), { elements: elementsOf(40, { key: 32_768, value: 5 }) }],
  ],
  'buckets in buckets': [[bytesOf('outer'), { elements: nested, sequence: 1n }]],
};

const FILES = Object.keys(CONTENTS).flatMap((name) => {
  return [1024, 4096, 16_384, 65_536].map((pageSize) => ({ name, pageSize }));
});

describe.skipIf(!oracles)(`bbolt ${BBOLT_VERSION}`, () => {
  const bbolt = oracles!.bbolt;
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-writer-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(FILES)('$name, pages of $pageSize bytes', async ({ name, pageSize }) => {
    const buckets = CONTENTS[name] ?? [];
    for (const freelist of ['none', 'empty'] as const) {
      for (const fill of [0.5, 1]) {
        const path = join(folder, 'made.db');
        await writeFile(path, await buildDatabase({ pageSize, fill, freelist, buckets }));
        expect(await run(bbolt, ['check', path])).toMatchObject({ exit: 0, stdout: 'OK\n' });
        const copy = join(folder, 'copy.db');
        await rm(copy, { force: true });
        const compacted = await run(bbolt, ['compact', '-o', copy, path]);
        expect(compacted, compacted.stderr).toMatchObject({ exit: 0 });
        const { buckets: found, problems } = await readBack(await readFile(copy));
        expect(problems).toEqual([]);
        expectSameElements(found, buckets);
      }
    }
  });

  it.each([
    { name: 'as large as a page', least: 3900, most: 4200 },
    { name: 'a little larger than a page', least: 5000, most: 5300 },
    { name: 'of nearly one page', least: 3000, most: 3900 },
    { name: 'of nearly two pages', least: 7000, most: 8300 },
    { name: 'that fill two pages', least: 8120, most: 8130 },
    { name: 'of 1 to 20 kB', least: 1000, most: 20_000 },
    { name: 'of all sizes', least: 0, most: 20_000 },
    { name: 'of less than a page', least: 0, most: 3000 },
  ])('needs as many pages as we do, or more, for values $name', async ({ least, most }) => {
    const path = join(folder, 'sizes.db');
    const copy = join(folder, 'sizes-copy.db');
    for (const count of [7, 40, 301, 1400]) {
      const random = pseudoRandom(count + most);
      const elements = Array.from({ length: count }, (_, index): BucketElement => {
        const key = bytesOf(`k${String(index).padStart(8, '0')}`);
        return [key, new Uint8Array(least + (random() % (most - least + 1)))];
      });
      // bbolt fills whole pages when it compacts, and stores a freelist.
      const buckets = [[bytesOf('key'), { elements }]] as const;
      const bytes = await buildDatabase({ fill: 1, freelist: 'empty', buckets });
      await writeFile(path, bytes);
      await rm(copy, { force: true });
      expect(await run(bbolt, ['compact', '-o', copy, path])).toMatchObject({ exit: 0 });
      const { highWaterMark, freeCount } = await readBack(await readFile(copy));
      // It has up to four elements on the last leaf, where that saves a page.
      expect(bytes.length / 4096).toBeLessThanOrEqual(highWaterMark - freeCount + 1);
    }
  });

  it('lists every key', async () => {
    const elements = elementsOf(20_000, { key: 12, value: 60 });
    const path = join(folder, 'keys.db');
    await writeFile(path, await buildDatabase({ buckets: [[bytesOf('key'), { elements }]] }));
    const { exit, stdout } = await run(bbolt, ['keys', path, 'key']);
    expect(exit).toBe(0);
    expect(stdout.trim().split('\n')).toEqual(
      elements.map(([key]) => new TextDecoder().decode(key)),
    );
  });
});
