/**
 * Salvage of files that are hardly files any more: without metas, of other page sizes, cut off
 * anywhere, with flipped bits, on disks that do not give their bytes, and of no database at all.
 */

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { SourceError } from '../../src/errors.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import type { ByteSource } from '../../src/io/source.ts';
import { salvage } from '../../src/operations/salvage/salvage.ts';
import type {
  SalvagedRecord,
  SalvageOptions,
  SalvageSummary,
} from '../../src/operations/salvage/types.ts';
import { readFixture } from '../build/fixtures.ts';
import { encodeLeaf } from '../build/pages.ts';
import { CountingSource, FaultySource } from '../build/sources.ts';
import { buildStore, plainRecords, revisionKey } from '../build/store.ts';
import { twoStates } from './two-states.ts';

async function salvageAll(
  source: ByteSource | Uint8Array,
  options: SalvageOptions = {},
): Promise<{ records: SalvagedRecord[]; summary: SalvageSummary }> {
  const run = salvage(source instanceof Uint8Array ? new MemorySource(source) : source, options);
  const records: SalvagedRecord[] = [];
  for await (const batch of run) {
    records.push(...batch.filter((found) => found.kind === 'record'));
  }
  return { records, summary: run.summary };
}

function contentOf(record: SalvagedRecord): string {
  const { revision, tombstone, key, value } = record;
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
  return [revision.main, revision.sub, tombstone, text(key), text(value)].join(' ');
}

const DEEP = buildStore({
  records: plainRecords(120),
  finished: 30,
  perPage: 4,
  pageSize: 1024,
  freelist: true,
});
const SMALL = readFixture('etcd/3.7-members', 'snapshot.db');

describe.each([1024, 4096, 16_384, 65_536])('pages of %i bytes', (pageSize) => {
  const bytes = buildStore({ records: plainRecords(60), perPage: 5, pageSize });

  it('are found by themselves when both metas are gone', async () => {
    const headless = bytes.slice();
    headless.fill(0, 0, 2 * pageSize);
    const { records, summary } = await salvageAll(headless);
    expect(records).toHaveLength(60);
    expect(summary).toMatchObject({ pageSize, pageSizeFrom: 'pages', sound: false });
    expect(summary.records).toEqual({ tree: 0, 'older-meta': 0, carved: 60 });
  });

  it('are found by meta 1 alone, and as they are told', async () => {
    const half = bytes.slice();
    half.fill(0, 0, 80);
    expect((await salvageAll(half)).summary).toMatchObject({
      ...{ pageSize, pageSizeFrom: 'meta', records: { tree: 60 }, sound: false },
    });
    const { summary } = await salvageAll(bytes, { pageSize });
    expect(summary).toMatchObject({ pageSizeFrom: 'option', records: { tree: 60 }, sound: true });
  });
});

it("finds nothing with a page size that is not the file's", async () => {
  expect((await salvageAll(DEEP, { pageSize: 65_536 })).records).toEqual([]);
});

it.each([0, 1000, 3000, 2 ** 25, NaN])('refuses a page size of %f', (pageSize) => {
  expect(() => salvage(new MemorySource(DEEP), { pageSize })).toThrow(RangeError);
});

describe('the older meta', () => {
  it('gives what the newest tree has not, and is not newer than it', async () => {
    const { records, summary } = await salvageAll(twoStates());
    expect(summary).toMatchObject({
      sound: true,
      records: { tree: 40, 'older-meta': 3, carved: 0 },
    });
    const older = records.filter(({ origin }) => origin === 'older-meta');
    expect(older.map(({ revision }) => revision.main)).toEqual([1000, 1001, 1002]);
  });

  it('gives what it can where the newest root is gone', async () => {
    const bytes = twoStates();
    const root = new DataView(bytes.buffer).getUint32(32, true);
    bytes.fill(0, root * 1024, (root + 1) * 1024);
    const { summary } = await salvageAll(bytes);
    expect(summary.records).toEqual({ tree: 0, 'older-meta': 3, carved: 40 });
    expect(summary.sound).toBe(false);
  });
});

