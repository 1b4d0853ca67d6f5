import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isIpv6, normalizeIpAddress } from '../../../src/etcd/cluster/ip-address.ts';

describe('normalizeIpAddress', () => {
  it.each([
    ['::1', '::1'],
    ['0:0::1', '::1'],
    ['::', '::'],
    ['1::', '1::'],
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
    ['1::2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['::1.2.3.4', '::102:304'],
    ['fe80::01%eth0', 'fe80::1%eth0'],
    ['10.0.0.1', '10.0.0.1'],
  ])('%s is %s', (text, normal) => {
    expect(normalizeIpAddress(text)).toBe(normal);
  });

  it.each([
    ...[
      '',
      'localhost',
      '1.2.3',
      '1.2.3.04',
      '1.2.3.256',
      '1.2.3.4.5',
      ':',
      ':::',
      '1:2',
      '1::2::3',
    ],
    ...['12345::', 'g::', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7::8', '::1%', '1.2.3.4::', '::1.2.3'],
  ])('%j is no address', (text) => {
    expect(normalizeIpAddress(text)).toBeUndefined();
  });

  it('agrees with Node on what is one, and does not change a normal one', () => {
    const group = fc.constantFrom(
      '0',
      '1',
      'ffff',
      'DB8',
      '',
      '00',
      '12345',
      '1.2.3.4',
      '01.2.3.4',
    );
    const text = fc.oneof(
      fc.ipV6(),
      fc.ipV4(),
      fc.array(group, { maxLength: 9 }).map((parts) => parts.join(':')),
    );
    fc.assert(
      fc.property(text, (address) => {
        expect(isIpv6(address)).toBe(isIPv6(address));
        const normal = normalizeIpAddress(address);
        expect(normal !== undefined).toBe(isIPv6(address) || isIPv4(address));
        if (normal !== undefined) expect(normalizeIpAddress(normal)).toBe(normal);
      }),
    );
  });
});
