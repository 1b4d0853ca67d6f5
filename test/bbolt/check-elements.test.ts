/** The pass over a page's elements, and each of its checks. */

import { describe, expect, test } from 'vitest';

import { checkElements } from '../../src/bbolt/check-elements.ts';
import { KEY_SIZE_MAX } from '../../src/bbolt/elements.ts';
import type { KeyBounds } from '../../src/bbolt/elements.ts';
import { viewOf } from '../../src/bbolt/page.ts';
import type { Page } from '../../src/bbolt/page.ts';
import { bytesOf } from '../build/database.ts';
import { codes } from '../build/errors.ts';
import { encodeBranch, encodeLeaf } from '../build/pages.ts';

const PAGE_SIZE = 1024;
const HIGH_WATER_MARK = 100;

function pageOf(type: 'branch' | 'leaf', bytes: Uint8Array): Page {
  const view = viewOf(bytes);
  return { pgid: 5, type, count: view.getUint16(10, true), overflow: 0, bytes, view };
}

function leaf(...keys: string[]): Page {
  const elements = keys.map((key) => ({ key: bytesOf(key), value: bytesOf(`value of ${key}`) }));
  return pageOf('leaf', encodeLeaf(5, elements, PAGE_SIZE));
}

function branch(...elements: [key: string, child: number][]): Page {
  const encoded = elements.map(([key, child]) => ({ key: bytesOf(key), child }));
  return pageOf('branch', encodeBranch(5, encoded, PAGE_SIZE));
}

function problemsOf(page: Page, bounds: KeyBounds = {}): string[] {
  return codes(checkElements(page, { pgid: 5 }, bounds, HIGH_WATER_MARK));
}

/** A leaf of `a`, `b`, `c` with one 32-bit field of its second element changed. */
function leafWith(offset: number, value: number): Page {
  const page = leaf('a', 'b', 'c');
  page.view.setUint32(16 + 16 + offset, value, true);
  return page;
}

describe('a check of elements', () => {
  test('finds nothing in sound pages', () => {
    expect(problemsOf(leaf('a', 'bb', 'c'))).toEqual([]);
    expect(problemsOf(branch(['a', 2], ['bb', 99]))).toEqual([]);
  });

  test('none at all, a value of 0 bytes, a page filled to its last byte, the longest key', () => {
    const full = { key: bytesOf('k'), value: new Uint8Array(PAGE_SIZE - 33) };
    const empty = { key: bytesOf('k'), value: new Uint8Array(0) };
    const long = { key: new Uint8Array(KEY_SIZE_MAX), value: new Uint8Array(0) };
    expect(problemsOf(leaf())).toEqual([]);
    expect(problemsOf(pageOf('leaf', encodeLeaf(5, [empty], PAGE_SIZE)))).toEqual([]);
    expect(problemsOf(pageOf('leaf', encodeLeaf(5, [full], PAGE_SIZE)))).toEqual([]);
    expect(problemsOf(pageOf('leaf', encodeLeaf(5, [long], PAGE_SIZE)))).toEqual([]);
  });

  test.each([
    ['flags 2', 0, 2, ['element-flags']],
    ['flags of all ones', 0, 0xffff_ffff, ['element-flags']],
    ['a bucket', 0, 1, []],
    ['a position one too low', 4, 42, ['element-layout']],
    ['a position one too high', 4, 44, ['element-layout']],
    ['a position beyond the page', 4, 2000, ['element-bounds']],
    ['a position of 2^32 - 1', 4, 0xffff_ffff, ['element-bounds']],
    ['a key of 0 bytes', 8, 0, ['key-size']],
    ['a key that is one too long', 8, 2, ['element-layout']],
    ['a key of 2^28 bytes', 8, 2 ** 28, ['element-bounds']],
    ['a key of 2^32 - 1 bytes', 8, 0xffff_ffff, ['element-bounds']],
    ['a value that is one too long', 12, 11, ['element-layout']],
    ['a value of 2^32 - 1 bytes', 12, 0xffff_ffff, ['element-bounds']],
  ])('%s', (_name, offset, value, expected) => {
    expect(problemsOf(leafWith(offset, value))).toEqual(expected);
  });

  test('a key that is longer than bbolt allows', () => {
    const element = { key: new Uint8Array(KEY_SIZE_MAX + 1), value: new Uint8Array(0) };
    expect(problemsOf(pageOf('leaf', encodeLeaf(5, [element], PAGE_SIZE)))).toEqual(['key-size']);
  });

  test.each([
    ['one more than there are', 4, 'element-layout'],
    ['as many as there is room for', 63, 'element-layout'],
    ['one more than there is room for', 64, 'page-count'],
    ['0xffff', 0xffff, 'page-count'],
  ])('a count of %s', (_name, count, expected) => {
    expect(problemsOf({ ...leaf('a', 'b', 'c'), count })).toEqual([expected]);
  });

  test('a count that is too low leaves a gap, which shows', () => {
    expect(problemsOf({ ...leaf('a', 'b', 'c'), count: 2 })).toEqual(['element-layout']);
  });

  test.each([
    ['equal', ['a', 'a'], ['key-order']],
    ['descending', ['b', 'a', 'c'], ['key-order']],
    ['a prefix behind', ['ab', 'a'], ['key-order']],
    ['a prefix before', ['a', 'ab'], []],
    ['high bytes', ['\u007f', '\u0080'], []],
  ])('keys: %s', (_name, keys, expected) => {
    expect(problemsOf(leaf(...keys))).toEqual(expected);
  });

  test.each([
    ['at the lower bound', 'b', 'e', []],
    ['below the lower bound', 'bb', 'e', ['key-below-ancestor']],
    ['one below the upper bound', 'b', 'd\0', []],
    ['at the upper bound', 'b', 'd', ['key-above-ancestor']],
    ['outside of both', 'c', 'c', ['key-below-ancestor', 'key-above-ancestor']],
  ])('%s', (_name, lower, upper, expected) => {
    const bounds = { lower: bytesOf(lower), upper: bytesOf(upper) };
    expect(problemsOf(leaf('b', 'c', 'd'), bounds)).toEqual(expected);
  });

  test.each([
    [0, ['page-out-of-bounds']],
    [1, ['page-out-of-bounds']],
    [2, []],
    [99, []],
    [100, ['page-out-of-bounds']],
    [2 ** 60, ['page-out-of-bounds']],
  ])('child page %i', (child, expected) => {
    expect(problemsOf(branch(['a', child]))).toEqual(expected);
  });
});
