import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fnv1a64 } from '../../src/bytes/fnv1a.ts';
import { bytesOf } from '../build/database.ts';
import { slowFnv1a64 } from '../build/pages.ts';

test.each([
  ['', 0xcbf29ce484222325n],
  ['a', 0xaf63dc4c8601ec8cn],
  ['foobar', 0x85944171f73967e8n],
])('published vector %j', (text, hash) => {
  expect(fnv1a64(bytesOf(text))).toBe(hash);
});

test('is what the definition gives', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(fnv1a64(bytes)).toBe(slowFnv1a64(bytes));
    }),
  );
});
