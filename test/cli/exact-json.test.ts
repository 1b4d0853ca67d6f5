/** JSON in one go and in pieces is the same. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactJson } from '../../src/cli/render/diff/exact-json.ts';

test('a number of any size changes nothing else', () => {
  const value = fc.jsonValue({ stringUnit: 'binary' });
  const property = fc.property(value, (json) => {
    const text = exactJson(json);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(json)));
    expect(text).not.toMatch(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e]/);
    const number = 2n ** 63n;
    const both = exactJson({ json, left: undefined, number: [number] });
    expect(both).toBe(`{"json":${text},"number":[9223372036854775808]}`);
  });
  fc.assert(property, { seed: 3, numRuns: 500 });
});
