import { describe, expect, test } from 'vitest';

import { checkBucketValue } from '../../../src/bbolt/checks/index.ts';
import { bytesOf } from '../../build/database.ts';
import { codes } from '../../build/errors.ts';
import { encodeLeaf } from '../../build/pages.ts';

/** A bucket value: root, sequence, and what follows. */
function valueOf(root: bigint, page = new Uint8Array(0), sequence = 0n): Uint8Array<ArrayBuffer> {
  const value = new Uint8Array(16 + page.length);
  const view = new DataView(value.buffer);
  view.setBigUint64(0, root, true);
  view.setBigUint64(8, sequence, true);
  value.set(page, 16);
  return value;
}

function inlinePage(
  change: { id?: number; flags?: number; overflow?: number } = {},
): Uint8Array<ArrayBuffer> {
  const page = encodeLeaf(change.id ?? 0, [{ key: bytesOf('k'), value: bytesOf('v') }], 0);
  const view = new DataView(page.buffer);
  view.setUint16(8, change.flags ?? 2, true);
  view.setUint32(12, change.overflow ?? 0, true);
  return page;
}

describe('a bucket value', () => {
  test.each([
    ['an empty inline bucket', valueOf(0n, encodeLeaf(0, [], 0)), []],
    ['no bytes', new Uint8Array(0), ['bucket-header']],
    ['15 bytes', new Uint8Array(15), ['bucket-header']],
    ['no page behind an inline header', valueOf(0n), ['bucket-inline']],
    ['15 bytes of a page', valueOf(0n, new Uint8Array(15)), ['bucket-inline']],
    ['an inline page with a number', valueOf(0n, inlinePage({ id: 3 })), ['bucket-inline']],
    ['an inline branch', valueOf(0n, inlinePage({ flags: 1 })), ['bucket-inline']],
    ['inline overflow', valueOf(0n, inlinePage({ overflow: 1 })), ['bucket-inline']],
    ['a sound inline page', valueOf(0n, inlinePage()), []],
    ['root page 1', valueOf(1n), ['page-out-of-bounds']],
    ['root page 2', valueOf(2n), []],
    ['the last root page', valueOf(9n), []],
    ['a root page at the high-water mark', valueOf(10n), ['page-out-of-bounds']],
    ['a root page of 2^64 - 1', valueOf(2n ** 64n - 1n), ['page-out-of-bounds']],
    ['bytes behind a header with a root', valueOf(5n, new Uint8Array(1)), ['bucket-inline']],
  ])('%s', (_name, value, expected) => {
    expect(codes(checkBucketValue(value, {}, 10))).toEqual(expected);
  });
});
