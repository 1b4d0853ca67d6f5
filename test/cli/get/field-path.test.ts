/** Paths to fields. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { JsonObject } from '../../../src/bytes/json.ts';
import { parseJson } from '../../../src/bytes/json.ts';
import { parseFieldPath, readField } from '../../../src/cli/get/field-path.ts';

const OBJECT = parseJson(
  '{"a":{"b.c":1,"__proto__":{"x":2}},"l":[{"n":"x"},{"n":"y","m":null}],"":3,"q\\"":4,"big":9007199254740993}',
) as JsonObject;

function read(text: string): unknown {
  const path = parseFieldPath(text);
  if (path === undefined) return 'no path';
  const { values, missing } = readField(OBJECT, path);
  return missing ?? values;
}

test.each([
  ['.l[0].n', ['x']],
  ['l[1].n', ['y']],
  ['.l[*].n', ['x', 'y']],
  ['.l[*].m', [null]],
  ['.a["b.c"]', [1]],
  [".a['b.c']", [1]],
  ['.a."b.c"', [1]],
  ['.a.["b.c"]', [1]],
  ['.a.__proto__.x', [2]],
  ['[""]', [3]],
  ['["q\\""]', [4]],
  ['.big', [9007199254740993n]],
  ['.l[2]', '.l[2]'],
  ['.l.n', '.l.n'],
  ['.l[*].k', '.l[*].k; did you mean .l[*].n?'],
  ['.a.b.c', '.a.b'],
  ['.constructor', '.constructor'],
  ['.a["b.x"].z', '.a["b.x"]; did you mean .a["b.c"]?'],
  ['', 'no path'],
  ['.', 'no path'],
  ['.a..b', 'no path'],
  ['.l[-1]', 'no path'],
  ['.l[?(@.n)]', 'no path'],
  ['{.a}', 'no path'],
  ['.a["b', 'no path'],
])('%s', (text, expected) => {
  expect(read(text)).toStrictEqual(expected);
});

test('any text is a path or none', () => {
  const property = fc.property(
    fc.string({ unit: fc.constantFrom('.', '[', '"', "'", '*', ']', '\\', 'a', '0') }),
    (text) => {
      expect(read(text)).toBeDefined();
    },
  );
  fc.assert(property, { numRuns: 3000, seed: 8 });
});
