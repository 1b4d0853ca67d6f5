import { describe, expect, test } from 'vitest';

import { checkLayout } from '../../../src/bbolt/checks/index.ts';
import { openDatabase } from '../../../src/bbolt/database.ts';
import { locateMetas } from '../../../src/bbolt/locate.ts';
import { MemorySource } from '../../../src/io/memory-source.ts';
import { buildDatabase, bytesOf } from '../../build/database.ts';
import { codeOf, codes } from '../../build/errors.ts';
import { sealMeta } from '../../build/pages.ts';

describe('layout', () => {
  test.each([
    ['as it is', 56, undefined, []],
    ['a high-water mark of 0', 56, 0n, ['meta-high-water-mark']],
    ['of 2', 56, 2n, ['meta-high-water-mark']],
    ['one more than the file has', 56, 5n, ['file-too-short']],
    ['of 2^64 - 1', 56, 2n ** 64n - 1n, ['meta-high-water-mark']],
    ['of 2^53', 56, 2n ** 53n, ['meta-high-water-mark']],
    ['one less', 56, 3n, ['meta-root']],
    ['root page 0', 32, 0n, ['meta-root']],
    ['root page 1', 32, 1n, ['meta-root']],
    ['root page at the high-water mark', 32, 4n, ['meta-root']],
    ['root page 2^63', 32, 2n ** 63n, ['meta-root']],
    ['freelist page 0', 48, 0n, ['meta-freelist']],
    ['freelist page at the high-water mark', 48, 4n, ['meta-freelist']],
    ['freelist of 2^64 - 2', 48, 2n ** 64n - 2n, ['meta-freelist']],
  ])('%s', async (_name, offset, value, expected) => {
    const file = buildDatabase({ elements: [['b', { elements: [['k', bytesOf('v')]] }]] });
    if (value !== undefined) new DataView(file.buffer).setBigUint64(offset, value, true);
    sealMeta(file);
    const source = new MemorySource(file);
    const { active } = await locateMetas(source);
    expect(codes(checkLayout(source, active))).toEqual(expected);
    expect(await codeOf(openDatabase(source))).toBe(expected[0] ?? 'no error');
  });
});
