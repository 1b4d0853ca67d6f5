import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { openDatabase } from '../../src/bbolt/database.ts';
import type { Bucket } from '../../src/bbolt/database.ts';
import type { Entry } from '../../src/bbolt/cursor.ts';
import { formatHex } from '../../src/bytes/text.ts';
import { hasPrefix } from '../../src/bytes/compare.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import { buildDatabase, bytesOf, compareKeys } from '../build/database.ts';
import { codeOf } from '../build/errors.ts';
import { fixtureNames, readFixture } from '../build/fixtures.ts';
import { FaultySource } from '../build/sources.ts';

/** Few different bytes, so that keys share prefixes and are asked for again. */
const keyBytes = fc
  .array(fc.constantFrom(0, 1, 0x61, 0x62, 0xff), { minLength: 1, maxLength: 6 })
  .map((bytes) => Uint8Array.from(bytes));
const anyKeys = fc.uniqueArray(keyBytes, {
  maxLength: 120,
  selector: (key) => Buffer.from(key).toString('hex'),
});

/** A bucket to build and to read back. */
interface Tree {
  readonly keys: readonly Uint8Array[];
  readonly perPage: number;
  readonly pageSize: number;
  readonly inline: boolean;
}

const trees: fc.Arbitrary<Tree> = fc.record({
  keys: anyKeys,
  perPage: fc.constantFrom(1, 2, 3, 5, 1000),
  pageSize: fc.constantFrom(1024, 4096, 65_536),
  inline: fc.boolean(),
});

/** Opens a bucket with these keys, and the entries that it should have. */
async function build(tree: Tree): Promise<{ bucket: Bucket; model: Entry[] }> {
  const { keys, perPage, pageSize, inline } = tree;
  const model = [...keys].sort(compareKeys).map((key): Entry => ({ key, value: key.slice(1) }));
  const elements = model.map(({ key, value }) => [key, value!] as const);
  const file = buildDatabase({ elements: [['b', { elements, perPage, inline }]] }, { pageSize });
  const database = await openDatabase(new MemorySource(file));
  return { bucket: (await database.bucket(bytesOf('b')))!, model };
}

async function entriesOf(bucket: Bucket, range = {}): Promise<Entry[]> {
  const all: Entry[] = [];
  for await (const entries of bucket.entries(range)) all.push(...entries);
  return all;
}

const moves = fc.array(
  fc.oneof(fc.constantFrom('first', 'last', 'next', 'next', 'previous', 'previous'), keyBytes),
  { maxLength: 40 },
);

describe('cursor', () => {
  test('any walk is a walk over a sorted array', async () => {
    await fc.assert(
      fc.asyncProperty(trees, moves, async (tree, steps) => {
        const { bucket, model } = await build(tree);
        const cursor = bucket.cursor();
        let at: number | undefined;
        for (const step of steps) {
          if (step instanceof Uint8Array) {
            at = model.findIndex(({ key }) => compareKeys(key, step) >= 0);
            if (at < 0) at = model.length;
            expect(await cursor.seek(step)).toEqual(model[at]);
          } else {
            at = moveModel(step, at, model.length);
            expect(await cursor[step]()).toEqual(at === undefined ? undefined : model[at]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test('forward and backward over all', async () => {
    const keys = Array.from({ length: 700 }, (_, index) => bytesOf(String(index * 7919)));
    for (const perPage of [2, 7, 1000]) {
      const tree = { keys, perPage, pageSize: 1024, inline: false };
      const { bucket, model } = await build(tree);
      const cursor = bucket.cursor();
      const forward: Entry[] = [];
      for (let e = await cursor.first(); e !== undefined; e = await cursor.next()) forward.push(e);
      const backward: Entry[] = [];
      for (let e = await cursor.last(); e !== undefined; e = await cursor.previous())
        backward.push(e);
      expect(forward).toEqual(model);
      expect(backward.reverse()).toEqual(model);
    }
  });

  test('a move that failed can be made again, and skips nothing', async () => {
    const keys = Array.from({ length: 40 }, (_, index) => bytesOf(`k${String(index + 10)}`));
    const elements = keys.map((key) => [key, key] as const);
    const bytes = buildDatabase({ elements: [['b', { elements, perPage: 2 }]] });
    for (let goodReads = 4; goodReads < 60; goodReads++) {
      const flaky = new FaultySource(new MemorySource(bytes), goodReads, 'fails', 1);
      const database = await openDatabase(flaky);
      const cursor = (await database.bucket(bytesOf('b')))!.cursor();
      const found: Uint8Array[] = [];
      let move = (): Promise<Entry | undefined> => cursor.first();
      for (;;) {
        const entry = await move().catch(() => move());
        if (entry === undefined) break;
        found.push(entry.key);
        move = () => cursor.next();
      }
      expect(found).toEqual(keys);
    }
  });

  test('before a first move there is no next and no previous', async () => {
    const { bucket } = await build({
      keys: [bytesOf('a')],
      perPage: 9,
      pageSize: 1024,
      inline: true,
    });
    expect(await bucket.cursor().next()).toBeUndefined();
    expect(await bucket.cursor().previous()).toBeUndefined();
  });
});

describe('entries', () => {
  const maybe = fc.option(fc.oneof(keyBytes, fc.constant(new Uint8Array(0))), { nil: undefined });
  test('of any range are what a filter leaves', async () => {
    await fc.assert(
      fc.asyncProperty(trees, maybe, maybe, maybe, async (tree, from, to, prefix) => {
        const { bucket, model } = await build(tree);
        const expected = model.filter(
          ({ key }) =>
            (from === undefined || compareKeys(key, from) >= 0) &&
            (to === undefined || compareKeys(key, to) < 0) &&
            (prefix === undefined || hasPrefix(key, prefix)),
        );
        expect(await entriesOf(bucket, { from, to, prefix })).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test('get finds what is there, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(trees, keyBytes, async (tree, other) => {
        const { bucket, model } = await build(tree);
        for (const { key, value } of model.slice(0, 20))
          expect(await bucket.get(key)).toEqual(value);
        const found = model.find(({ key }) => compareKeys(key, other) === 0);
        expect(await bucket.get(other)).toEqual(found?.value);
      }),
      { numRuns: 50 },
    );
  });

  test.each(fixtureNames('etcd'))('of %s are what a cursor visits', async (name) => {
    const database = await openDatabase(new MemorySource(readFixture(name, 'snapshot.db')));
    for await (const { bucket } of database.buckets()) {
      const visited: string[] = [];
      const cursor = bucket.cursor();
      for (let e = await cursor.first(); e !== undefined; e = await cursor.next()) {
        visited.push(digest(e));
      }
      expect((await entriesOf(bucket)).map(digest)).toEqual(visited);
    }
    expect(await codeOf(database.close())).toBe('no error');
  });
});

/** A key, and a hash of its value. */
function digest({ key, value }: Entry): string {
  const digested = value === undefined ? 'bucket' : createHash('sha1').update(value).digest('hex');
  return `${formatHex(key)} ${digested}`;
}

/** Position after a move; past either end the cursor waits there. */
function moveModel(
  step: 'first' | 'last' | 'next' | 'previous',
  at: number | undefined,
  length: number,
): number | undefined {
  if (step === 'first') return 0;
  if (step === 'last') return length - 1;
  if (at === undefined) return undefined;
  return step === 'next' ? Math.min(length, at + 1) : Math.max(-1, at - 1);
}
