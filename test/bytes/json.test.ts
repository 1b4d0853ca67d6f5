import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isJsonObject, parseJson } from '../../src/bytes/json.ts';

describe('json', () => {
  test.each([
    ['9007199254740991', 9_007_199_254_740_991],
    ['9007199254740992', 9_007_199_254_740_992n],
    ['18446744073709551615', 18_446_744_073_709_551_615n],
    ['-9223372036854775808', -9_223_372_036_854_775_808n],
    ['1e3', 1000],
    ['0.5', 0.5],
    ['"18446744073709551615"', '18446744073709551615'],
    ['"a \\" 18446744073709551615"', 'a " 18446744073709551615'],
    ['"\\u000118446744073709551615"', '\u000118446744073709551615'],
    ['"\\u0001\\u0001"', '\u0001\u0001'],
    ['"\\\\"', '\\'],
  ])('%s', (text, value) => {
    expect(parseJson(text)).toBe(value);
  });

  test('inside of objects and lists', () => {
    expect(parseJson('{"id":12127287593634015282,"n":[1,18446744073709551615]}')).toEqual({
      id: 12_127_287_593_634_015_282n,
      n: [1, 18_446_744_073_709_551_615n],
    });
  });

  test('all else is what JSON.parse says', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (text) => {
        const found = JSON.stringify(parseJson(text), bigToNumber);
        expect(found).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  test.each([
    '',
    '{',
    '[1,',
    '"abc',
    '012',
    '12345678901234567890x',
    '01234567890123456789',
    '- 1',
  ])('%j is not JSON', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  test('a long text of escapes without an end is refused', () => {
    const escapes = '\\"1234567890123456'.repeat(200_000);
    expect(() => parseJson(`"${escapes}`)).toThrow(SyntaxError);
    expect(parseJson(`["${escapes}",12345678901234567890]`)).toHaveLength(2);
  });

  test('a very long string is read', () => {
    const text = '1'.repeat(20_000_000);
    expect(parseJson(`"${text}"`) === text).toBe(true);
  });

  test('a very deep list is refused where long numbers are kept, and else read', () => {
    const deep = (core: string): string => '['.repeat(200_000) + core + ']'.repeat(200_000);
    expect(() => parseJson(deep('12345678901234567890'))).toThrow('too deeply');
    expect(Array.isArray(parseJson(deep('1')))).toBe(true);
  });

  test('names that begin with the mark stay what they are', () => {
    const text = '{"\\u0001a" : "\\u0001b", "id": 12345678901234567890}';
    expect(parseJson(text)).toEqual({
      '\u0001a': '\u0001b',
      id: 12_345_678_901_234_567_890n,
    });
  });

  test('objects are told from lists and null', () => {
    expect([{}, [], null, 1, 'a', undefined].map((value) => isJsonObject(value))).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

function bigToNumber(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
