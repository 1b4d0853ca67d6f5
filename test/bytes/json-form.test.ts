import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { findJsonFault } from '../../src/bytes/json-form.ts';
import { decodeText, encodeText } from '../../src/bytes/text.ts';

function fault(text: string): number | undefined {
  return findJsonFault(encodeText(text));
}

/** Whether the platform takes the bytes for JSON. */
function isJson(bytes: Uint8Array): boolean {
  const text = decodeText(bytes);
  if (text === undefined) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the form of JSON', () => {
  test.each([
    ['{}'],
    ['[]'],
    [' \t\r\n{ "a" : [ 1 , 2 ] , "b" : { } } \n'],
    ['[0,-0,1.5,-10.25e+3,1E5,1e-7,123456789012345678901234567890]'],
    ['["","\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD800","\u007f é € 😀 \ud7ff\ue000\u{10ffff}"]'],
    ['[true,false,null]'],
    ['"text"'],
    ['{"a":1,"a":2}'],
  ])('%s is whole', (text) => {
    expect(fault(text)).toBeUndefined();
    expect(isJson(encodeText(text))).toBe(true);
  });

  test.each([
    ['', 0],
    ['{', 1],
    ['{"a"', 4],
    ['{"a":', 5],
    ['{"a":1', 6],
    ['{"a":1,', 7],
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['{a:1}', 1],
    ['{"a":1]', 6],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['[1}', 2],
    ['{}{}', 2],
    ['{}\0', 2],
    ['"a', 2],
    ['"a\nb"', 2],
    ['"\\x"', 2],
    ['"\\u12g4"', 5],
    ['"\\u12', 5],
    ['01', 1],
    ['-', 1],
    ['+1', 0],
    ['1.', 2],
    ['.5', 0],
    ['1e', 2],
    ['1e+', 3],
    ['tru', 3],
    ['nulL', 3],
    ['\u00a01', 0],
    ['\ufeff1', 0],
  ])('%j breaks at %i', (text, expected) => {
    expect(fault(text)).toBe(expected);
    expect(isJson(encodeText(text))).toBe(false);
  });

  test.each([
    ['a byte that begins nothing', [0x80], 1],
    ['an overlong form of two bytes', [0xc1, 0xbf], 1],
    ['an overlong form of three', [0xe0, 0x9f, 0xbf], 2],
    ['an overlong form of four', [0xf0, 0x8f, 0xbf, 0xbf], 2],
    ['a surrogate', [0xed, 0xa0, 0x80], 2],
    ['beyond the last character', [0xf4, 0x90, 0x80, 0x80], 2],
    ['a first byte that no character has', [0xf5, 0x80, 0x80, 0x80], 1],
    ['a character that is cut off', [0xe2, 0x82], 3],
  ])('in UTF-8: %s', (_name, character, expected) => {
    const bytes = Uint8Array.from([0x22, ...character, 0x22]);
    expect(findJsonFault(bytes)).toBe(expected);
    expect(decodeText(bytes)).toBeUndefined();
  });

  test('10,000 levels are allowed, one more is not', () => {
    expect(fault('['.repeat(10_000) + ']'.repeat(10_000))).toBeUndefined();
    expect(fault('['.repeat(10_001) + ']'.repeat(10_001))).toBe(10_000);
    expect(fault('{"a":'.repeat(10_001))).toBe(50_000);
    expect(fault('['.repeat(1_000_000))).toBe(10_000);
    expect(findJsonFault(encodeText('[[{}]]'), 3)).toBeUndefined();
    expect(findJsonFault(encodeText('[[{}]]'), 2)).toBe(2);
  });

  test('any value is whole, and no beginning of an object is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
        const bytes = encodeText(JSON.stringify(value, undefined, 1));
        expect(findJsonFault(bytes)).toBeUndefined();
        for (let length = 0; length < bytes.length; length += 1 + (bytes.length >> 5)) {
          expect(findJsonFault(bytes.subarray(0, length))).toBeLessThanOrEqual(length);
        }
      }),
    );
  });

  test('agrees with the platform on damaged values', () => {
    const seen = { whole: 0, broken: 0 };
    const wound = fc.record({ at: fc.nat(), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(wound, { maxLength: 2 }), (value, wounds) => {
        const bytes = encodeText(JSON.stringify(value));
        for (const { at, byte } of wounds) bytes[at % bytes.length] = byte;
        const whole = findJsonFault(bytes) === undefined;
        expect(whole).toBe(isJson(bytes));
        if (whole) seen.whole++;
        else seen.broken++;
      }),
      { numRuns: 5000 },
    );
    expect(Math.min(seen.whole, seen.broken)).toBeGreaterThan(500);
  });

  test('agrees with the platform on any text of JSON characters', () => {
    const unit = fc.constantFrom(...Array.from('{}[]:,"\\ue+-.0123tfn alsr\n '));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        expect(fault(text) === undefined).toBe(isJson(encodeText(text)));
      }),
      { numRuns: 5000 },
    );
  });
});
