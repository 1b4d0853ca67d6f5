import { describe, expect, test } from 'vitest';

import { goQuote } from '../../../src/etcd/requests/go-quote.ts';
import { parseHex } from '../../../src/bytes/text.ts';

describe('goQuote', () => {
  test.each([
    ['', '""'],
    ['616220', '"ab "'],
    ['225c', '"\\"\\\\"'],
    ['0708090a0b0c0d', '"\\a\\b\\t\\n\\v\\f\\r"'],
    ['00011f7f', '"\\x00\\x01\\x1f\\x7f"'],
    // é, the euro sign, a face, the character for what cannot be decoded
    ['c3a9e282acf09f9880efbfbd', '"é€😀\ufffd"'],
    // A no-break space, a zero-width space, a tag character, a byte order mark: not printable
    ['c2a0e2808bf3a08081efbbbf', '"\\u00a0\\u200b\\U000e0001\\ufeff"'],
    // C1
    ['c285', '"\\u0085"'],
    // Cut off, a lone continuation, too long a form, a surrogate, beyond the last character
    ['e282', '"\\xe2\\x82"'],
    ['80ff', '"\\x80\\xff"'],
    ['c080', '"\\xc0\\x80"'],
    ['eda080', '"\\xed\\xa0\\x80"'],
    ['f4908080', '"\\xf4\\x90\\x80\\x80"'],
    ['e261', '"\\xe2a"'],
  ])('%s', (hex, quoted) => {
    expect(goQuote(parseHex(hex))).toBe(quoted);
  });
});