describe('a stale page', () => {
  const large = (main: number): { key: Uint8Array; value: Uint8Array } => {
    const value = Buffer.alloc(3000, 65);
    const head = Buffer.from([0x0a, 1, 0x6b, 0x10, main, 0x18, main, 0x20, 1, 0x2a]);
    const size = Buffer.from([0xb8, 0x17]);
    return { key: revisionKey(main, 0, false), value: Buffer.concat([head, size, value]) };
  };
  const withFree = (): Uint8Array => {
    return buildStore({ records: plainRecords(8), freePages: 6, freelist: true, pageSize: 1024 });
  };
  const freePage = (bytes: Uint8Array): number => bytes.length / 1024 - 7;

  it('comes back with its overflow', async () => {
    const bytes = withFree();
    const pgid = freePage(bytes);
    bytes.set(encodeLeaf(pgid, [large(100)], 1024), pgid * 1024);
    const { records, summary } = await salvageAll(bytes);
    const carved = records.filter(({ origin }) => origin === 'carved');
    expect(carved).toMatchObject([{ pgid, revision: { main: 100 }, confidence: 'whole-page' }]);
    expect(carved[0]!.value).toEqual(new Uint8Array(3000).fill(65));
    expect(summary.records.tree).toBe(8);
  });

  it('does not come back where another page was written into its overflow', async () => {
    const bytes = withFree();
    const pgid = freePage(bytes);
    bytes.set(encodeLeaf(pgid, [large(100)], 1024), pgid * 1024);
    bytes.set(encodeLeaf(pgid + 2, [large(101)].slice(1), 1024), (pgid + 2) * 1024);
    const { records } = await salvageAll(bytes);
    expect(records.filter(({ origin }) => origin === 'carved')).toEqual([]);
  });

  it('is not read beyond the limit', async () => {
    const bytes = withFree();
    const pgid = freePage(bytes);
    bytes.set(encodeLeaf(pgid, [large(100)], 1024), pgid * 1024);
    const source = new CountingSource(new MemorySource(bytes));
    const { records } = await salvageAll(source, { pageBytesMax: 2048 });
    expect(records).toHaveLength(8);
    expect(source.outside).toBe(0);
  });

  it('is not believed in if its records disagree with themselves', async () => {
    const bytes = withFree();
    const pgid = freePage(bytes);
    const { key } = large(100);
    const { value } = large(101);
    bytes.set(encodeLeaf(pgid, [{ key, value }], 1024), pgid * 1024);
    expect((await salvageAll(bytes)).summary.records.carved).toBe(0);
  });
});

describe('a source that fails', () => {
  /** Does not give pages [start, end), as a disk with bad sectors. */
  const withBadPages = (bytes: Uint8Array, start: number, end: number): ByteSource => {
    const inner = new MemorySource(bytes);
    return {
      ...{ name: 'bad', size: inner.size, close: () => inner.close() },
      read: async (offset, target) => {
        if (offset < end * 1024 && offset + target.length > start * 1024)
          throw new SourceError('source-failed', 'bad: made to fail');
        await inner.read(offset, target);
      },
    };
  };

  it('costs the pages that it does not give', async () => {
    const { records } = await salvageAll(DEEP);
    const { pgid } = records[50]!;
    const left = records.filter((record) => record.pgid !== pgid);
    const found = await salvageAll(withBadPages(DEEP, pgid, pgid + 1));
    expect(new Set(found.records.map(contentOf))).toEqual(new Set(left.map(contentOf)));
    expect(found.summary).toMatchObject({ sound: false, pages: { unreadable: 1, damaged: 1 } });
  });

  it('costs everything if it gives nothing', async () => {
    const { records, summary } = await salvageAll(withBadPages(DEEP, 0, DEEP.length));
    expect(records).toEqual([]);
    expect(summary).toMatchObject({ pageSize: undefined, sound: false });
  });

  it('becomes no other than its own error when it is closed', async () => {
    const source = new MemorySource(DEEP);
    await source.close();
    await expect(salvageAll(source)).rejects.toMatchObject({ code: 'source-closed' });
  });

  it('may fail after any number of reads', async () => {
    const total = new CountingSource(new MemorySource(DEEP));
    const there = new Set((await salvageAll(total)).records.map(contentOf));
    expect(total.reads).toBeGreaterThan(5);
    for (let good = 0; good <= total.reads; good++) {
      const source = new FaultySource(new MemorySource(DEEP), good, 'shortens', 3);
      const { records, summary } = await salvageAll(source);
      expect(records.filter((record) => !there.has(contentOf(record)))).toEqual([]);
      // What a second try brings is as good.
      if (!source.hasFailed) expect(summary.sound).toBe(true);
      if (summary.sound) expect(records).toHaveLength(there.size);
    }
  });
});

