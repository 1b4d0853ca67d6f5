/** JSON that is written is read as it was, numbers of any size included. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { JsonValue } from '../../src/bytes/json.ts';
import { parseJson } from '../../src/bytes/json.ts';
import { formatJson } from '../../src/bytes/json-text.ts';

test.each([
  'null',
  '[]',
  '{}',
  '{"b":[1,-2.5,"x"],"a":{"__proto__":true}}',
  '-9223372036854775808',
])('%s', (text) => {
  expect(formatJson(parseJson(text))).toBe(text);
});

test('a long number anywhere', () => {
  const text = '{"b":[{"a":9007199254740993,"constructor":"\\u0001"}],"a":"1"}';
  expect(formatJson(parseJson(text))).toBe(text);
});

test('any value', () => {
  const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<JsonValue>(null, true, false, 0, 1.5, 1e22, 2n ** 63n, -(2n ** 63n)),
      fc.string({ unit: 'binary' }),
      fc.array(tie('value')),
      fc.dictionary(fc.string(), tie('value')) as fc.Arbitrary<JsonValue>,
    ),
  }));
  fc.assert(
    fc.property(value, (each) => {
      expect(parseJson(formatJson(each))).toEqual(each);
    }),
  );
});
