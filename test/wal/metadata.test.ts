import { expect, test } from 'vitest';

import { decodeLogOwner } from '../../src/wal/metadata.ts';

test('of a member that a restore made', () => {
  const data = Buffer.from('08cdd2918bd2b881cf8e0110b298eaf1948386fccd01', 'hex');
  expect(decodeLogOwner(data)).toEqual({
    memberId: 0x8e9e05c52164694dn,
    clusterId: 0xcdf818194e3a8c32n,
  });
});

test('IDs use all 64 bits', () => {
  const data = Buffer.from('08ffffffffffffffffff011001', 'hex');
  expect(decodeLogOwner(data)).toEqual({ memberId: 2n ** 64n - 1n, clusterId: 1n });
});

test('of nothing is an owner of zeros', () => {
  expect(decodeLogOwner(new Uint8Array())).toEqual({ memberId: 0n, clusterId: 0n });
});

test.each(['08', '0a00', '0f', '1205'])('%s is none', (hex) => {
  expect(decodeLogOwner(Buffer.from(hex, 'hex'))).toBeUndefined();
});
