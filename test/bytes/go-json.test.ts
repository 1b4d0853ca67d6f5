import { expect, it } from 'vitest';

import { formatGoString } from '../../src/bytes/go-json.ts';

it.each([
  ['', '""'],
  ['a"\\/b', '"a\\"\\\\/b"'],
  ['n<1>&', '"n\\u003c1\\u003e\\u0026"'],
  ['\u2028\u2029', '"\\u2028\\u2029"'],
  ['\u0000\u001f\b\f\n\r\t\u007f', '"\\u0000\\u001f\\b\\f\\n\\r\\t\u007f"'],
  ['ü\u{1f600}', '"ü\u{1f600}"'],
])('%j as Go writes it', (text, json) => {
  expect(formatGoString(text)).toBe(json);
  expect(JSON.parse(formatGoString(text))).toBe(text);
});
