/** Orders of many numbers and strings against plain sorts. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderOfNumbers, orderOfStrings } from '../../src/bytes/order.ts';
import type { PackedStrings } from '../../src/bytes/order.ts';

function pack(strings: readonly Uint8Array[]): PackedStrings {
  const starts = new Float64Array(strings.length + 1);
  for (const [at, { length }] of strings.entries()) starts[at + 1] = starts[at]! + length;
  return { bytes: new Uint8Array(Buffer.concat(strings)), starts };
}

function inOrder(strings: readonly Uint8Array[]): string[] {
  return Array.from(orderOfStrings(pack(strings)), (at) =>
    Buffer.from(strings[at]!).toString('hex'),
  );
}

function bySort(strings: readonly Uint8Array[]): string[] {
  return [...strings]
    .sort((left, right) => Buffer.compare(left, right))
    .map((string) => Buffer.from(string).toString('hex'));
}

test('numbers, equal ones in the order they came', () => {
  const numbers = fc.uint8Array({ maxLength: 40 });
  fc.assert(
    fc.property(numbers, fc.constantFrom(1, 0x0101_0101), (given, factor) => {
      const wide = Uint32Array.from(given, (number) => (number * factor) >>> 0);
      const expected = [...wide.keys()].sort((left, right) => wide[left]! - wide[right]!);
      expect([...orderOfNumbers(wide)]).toEqual(expected);
    }),
  );
});

describe('strings', () => {
  test('of few different bytes, so that many begin alike', () => {
    const byte = fc.constantFrom(0, 1, 0x2f, 0xff);
    const string = fc.array(byte, { maxLength: 12 }).map((bytes) => Uint8Array.from(bytes));
    fc.assert(
      fc.property(fc.array(string, { maxLength: 120 }), (strings) => {
        expect(inOrder(strings)).toEqual(bySort(strings));
      }),
    );
  });

  test('many of one beginning, and long ones', () => {
    const names = Array.from({ length: 5000 }, (_, at) => {
      const text = `/registry/${'pods'.repeat(at % 3)}/namespace-${String(at % 7)}/${String(at * 7919)}`;
      return new TextEncoder().encode(text);
    });
    const long = Array.from({ length: 40 }, (_, at) => new Uint8Array(20_000 + (at % 5)).fill(7));
    expect(inOrder([...names, ...long])).toEqual(bySort([...names, ...long]));
  });

  test('none at all, and one', () => {
    expect(inOrder([])).toEqual([]);
    expect(inOrder([Uint8Array.of(1)])).toEqual(['01']);
  });
});
