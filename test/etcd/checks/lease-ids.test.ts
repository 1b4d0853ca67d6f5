/** The set of lease ids: it knows every id that was added, signed or not, and no other. */

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { LeaseIds } from '../../../src/etcd/checks/lease-ids.ts';

test('nothing is in an empty one', () => {
  expect(new LeaseIds().has(0n)).toBe(false);
});

test('ids in the order of the bucket, negative ones last', () => {
  const ids = fc.uniqueArray(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), {
    maxLength: 3000,
    size: 'max',
  });
  fc.assert(
    fc.property(ids, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (unsigned, other) => {
      const ascending = unsigned.toSorted((a, b) => (a < b ? -1 : 1));
      const signed = ascending.map((id) => BigInt.asIntN(64, id));
      const leases = new LeaseIds();
      for (const id of signed) leases.add(id);
      expect(leases.size).toBe(signed.length);
      expect(signed.every((id) => leases.has(id))).toBe(true);
      expect(leases.has(other)).toBe(signed.includes(other));
    }),
    { numRuns: 50 },
  );
});
