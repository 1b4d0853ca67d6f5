import { describe, expect, test } from 'vitest';

import {
  branchChild,
  elementKey,
  elementValue,
  leafFlags,
  searchElements,
} from '../../src/bbolt/elements.ts';
import { viewOf } from '../../src/bbolt/page.ts';
import type { Page } from '../../src/bbolt/page.ts';
import { bytesOf } from '../build/database.ts';
import { encodeBranch, encodeLeaf } from '../build/pages.ts';

const PAGE_SIZE = 1024;

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

describe('elements', () => {
  test('of a leaf', () => {
    const page = leaf('a', 'bb', 'c');
    expect(elementKey(page, 1)).toEqual(bytesOf('bb'));
    expect(elementValue(page, 1)).toEqual(bytesOf('value of bb'));
    expect(leafFlags(page, 1)).toBe(0);
  });

  test('of a branch', () => {
    const page = branch(['a', 2], ['bb', 99]);
    expect(elementKey(page, 1)).toEqual(bytesOf('bb'));
    expect([branchChild(page, 0), branchChild(page, 1)]).toEqual([2n, 99n]);
  });

  test('a search finds the last key that is not greater', () => {
    const page = leaf('b', 'd', 'f');
    const found = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => {
      return searchElements(page, bytesOf(key));
    });
    expect(found).toEqual([-1, 0, 0, 1, 1, 2, 2]);
    expect(searchElements(leaf(), bytesOf('a'))).toBe(-1);
  });
});
