import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { locateMetas } from '../../src/bbolt/locate.ts';
import { openDatabase } from '../../src/bbolt/database.ts';
import { isCorruptionError } from '../../src/errors.ts';
import { MemorySource } from '../../src/io/memory-source.ts';
import { buildDatabase, bytesOf } from '../build/database.ts';
import { codeOf, codes } from '../build/errors.ts';
import { encodeMeta, NO_FREELIST } from '../build/pages.ts';
import { CountingSource, SparseSource } from '../build/sources.ts';

const PAGE_SIZES = Array.from({ length: 15 }, (_, power) => 1024 * 2 ** power);

function database(pageSize = 4096): Uint8Array {
  return buildDatabase({ elements: [['b', { elements: [['k', bytesOf('v')]] }]] }, { pageSize });
}

function locate(bytes: Uint8Array): ReturnType<typeof locateMetas> {
  return locateMetas(new MemorySource(bytes));
}

/** The file with meta 0 or meta 1 changed in place. */
function spoil(bytes: Uint8Array, change: Partial<Record<'0' | '1', number>>): Uint8Array {
  const spoilt = bytes.slice();
  const pageSize = new DataView(bytes.buffer).getUint32(24, true);
  for (const [index, offset] of Object.entries(change)) {
    spoilt[Number(index) * pageSize + offset]! ^= 0xff;
  }
  return spoilt;
}

describe('metas', () => {
  test.each(PAGE_SIZES)(
    'are found with a page size of %i, also with meta 0 broken',
    async (pageSize) => {
      const page = (index: number): Uint8Array => {
        const fields = { index, pageSize, root: 2, freelist: NO_FREELIST, highWaterMark: 3 };
        return encodeMeta({ ...fields, txid: BigInt(8 - index) }).slice(0, 80);
      };
      const size = 3 * pageSize;
      const good = new SparseSource(size, [
        [0, page(0)],
        [pageSize, page(1)],
      ]);
      const broken = new SparseSource(size, [[pageSize, page(1)]]);
      expect((await locateMetas(good)).active).toMatchObject({ index: 0, pageSize, txid: 8n });
      const { active, metas } = await locateMetas(broken);
      expect(active).toMatchObject({ index: 1, pageSize, txid: 7n });
      expect(metas.map(({ problems }) => codes(problems))).toEqual([['meta-magic'], []]);
    },
  );

  test.each([16, 20, 30, 72])(
    'byte %i of one of them broken: the other is active',
    async (offset) => {
      const file = database();
      expect((await locate(spoil(file, { 0: offset }))).active.index).toBe(1);
      expect((await locate(spoil(file, { 1: offset }))).active.index).toBe(0);
    },
  );

  test.each([
    ['version', 20, 'meta-version'],
    ['checksum', 72, 'meta-checksum'],
    ['a field', 40, 'meta-checksum'],
    ['magic', 16, 'file-not-bbolt'],
  ])('both broken, meta 0 by %s', async (_name, offset, code) => {
    expect(await codeOf(locate(spoil(database(), { 0: offset, 1: 16 })))).toBe(code);
    expect(await codeOf(locate(spoil(database(), { 0: offset, 1: 72 })))).toBe(code);
  });

  test('of a big-endian file are recognised', async () => {
    const file = database();
    for (const offset of [16, 4096 + 16]) file.subarray(offset, offset + 4).reverse();
    expect(await codeOf(locate(file))).toBe('big-endian');
  });

  test('what is no bbolt file says what it looks like', async () => {
    const html = bytesOf(`<!doctype html>${' '.repeat(5000)}`);
    const found = await locate(html).catch((error: unknown) => error);
    expect(isCorruptionError(found) && found.problem.facts).toEqual({ looksLike: 'an HTML page' });
  });

  test.each([
    ['empty', new Uint8Array(0), 'file-empty'],
    ['one byte', new Uint8Array(1), 'file-not-bbolt'],
    ['79 zeros', new Uint8Array(79), 'file-not-bbolt'],
    ['a megabyte of zeros', new Uint8Array(1 << 20), 'file-not-bbolt'],
    ['HTML', bytesOf('<html>404</html>'), 'file-not-bbolt'],
    ['short gzip', new Uint8Array(gzipSync('')), 'compressed-input'],
    ['gzip', new Uint8Array(gzipSync(database())), 'compressed-input'],
    ['only meta 0', database().slice(0, 80), 'no error'],
    ['the first page', database().slice(0, 4096), 'no error'],
  ])('%s', async (_name, bytes, code) => {
    expect(await codeOf(locate(bytes))).toBe(code);
  });

  test('nothing else is read or thrown for any bytes', async () => {
    const file = database(1024);
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 3000 }),
      fc.nat(file.length).map((size) => file.slice(0, size)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const source = new CountingSource(new MemorySource(content));
        const code = await codeOf(openDatabase(source));
        expect(source.outside).toBe(0);
        expect(code).toMatch(/^(no error|file-|meta-|compressed-input|big-endian)/);
      }),
    );
  });
});
