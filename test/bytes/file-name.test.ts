/** Names of files for any text: they lead nowhere, and no two are one on any file system. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decodeText, encodeText } from '../../src/bytes/text.ts';
import { escapeFileName } from '../../src/bytes/file-name.ts';

test.each([
  ['frontend', 'frontend'],
  ['kube-root-ca.crt', 'kube-root-ca.crt'],
  ['system:coredns', 'system%3Acoredns'],
  ['Admin', '%41dmin'],
  ['..', '%2E%2E'],
  ['.', '%2E'],
  ['', '%'],
  ['a/../b', 'a%2F..%2Fb'],
  ['/etc', '%2Fetc'],
  ['a\0b', 'a%00b'],
  ['a\\b', 'a%5Cb'],
  ['50%', '50%25'],
  ['con', '%63on'],
  ['com1.log', '%63om1.log'],
  ['console', 'console'],
  ['trailing.', 'trailing%2E'],
  ['trailing ', 'trailing%20'],
  ['_global_', '%5Fglobal_'],
  ['-rf', '%2Drf'],
  ['é', '%C3%A9'],
  ['e\u0301', 'e%CC%81'],
])('%j is called %s', (text, name) => {
  expect(escapeFileName(text)).toBe(name);
});

test('a long name is cut and stays another than its neighbour', () => {
  const long = 'a'.repeat(253);
  const names = [long, `${long}b`, 'a'.repeat(200)].map(escapeFileName);
  expect(names[0]).toMatch(/^a{200}~[0-9a-f]{32}$/);
  expect(names[2]).toBe('a'.repeat(200));
  expect(new Set(names).size).toBe(3);
});

/** Halves of characters are none. */
function isText(text: string): boolean {
  return decodeText(encodeText(text)) === text;
}

/** Texts of the characters that file systems treat in ways of their own. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('./\\\0: %~aAéE\u0301ßSs\u212aK_-\n')),
    maxLength: 12,
  }),
  fc.constantFrom('CON', 'nul', 'Lpt9.x', 'aux.yaml', '..', '.git', '~', 'a'.repeat(254)),
);

describe('whatever the text', () => {
  test('the name is plain and short', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const name = escapeFileName(text);
        expect(name).toMatch(/^[a-z0-9%][a-z0-9._%A-F~-]*$/);
        expect(name).not.toMatch(/\.$/);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(name.length).toBeLessThanOrEqual(233);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  test('two texts have two names, where large and small letters and accents are one as well', () => {
    const folded = (text: string): string => text.normalize('NFKD').toLowerCase();
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        fc.pre(isText(one) && isText(other) && one !== other);
        expect(folded(escapeFileName(one))).not.toBe(folded(escapeFileName(other)));
      }),
      { seed: 2, numRuns: 5000 },
    );
  });

  test('it can be read back', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(isText(text) && text !== '');
        const name = escapeFileName(text);
        fc.pre(!name.includes('~'));
        expect(decodeURIComponent(name)).toBe(text);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });
});
