import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  decodeText,
  encodeText,
  escapeControls,
  formatCount,
  formatHex,
  formatKey,
  parseHex,
} from '../../src/bytes/text.ts';

/** What a terminal acts on, or what turns the direction of text around. */
const HOSTILE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

describe('text', () => {
  test.each([
    ['clear the screen', '\u001b[2J', '\\x1b[2J'],
    ['C1 control sequence', '\u009b31m', '\\x9b31m'],
    ['bell and delete', 'bell\u0007\u007f', 'bell\\x07\\x7f'],
    ['new lines', 'a\r\nb\u2028c\u2029', 'a\\x0d\\x0ab\\u2028c\\u2029'],
    ['right-to-left override', '\u202egnp.exe', '\\u202egnp.exe'],
    ['isolates and marks', '\u2066\u2069\u200f\u061c', '\\u2066\\u2069\\u200f\\u061c'],
    ['invisible', '\u200b\ufeff\u2060', '\\u200b\\ufeff\\u2060'],
    ['backslash', 'a\\x1b', 'a\\\\x1b'],
    ['plain', '/registry/pods/ä/日本/😀', '/registry/pods/ä/日本/😀'],
  ])('escapes: %s', (_name, text, escaped) => {
    expect(escapeControls(text)).toBe(escaped);
    expect(formatKey(encodeText(text))).toBe(escaped);
  });

  test('no key can smuggle a control character onto a terminal', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 40 }).map((text) => encodeText(text)),
    );
    fc.assert(
      fc.property(bytes, (key) => {
        expect(formatKey(key)).not.toMatch(HOSTILE);
      }),
    );
  });

  test('a key that is mostly control characters is written in hex', () => {
    expect(formatKey(Uint8Array.of(0, 0, 0, 2, 0x5f))).toBe('000000025f');
    expect(formatKey(Uint8Array.of(0, 0x61))).toBe('\\x00a');
    expect(formatKey(new Uint8Array(0))).toBe('');
  });

  test('bytes that are not UTF-8 are written one by one', () => {
    expect(formatKey(Uint8Array.of(0x61, 0xff, 0x5c, 0x0a, 0x7a))).toBe('a\\xff\\x5c\\x0az');
    expect(decodeText(Uint8Array.of(0xc3))).toBeUndefined();
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa');
  });

  test('hex is undone by parsing', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(formatHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(parseHex(formatHex(bytes))).toEqual(bytes);
      }),
    );
    expect(parseHex('AbFF')).toEqual(Uint8Array.of(0xab, 0xff));
  });

  test.each(['0', 'zz', '0x00', ' 00', '00 ', '00\n'])('%j is not hex', (text) => {
    expect(() => parseHex(text)).toThrow(SyntaxError);
  });

  test.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [5_120, '5,120'],
    [-1234, '-1,234'],
    [123_456_789, '123,456,789'],
    [0xffff_ffff_ffff_ffffn, '18,446,744,073,709,551,615'],
  ])('%s with commas', (value, text) => {
    expect(formatCount(value)).toBe(text);
  });
});
