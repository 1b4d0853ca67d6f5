/** Checks that have no decoder's test beside them, and the list of all. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { Bitmap } from '../../../src/bytes/bitmap.ts';
import {
  checkFreePages,
  checkInlineEnd,
  checkMetaPage,
  checkPageEmpty,
  checkPageReference,
  checkTreeDepth,
} from '../../../src/bbolt/checks/index.ts';
import { decodeMeta } from '../../../src/bbolt/decode-meta.ts';
import { viewOf } from '../../../src/bbolt/page.ts';
import type { Page } from '../../../src/bbolt/page.ts';
import { bytesOf } from '../../build/database.ts';
import { codes } from '../../build/errors.ts';
import { encodeLeaf, encodeMeta, NO_FREELIST } from '../../build/pages.ts';

const CHECKS = new URL('../../../src/bbolt/checks/', import.meta.url);

function bitmapOf(size: number, ...members: number[]): Bitmap {
  const bitmap = new Bitmap(size);
  for (const member of members) bitmap.add(member);
  return bitmap;
}

function inlineLeaf(keys: readonly string[], surplusBytes = 0): Page {
  const elements = keys.map((key) => ({ key: bytesOf(key), value: bytesOf('value') }));
  const leaf = encodeLeaf(0, elements, 0);
  const bytes = new Uint8Array(leaf.length + surplusBytes);
  bytes.set(leaf);
  return { pgid: 0, type: 'leaf', count: keys.length, overflow: 0, bytes, view: viewOf(bytes) };
}

test('every check is in the list', () => {
  const listed = readFileSync(new URL('index.ts', CHECKS), 'utf8');
  const files = readdirSync(CHECKS).filter((file) => file !== 'index.ts' && file !== 'check.ts');
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => !listed.includes(`from './${file}';`))).toEqual([]);
});

test.each([
  ['a leaf on its own', 'leaf', 0, true, undefined],
  ['a branch on its own', 'branch', 0, true, 'page-empty'],
  ['a leaf below', 'leaf', 0, false, 'page-empty'],
  ['one element', 'branch', 1, false, undefined],
] as const)('emptiness: %s', (_name, type, count, isRoot, expected) => {
  expect(checkPageEmpty({ ...inlineLeaf([]), type, count }, {}, isRoot)?.code).toBe(expected);
});

describe('references', () => {
  test('mark the page with its overflow pages', () => {
    const visited = bitmapOf(10);
    expect(checkPageReference(visited, { pgid: 4, type: 'leaf', overflow: 2 })).toBeUndefined();
    expect([3, 4, 5, 6, 7].map((pgid) => visited.has(pgid))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  test('name the first page that is taken already, and the bucket', () => {
    const page = { pgid: 4, type: 'leaf', overflow: 2 };
    expect(checkPageReference(bitmapOf(10, 6), page, ['key'])).toEqual({
      code: 'page-double-reference',
      place: { pgid: 4, pageType: 'leaf', bucket: ['key'] },
      facts: { page: 6 },
    });
    expect(checkPageReference(bitmapOf(10, 4), page)?.place).toEqual({ pgid: 4, pageType: 'leaf' });
  });
});

test('a depth of 64 is allowed, one of 65 is not', () => {
  expect(checkTreeDepth(64, {})).toBeUndefined();
  expect(checkTreeDepth(65, { pgid: 3 })).toEqual({
    code: 'tree-depth',
    place: { pgid: 3 },
    facts: { depth: 65 },
  });
});

test.each([
  ['ends with its last element', inlineLeaf(['a', 'b']), undefined],
  ['without elements', inlineLeaf([]), undefined],
  ['one byte behind the last element', inlineLeaf(['a', 'b'], 1), 'bucket-inline'],
  ['one byte behind no elements', inlineLeaf([], 1), 'bucket-inline'],
  ['an element that is not counted', { ...inlineLeaf(['a', 'b']), count: 1 }, 'bucket-inline'],
  ['a count that does not fit', { ...inlineLeaf(['a']), count: 9 }, undefined],
  ['no inline page', undefined, undefined],
])('the end of an inline page: %s', (_name, inline, expected) => {
  const found = checkInlineEnd({ path: ['b'], root: 0, sequence: 0n, inline });
  expect(found?.code).toBe(expected);
});

describe('free pages', () => {
  test('are exactly those that are not reached', () => {
    const found = checkFreePages(bitmapOf(8, 0, 1, 2, 5), bitmapOf(8, 3, 4, 6, 7));
    expect([...found]).toEqual([]);
  });

  test('both and neither, neighbours of the latter as one', () => {
    const found = checkFreePages(bitmapOf(9, 0, 1, 2, 5), bitmapOf(9, 2, 6));
    expect([...found]).toEqual([
      { code: 'page-reachable-free', place: { pgid: 2 }, facts: {} },
      { code: 'page-unreachable', place: { pgid: 3 }, facts: { pageCount: 2 } },
      { code: 'page-unreachable', place: { pgid: 7 }, facts: { pageCount: 2 } },
    ]);
  });
});

describe('a meta page', () => {
  const fields = { pageSize: 4096, root: 2, freelist: NO_FREELIST, highWaterMark: 3, txid: 1n };
  const meta = decodeMeta(encodeMeta({ index: 1, ...fields }), 1, 4096);
  const rules = { pageSize: 4096, highWaterMark: 3 };

  test.each([
    ['as it should be', {}, []],
    ['of another number', { id: 0n }, ['page-id']],
    ['of another type', { flags: 2 }, ['page-type']],
    ['with elements', { count: 1 }, ['page-count']],
    ['with overflow', { overflow: 1 }, ['page-count']],
    ['with overflow past the end', { overflow: 2 }, ['page-overflow', 'page-count']],
  ])('%s', (_name, change, expected) => {
    const header = { id: 1n, flags: 4, count: 0, overflow: 0, ...change };
    expect(codes(checkMetaPage(1, header, meta, rules))).toEqual(expected);
  });

  test('what is wrong with its meta comes along', () => {
    const header = { id: 1n, flags: 4, count: 0, overflow: 0 };
    const broken = decodeMeta(new Uint8Array(4096), 1, 4096);
    expect(codes(checkMetaPage(1, header, broken, rules))).toEqual(['meta-magic']);
    expect(codes(checkMetaPage(1, header, undefined, rules))).toEqual([]);
  });
});
