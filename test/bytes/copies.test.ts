/** Copies that share memory are copies all the same. */

import { expect, test } from 'vitest';

import { Copies } from '../../src/bytes/copies.ts';

test('copies stay what they are, whatever is copied afterwards', () => {
  const copies = new Copies();
  const sizes = Array.from({ length: 400 }, (_, at) => (at * 97) % 9000);
  const source = new Uint8Array(9000);
  const made = sizes.map((size, at) => copies.of(source.fill(at % 251).subarray(0, size)));
  for (const [at, copy] of made.entries()) {
    expect(copy.length).toBe(sizes[at]);
    expect(copy.every((byte) => byte === at % 251)).toBe(true);
  }
});

test('a long one has a buffer of its own', () => {
  const copy = new Copies().of(new Uint8Array(100_000));
  expect(copy.buffer.byteLength).toBe(100_000);
});
