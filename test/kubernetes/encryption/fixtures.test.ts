/** Every value of every fixture gives the plaintext that its server wrote, with both sets of ciphers. */

import { createHash } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { filesOf, fixtureNames, readFixture } from '../../build/fixtures.ts';
import { readObjects, readStored } from '../../build/kubernetes-objects.ts';
import { readConfiguration } from '../../build/encryption.ts';
import type { Ciphers } from '../../../src/kubernetes/encryption/ciphers.ts';
import { createDecryptor } from '../../../src/kubernetes/encryption/decryptor.ts';
import type { Decryptor } from '../../../src/kubernetes/encryption/decryptor.ts';
import { atRestOf } from '../../../src/kubernetes/encryption/encrypted-value.ts';
import { parseKmsSeeds } from '../../../src/kubernetes/encryption/kms-seeds.ts';
import { portableCiphers } from '../../../src/kubernetes/encryption/portable-ciphers.ts';
import { nodeCiphers } from '../../../src/node/ciphers.ts';

/** Fixtures with encrypted values, and how many there are. */
const ENCRYPTED: Readonly<Record<string, number>> = {
  'kubernetes/after': 8,
  'kubernetes/before': 5,
  'kubernetes/enc-aescbc': 12,
  'kubernetes/enc-aesgcm': 12,
  'kubernetes/enc-cbc-trap': 12,
  'kubernetes/enc-identity-first': 6,
  'kubernetes/enc-kmsv2': 14,
  'kubernetes/enc-samename': 13,
  'kubernetes/enc-secretbox': 12,
  'kubernetes/enc-wildcard-all': 218,
  'kubernetes/enc-wildcard-apps': 13,
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function decryptorOf(folder: string, ciphers: Ciphers): Decryptor {
  const files = filesOf(folder);
  const seeds = files.includes('seeds.json')
    ? parseKmsSeeds(new TextDecoder().decode(readFixture(folder, 'seeds.json')))
    : undefined;
  const configurations = files.includes('encryption.yaml') ? [readConfiguration(folder)] : [];
  return createDecryptor(configurations, { ciphers, seeds });
}

describe.each(fixtureNames('kubernetes'))('%s', (folder) => {
  test.each([
    ['portable', portableCiphers],
    ['node', nodeCiphers],
  ])('opens with %s ciphers', async (_name, ciphers) => {
    const decryptor = decryptorOf(folder, ciphers);
    const stored = await readStored(folder);
    let opened = 0;
    for (const { key, encrypted, plaintextSha256 } of readObjects(folder)) {
      const pair = stored.get(key)!;
      const found = decryptor.decrypt(pair.value, pair.key);
      if (encrypted === undefined) {
        expect([key, found]).toEqual([key, { status: 'plain' }]);
        expect(atRestOf(pair.value)).toBeUndefined();
        continue;
      }
      const { provider, providerVersion, keyName } = encrypted;
      const named = provider === 'kms' ? `kms ${providerVersion}` : provider;
      expect(atRestOf(pair.value)).toEqual({ provider: named, keyName });
      expect([key, found.status]).toEqual([key, 'decrypted']);
      if (found.status !== 'decrypted') continue;
      expect([key, sha256(found.plaintext)]).toEqual([key, plaintextSha256]);
      expect(found.atRest).toEqual({ provider: named, keyName });
      opened++;
    }
    expect(opened).toBe(ENCRYPTED[folder] ?? 0);
  });
});
