import { describe, expect, test } from 'vitest';

import { decodeMeta } from '../../src/bbolt/decode-meta.ts';
import { metaOffsets, validMetas } from '../../src/bbolt/meta.ts';
import type { Meta } from '../../src/bbolt/meta.ts';
import { encodeMeta, NO_FREELIST } from '../build/pages.ts';
import type { MetaFields } from '../build/pages.ts';

const FIELDS: MetaFields = {
  index: 0,
  pageSize: 4096,
  root: 5,
  freelist: 6n,
  highWaterMark: 7,
  txid: 2n ** 63n + 5n,
  sequence: 9n,
};

function metaWith(change: Partial<MetaFields>, spoil?: (page: DataView) => void): Meta {
  const fields = { ...FIELDS, ...change };
  const page = encodeMeta(fields);
  spoil?.(new DataView(page.buffer));
  return decodeMeta(page, fields.index, fields.index * fields.pageSize);
}

/** One meta in short: its txid, or how it is broken. */
function metaOf(index: number, text: string): Meta {
  const change = { index, txid: /^\d+$/.test(text) ? BigInt(text) : 100n };
  if (text === 'magic') return metaWith(change, (page) => page.setUint8(16, 0));
  if (text === 'version') return metaWith(change, (page) => page.setUint8(20, 3));
  if (text === 'checksum')
    return metaWith(change, (page) => page.setUint8(72, page.getUint8(72) ^ 1));
  if (text === 'page size') return metaWith({ ...change, pageSize: 3000 });
  return metaWith(change);
}

describe('meta', () => {
  test('fields are where bbolt writes them', () => {
    const { problems, checksum, ...fields } = metaWith({});
    expect(fields).toEqual({
      index: 0,
      pageSize: 4096,
      root: 5n,
      freelist: 6n,
      highWaterMark: 7n,
      txid: 2n ** 63n + 5n,
      sequence: 9n,
    });
    expect(problems).toEqual([]);
    expect(checksum).not.toBe(0n);
    expect(metaWith({ freelist: NO_FREELIST }).freelist).toBeUndefined();
  });

  test.each([
    ['2', '1', [0, 1]],
    ['1', '2', [1, 0]],
    ['4', '4', [0, 1]],
    ['18446744073709551615', '9223372036854775808', [0, 1]],
    ['1', '18446744073709551615', [1, 0]],
    ['magic', '1', [1]],
    ['version', '1', [1]],
    ['checksum', '1', [1]],
    ['page size', '1', [1]],
    ['1', 'magic', [0]],
    ['1', 'checksum', [0]],
    ['checksum', 'magic', []],
    ['magic', 'version', []],
  ])('meta 0: %s, meta 1: %s: preferred are %j', (first, second, expected) => {
    const metas = [metaOf(0, first), metaOf(1, second)];
    expect(validMetas(metas).map(({ index }) => index)).toEqual(expected);
  });

  test('meta 1 is looked for at every page size that fits', () => {
    expect([...metaOffsets(2048)]).toEqual([]);
    expect([...metaOffsets(2049)]).toEqual([1024]);
    expect([...metaOffsets(8192)]).toEqual([1024, 2048, 4096]);
    expect([...metaOffsets(2 ** 33)].at(-1)).toBe(16 * 1024 * 1024);
    expect([...metaOffsets(2 ** 33)]).toHaveLength(15);
  });
});