it('stops when it is told to', async () => {
  const abort = new AbortController();
  const options = { signal: abort.signal, onProgress: () => abort.abort() };
  await expect(salvageAll(DEEP, options)).rejects.toMatchObject({ name: 'AbortError' });
});

it('tells how far it is, up to the end', async () => {
  const done: number[] = [];
  const onProgress = ({ doneBytes }: { doneBytes: number }): void => void done.push(doneBytes);
  await salvageAll(SMALL, { onProgress });
  expect(done.length).toBeGreaterThan(1);
  expect(Math.max(...done)).toBeLessThanOrEqual(SMALL.length);
});

describe('damage anywhere', () => {
  const known = new Map<Uint8Array, Set<string>>();
  const knownOf = async (bytes: Uint8Array): Promise<Set<string>> => {
    const before = known.get(bytes) ?? new Set((await salvageAll(bytes)).records.map(contentOf));
    known.set(bytes, before);
    return before;
  };

  /** Salvages; everything that was not there before the damage. */
  const strangeIn = async (base: Uint8Array, damaged: Uint8Array): Promise<string[]> => {
    const source = new CountingSource(new MemorySource(damaged));
    const { records } = await salvageAll(source);
    const there = await knownOf(base);
    expect(source.outside).toBe(0);
    // Each page is read a few times at most, whatever it claims; a search for the page size apart.
    expect(source.bytes).toBeLessThan(damaged.length * 8 + 500_000);
    return records.map(contentOf).filter((content) => !there.has(content));
  };

  test.each([
    ['a real snapshot', SMALL, 60],
    ['a deep store', DEEP, 400],
  ])('%s with flipped bits gives nothing new but what a bit changed', async (_n, base, numRuns) => {
    const bits = fc.array(fc.nat(base.length * 8 - 1), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(bits, async (flips) => {
        const damaged = base.slice();
        for (const bit of flips) damaged[bit >> 3]! ^= 1 << (bit & 7);
        expect((await strangeIn(base, damaged)).length).toBeLessThanOrEqual(flips.length);
      }),
      { numRuns },
    );
  });

  test.each([
    ['a real snapshot', SMALL, 60],
    ['a deep store', DEEP, 400],
  ])('%s with numbers overwritten does not run away', async (_name, base, numRuns) => {
    const numbers = fc.constantFrom(0, 1, 2, 16, 0xff, 0xffff, 0x7fff_ffff, 0xffff_ffff);
    await fc.assert(
      fc.asyncProperty(fc.nat(base.length / 4 - 1), numbers, async (word, value) => {
        const damaged = base.slice();
        new DataView(damaged.buffer).setUint32(word * 4, value, true);
        expect((await strangeIn(base, damaged)).length).toBeLessThanOrEqual(1);
      }),
      { numRuns },
    );
  });

  test('a file that is cut off gives what was before the cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(DEEP.length), async (size) => {
        expect(await strangeIn(DEEP, DEEP.slice(0, size))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('random bytes give nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 20_000 }), async (bytes) => {
        expect((await salvageAll(bytes)).records).toEqual([]);
        expect((await salvageAll(bytes, { pageSize: 1024 })).records).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
