/** The table of uids against a map. */

import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { UidTable } from '../../../../src/operations/kubernetes/security/uid-table.ts';

/** Few different digits, so that many uids differ in a part only. */
const word = (digits: number) =>
  fc.string({ unit: fc.constantFrom('0', '1', 'f'), minLength: digits, maxLength: digits });
const uid = fc.oneof(
  fc.uuid(),
  fc.tuple(word(8), word(4), word(4), word(4), word(12)).map((words) => words.join('-')),
  fc.constantFrom('', 'uid', 'x'.repeat(100), '00000000-0000-0000-0000-00000000000G'),
);

test('knows who is there, and who was first', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(uid, fc.nat()), { maxLength: 200 }), (uids) => {
      const table = new UidTable();
      const known = new Map<string, number>();
      for (const [one, revision] of uids) {
        const isKept = one.length <= 64;
        expect(table.add(one, revision + 1)).toBe(isKept ? known.get(one) : undefined);
        if (isKept && !known.has(one)) known.set(one, revision + 1);
      }
      expect(table.size).toBe(known.size);
      for (const [one] of uids) expect(table.has(one)).toBe(known.has(one));
    }),
  );
});

test('grows', () => {
  const table = new UidTable();
  const uidOf = (number: number): string =>
    `${number.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
  for (let number = 0; number < 20_000; number++) {
    expect(table.add(uidOf(number), number + 1)).toBeUndefined();
  }
  expect(table.size).toBe(20_000);
  for (let number = 0; number < 20_000; number++) {
    expect(table.add(uidOf(number), 1)).toBe(number + 1);
  }
  expect(table.has(uidOf(20_000))).toBe(false);
});

test('what finds no room is kept as it is, up to a number', () => {
  const table = new UidTable();
  // Only these digits differ, and where a uid belongs in a small table does not depend on them.
  const uidOf = (number: number): string =>
    `00000000-0000-0000-0000-0000${number.toString(16).padStart(3, '0')}00000`;
  for (let number = 0; number < 4_096; number++) {
    expect(table.add(uidOf(number), number + 1)).toBeUndefined();
  }
  for (let number = 0; number < 4_096; number++) expect(table.has(uidOf(number))).toBe(true);
});
