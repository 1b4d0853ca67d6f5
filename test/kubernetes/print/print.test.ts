/**
 * Objects as kubectl prints them. That each byte is kubectl's own is shown in
 * `test/differential/print.test.ts`; here are samples, and what is escaped for the terminal's sake.
 */

import fc from 'fast-check';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';

import type { JsonObject } from '../../../src/bytes/json.ts';
import { parseJson } from '../../../src/bytes/json.ts';
import { printJson } from '../../../src/kubernetes/print/json.ts';
import { printYaml } from '../../../src/kubernetes/print/yaml.ts';
import { TRICKY_TEXTS } from './tricky.ts';

const object = (json: string): JsonObject => parseJson(json) as JsonObject;
/** How another program reads it. */
const readYaml = (text: string): unknown => parse(text) as unknown;

describe('YAML', () => {
  test('fields by name, numbers in names by value, lists not indented', () => {
    const sample = object(
      '{"b":[{"y":1,"x":[1,[2]]},"s",[]],"a10":{},"a9":null,"__proto__":true,"constructor":{"k":"v"}}',
    );
    expect(printYaml(sample)).toBe(
      [
        '__proto__: true',
        'a9: null',
        'a10: {}',
        'b:',
        '- x:',
        '  - 1',
        '  - - 2',
        '  "y": 1',
        '- s',
        '- []',
        'constructor:',
        '  k: v',
        '',
      ].join('\n'),
    );
  });

  test('numbers', () => {
    const sample = object(
      '{"a":12345678901234567890123,"b":-0,"c":1.5,"d":1e22,"e":1234567.5,"f":1e-7}',
    );
    expect(printYaml(sample)).toBe(
      'a: 12345678901234567890123\nb: 0\nc: 1.5\nd: 1e+22\ne: 1.2345675e+06\nf: 1e-07\n',
    );
  });

  test.each<[string, string]>([
    ['yes', 'a: "yes"\n'],
    ['0x1F', 'a: "0x1F"\n'],
    ['1e3', 'a: "1e3"\n'],
    ['~', 'a: "~"\n'],
    ['', 'a: ""\n'],
    [' x', "a: ' x'\n"],
    ['two\nlines', 'a: |-\n  two\n  lines\n'],
    ['two\nlines\n', 'a: |\n  two\n  lines\n'],
    ['ends\n\n', 'a: |+\n  ends\n\n'],
    ['\n x', 'a: |2-\n\n   x\n'],
    ['a\tb', 'a: "a\\tb"\n'],
    ['1:30', 'a: "1:30"\n'],
    ['2001-01-01', 'a: "2001-01-01"\n'],
    ["it's: x", "a: 'it''s: x'\n"],
    ['😀', 'a: "\\U0001F600"\n'],
  ])('%j', (text, yaml) => {
    expect(printYaml({ a: text })).toBe(yaml);
  });

  test('a key that is too long, or has several lines', () => {
    const long = 'k'.repeat(129);
    expect(printYaml({ [long]: [1], 'a\nb': { c: 'd' } })).toBe(
      `? |-\n  a\n  b\n: c: d\n? ${long}\n: - 1\n`,
    );
  });

  test.each(TRICKY_TEXTS)('%j is read as it was', (text) => {
    const sample = { value: text, [`${text}k`]: [text, { [text]: text }] };
    expect(readYaml(printYaml(sample))).toEqual(sample);
  });

  test('any texts are read as they were', () => {
    const pieces = fc.constantFrom(...TRICKY_TEXTS.filter((text) => text.length < 12));
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 4 }), (list) => {
        const text = printYaml({ list });
        expect(readYaml(text)).toEqual({ list });
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
      }),
    );
  });
});

describe('JSON', () => {
  test('fields by name, numbers exact', () => {
    const sample = object(
      '{"b":[1,{}],"a":{"__proto__":12345678901234567890},"c":[],"a1":"<&>","A":1.5}',
    );
    expect(printJson(sample)).toBe(
      [
        '{',
        '    "A": 1.5,',
        '    "a": {',
        '        "__proto__": 12345678901234567890',
        '    },',
        '    "a1": "\\u003c\\u0026\\u003e",',
        '    "b": [',
        '        1,',
        '        {}',
        '    ],',
        '    "c": []',
        '}',
        '',
      ].join('\n'),
    );
  });

  test('any texts are read as they were, and a terminal obeys none of them', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
        (each) => {
          const text = printJson(each);
          expect(parseJson(text)).toEqual(each);
          expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
        },
      ),
    );
  });
});

test.each(['\u202e', '\u2066', '\u200b', '\u0085', '\u009b', '\u007f', '\ufeff', '\u2028'])(
  'a terminal does not see %j',
  (character) => {
    const sample = { [`k${character}`]: `v${character}`, lines: `a\n${character}` };
    for (const text of [printYaml(sample), printJson(sample)]) {
      expect(text).not.toContain(character);
      expect(readYaml(text)).toEqual(sample);
    }
  },
);

test('half a character is the replacement character', () => {
  expect(printYaml({ a: '\ud800' })).toBe('a: \ufffd\n');
  expect(printJson({ a: '\udc00x' })).toBe('{\n    "a": "\ufffdx"\n}\n');
});
