import { describe, expect, test } from 'vitest';

import { checkPageHeader } from '../../../src/bbolt/checks/index.ts';
import type { PageHeader } from '../../../src/bbolt/page.ts';
import { codes } from '../../build/errors.ts';

const RULES = { pageSize: 4096, highWaterMark: 10, types: ['branch', 'leaf'] as const };
const SOUND: PageHeader = { id: 7n, flags: 2, count: 1, overflow: 2 };

function problemsOf(change: Partial<PageHeader>): string[] {
  return codes(checkPageHeader(7, { ...SOUND, ...change }, RULES));
}

describe('a page header', () => {
  test.each([
    ['sound', {}, []],
    ['a branch', { flags: 1 }, []],
    ['of no type', { flags: 0 }, ['page-type']],
    ['of two types', { flags: 3 }, ['page-type']],
    ['of another type', { flags: 0x10 }, ['page-type']],
    ['of another number', { id: 8n }, ['page-id']],
    ['of a huge number', { id: 2n ** 64n - 1n }, ['page-id']],
    ['overflow up to the last page', { overflow: 2 }, []],
    ['overflow one too long', { overflow: 3 }, ['page-overflow']],
    ['overflow of all ones', { overflow: 0xffff_ffff }, ['page-overflow']],
    ['two things', { id: 1n, overflow: 3 }, ['page-id', 'page-overflow']],
  ])('%s', (_name, change, expected) => {
    expect(problemsOf(change)).toEqual(expected);
  });
});
