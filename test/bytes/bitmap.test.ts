import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Bitmap } from '../../src/bytes/bitmap.ts';

describe('bitmap', () => {
  test('is a set of numbers', () => {
    const step = fc.record({ add: fc.boolean(), member: fc.nat(99) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const bitmap = new Bitmap(100);
        const model = new Set<number>();
        for (const { add, member } of steps) {
          if (add) {
            expect(bitmap.add(member)).toBe(!model.has(member));
            model.add(member);
          } else {
            bitmap.delete(member);
            model.delete(member);
          }
        }
        const sorted = [...model].sort((a, b) => a - b);
        expect([...bitmap.members()]).toEqual(sorted);
        expect(bitmap.count()).toBe(model.size);
        for (let member = 0; member < 100; member++) {
          expect(bitmap.has(member)).toBe(model.has(member));
        }
      }),
    );
  });

  test('a range names the first member that was there already, and ends there', () => {
    const bitmap = new Bitmap(100);
    expect(bitmap.claimRange(30, 40)).toBeUndefined();
    expect(bitmap.claimRange(28, 28)).toBeUndefined();
    expect(bitmap.claimRange(28, 45)).toBe(30);
    expect([...bitmap.members()]).toEqual(Array.from({ length: 12 }, (_, index) => 28 + index));
  });

  test('the last number of a word and of the set', () => {
    const bitmap = new Bitmap(64);
    expect([bitmap.add(31), bitmap.add(32), bitmap.add(63), bitmap.add(63)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(bitmap.count()).toBe(3);
    expect(bitmap.has(64)).toBe(false);
  });

  test('joined with another set has the members of both, and names the first common one', () => {
    const members = fc.uniqueArray(fc.nat(99));
    fc.assert(
      fc.property(members, members, (own, others) => {
        const bitmap = new Bitmap(100);
        const other = new Bitmap(100);
        for (const member of own) bitmap.add(member);
        for (const member of others) other.add(member);
        const common = own.filter((member) => others.includes(member)).sort((a, b) => a - b);
        expect(bitmap.join(new Bitmap(100, other.words))).toBe(common[0]);
        const all = [...new Set([...own, ...others])].sort((a, b) => a - b);
        expect([...bitmap.members()]).toEqual(all);
      }),
    );
  });
});
