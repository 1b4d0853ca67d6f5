import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeMeta } from '../../../src/bbolt/decode-meta.ts';
import { META_SIZE } from '../../../src/bbolt/meta.ts';
import type { Meta } from '../../../src/bbolt/meta.ts';
import { codes } from '../../build/errors.ts';
import { readFixture } from '../../build/fixtures.ts';
import { encodeMeta, sealMeta } from '../../build/pages.ts';
import type { MetaFields } from '../../build/pages.ts';

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

describe('a meta', () => {
  test.each([
    ['magic', ['meta-magic']],
    ['version', ['meta-version']],
    ['checksum', ['meta-checksum']],
    ['page size', ['meta-page-size']],
  ])('a wrong %s is named', (text, expected) => {
    const meta = metaOf(1, text);
    expect(codes(meta.problems)).toEqual(expected);
    expect(meta.problems[0]?.place.part).toBe('meta 1');
  });

  test.each([
    [0, false],
    [512, false],
    [1024, true],
    [4096, true],
    [4095, false],
    [6144, false],
    [65_536, true],
    [16_777_216, true],
    [33_554_432, false],
    [0x8000_0000, false],
  ])('a page size of %i', (pageSize, valid) => {
    const page = encodeMeta(FIELDS);
    new DataView(page.buffer).setUint32(24, pageSize, true);
    sealMeta(page);
    expect(codes(decodeMeta(page, 0, 0).problems)).toEqual(valid ? [] : ['meta-page-size']);
  });

  test('any single flipped bit of a meta is noticed', () => {
    const real = readFixture('etcd/3.6-rich', 'snapshot.db').slice(0, META_SIZE);
    for (const page of [real, encodeMeta(FIELDS).slice(0, META_SIZE)]) {
      expect(decodeMeta(page, 0, 0).problems).toEqual([]);
      for (let bit = 16 * 8; bit < META_SIZE * 8; bit++) {
        const flipped = page.slice();
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        expect(decodeMeta(flipped, 0, 0).problems, `bit ${String(bit)}`).toHaveLength(1);
      }
    }
  });

  test('no bytes make decoding fail', () => {
    const bytes = fc.uint8Array({ minLength: META_SIZE, maxLength: META_SIZE });
    fc.assert(
      fc.property(bytes, (page) => {
        expect(decodeMeta(page, 0, 0).problems).toHaveLength(1);
      }),
    );
  });
});
