/** Values that do not open, and why; and the ciphertexts that upstream has recorded. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseHex, encodeText, decodeText } from '../../../src/bytes/text.ts';
import { WireWriter } from '../../../src/bytes/wire-writer.ts';
import { createDecryptor } from '../../../src/kubernetes/encryption/decryptor.ts';
import type { Decryption, DecryptorOptions } from '../../../src/kubernetes/encryption/decryptor.ts';
import { KmsSeeds } from '../../../src/kubernetes/encryption/kms-seeds.ts';
import { readKms } from '../../../src/kubernetes/encryption/kms-value.ts';
import { openKms, openLocal } from '../../../src/kubernetes/encryption/open-value.ts';
import { portableCiphers } from '../../../src/kubernetes/encryption/portable-ciphers.ts';
import { nodeCiphers } from '../../../src/node/ciphers.ts';
import { configurationOf, countedBytes, join, sealLocal } from '../../build/encryption.ts';

const KEY = encodeText('/registry/secrets/a/b');
const PLAINTEXT = encodeText(
  '{"kind":"Secret","apiVersion":"v1","data":{"p":"czNjcjN0LXZhbHVl"}}\n',
);
const SECRET = countedBytes(32);
const OTHER = countedBytes(32, 100);
const NAMED = { name: 'key1', secret: SECRET };
const LOCAL = ['aescbc', 'aesgcm', 'secretbox'] as const;
const CIPHERS = [
  ['portable', portableCiphers],
  ['node', nodeCiphers],
] as const;

function reasonOf(found: Decryption): string {
  expect(found.status).toBe('sealed');
  return found.status === 'sealed' ? found.reason : '';
}

describe.each(CIPHERS)('upstream vectors with %s ciphers', (_name, ciphers) => {
  const associated = encodeText('bamboo');

  test('AES-GCM', () => {
    const bytes = parseHex(
      '9f27c8fcea8a58c467d8e437dbf2d85955f9b4bd912f4ef967d788a0cb07797dac0a3f0a0845605ca85ac8562b4ae1',
    );
    const secret = encodeText('snorlax_awesomes');
    const opened = openLocal(ciphers, 'aesgcm', secret, { bytes, key: associated });
    expect(decodeText(opened!)).toBe('pandas are the best');
  });

  test('a seed of KMS v2', () => {
    const encryptedData = parseHex(
      '2442759e33945fbad709db577a0f037fd8a709fc76979b8942209debcecb9d57efe3d6ff6a1ef6ee9a5003b9833b3043cec1e47b35175b151107a8d2416b0e296bbf66b5d102fcefdf9a78f293d271',
    );
    const seed = parseHex('5d40323a820ff95561675e3b95e81867c5fdd561d35a88a2d08b08aa9d4fcf5c');
    const encryptedDekSource = Uint8Array.of(1);
    const value = { encryptedData, encryptedDekSource, source: 'seed', keyId: 'k' } as const;
    const [opened] = openKms(ciphers, value, seed, associated);
    expect(decodeText(opened!)).toBe('pandas are the best');
  });
});

describe.each(LOCAL)('%s', (provider) => {
  const value = sealLocal(provider, NAMED, PLAINTEXT, KEY);
  const configuration = configurationOf(provider, [['key1', SECRET]]);

  test.each(CIPHERS)('opens with every size of key, %s', (_name, ciphers) => {
    for (const size of provider === 'secretbox' ? [32] : [16, 24, 32]) {
      const secret = countedBytes(size);
      const own = configurationOf(provider, [['key1', secret]]);
      const sealed = sealLocal(provider, { name: 'key1', secret }, PLAINTEXT, KEY);
      const found = createDecryptor([own], { ciphers }).decrypt(sealed, KEY);
      expect(found).toMatchObject({
        status: 'decrypted',
        plaintext: PLAINTEXT,
        atRest: { provider, keyName: 'key1' },
      });
    }
  });

  test('tries every key of the name, of every configuration', () => {
    const wrong = configurationOf(provider, [
      ['key1', OTHER],
      ['key2', SECRET],
    ]);
    const found = createDecryptor([wrong, configuration]).decrypt(value, KEY);
    expect(found.status).toBe('decrypted');
    const reason = reasonOf(createDecryptor([wrong]).decrypt(value, KEY));
    expect(reason).toMatch(new RegExp(`^the ${provider} key "key1" does not open it: `));
  });

  test('knows a name that begins with another name', () => {
    const sealed = sealLocal(provider, { name: 'a:b', secret: SECRET }, PLAINTEXT, KEY);
    const named = configurationOf(provider, [
      ['a', OTHER],
      ['a:b', SECRET],
    ]);
    const found = createDecryptor([named]).decrypt(sealed, KEY);
    expect(found).toMatchObject({ status: 'decrypted', atRest: { keyName: 'a:b' } });
  });

  test.each(CIPHERS)('stays shut wherever it is cut off, %s', (_name, ciphers) => {
    const decryptor = createDecryptor([configuration], { ciphers });
    for (let length = 0; length < value.length; length++) {
      const found = decryptor.decrypt(value.subarray(0, length), KEY);
      expect([length, found.status]).toEqual([length, length < 8 ? 'plain' : 'sealed']);
    }
  });

  test('says what is missing of one that is cut off', () => {
    const short = value.subarray(0, value.length - PLAINTEXT.length - 20);
    const reason = reasonOf(createDecryptor([configuration]).decrypt(short, KEY));
    expect(reason).toMatch(
      /^the ciphertext is cut off: found \d+ bytes, expected (at least|a mult)/,
    );
  });

  test('says which key is missing', () => {
    const reason = (options: ReturnType<typeof configurationOf>[]): string =>
      reasonOf(createDecryptor(options).decrypt(value, KEY));
    expect(reason([])).toBe('no encryption configuration is given');
    expect(reason([configurationOf(provider, [['old', SECRET]])])).toBe(
      `there is no ${provider} key "key1" in the configuration`,
    );
    const other = provider === 'aesgcm' ? 'secretbox' : 'aesgcm';
    expect(reason([configurationOf(other, [['key1', SECRET]])])).toBe(
      `there is no ${provider} key "key1" in the configuration, but one of that name for ${other}`,
    );
  });

  test('counts the keys that do not open it', () => {
    const wrong = configurationOf(provider, [
      ['key1', OTHER],
      ['key1', countedBytes(32, 9)],
    ]);
    const reason = reasonOf(createDecryptor([wrong]).decrypt(value, KEY));
    expect(reason).toMatch(new RegExp(`^none of 2 ${provider} keys "key1" opens it: `));
  });
});

describe.each(['aesgcm', 'secretbox'] as const)('%s', (provider) => {
  const value = sealLocal(provider, NAMED, PLAINTEXT, KEY);
  const configuration = configurationOf(provider, [['key1', SECRET]]);
  const start = encodeText(`k8s:enc:${provider}:v1:key1:`).length;

  test.each(CIPHERS)('stays shut with any bit flipped, %s', (_name, ciphers) => {
    const decryptor = createDecryptor([configuration], { ciphers });
    for (let at = start; at < value.length; at++) {
      const changed = value.slice();
      changed[at]! ^= 1 << (at % 8);
      expect([at, decryptor.decrypt(changed, KEY).status]).toEqual([at, 'sealed']);
    }
  });

  test('is no success with something else inside', () => {
    const sealed = sealLocal(provider, NAMED, encodeText('not an object'), KEY);
    const reason = reasonOf(createDecryptor([configuration]).decrypt(sealed, KEY));
    expect(reason).toBe('key "key1" opens it, but there is no stored object inside');
  });
});

test('aesgcm knows the etcd key that it was written under', () => {
  const value = sealLocal('aesgcm', NAMED, PLAINTEXT, KEY);
  const decryptor = createDecryptor([configurationOf('aesgcm', [['key1', SECRET]])]);
  const reason = reasonOf(decryptor.decrypt(value, encodeText('/registry/secrets/a/c')));
  expect(reason).toBe(
    'the aesgcm key "key1" does not open it: it is another key, or the value was changed or ' +
      'written under another etcd key',
  );
});

test('aescbc is no success where only the padding fits', () => {
  // About one wrong key in 256 leaves a padding that is right.
  const value = sealLocal('aescbc', NAMED, PLAINTEXT, KEY);
  let fits = 0;
  for (let from = 1; from < 3000; from++) {
    const secret = Uint8Array.from({ length: 32 }, (_, at) => (from * (at + 3)) >>> (at % 4));
    const bytes = value.subarray(encodeText('k8s:enc:aescbc:v1:key1:').length);
    const opened = openLocal(nodeCiphers, 'aescbc', secret, { bytes, key: KEY });
    if (opened === undefined) continue;
    fits++;
    const decryptor = createDecryptor([configurationOf('aescbc', [['key1', secret]])]);
    expect(decryptor.decrypt(value, KEY).status).toBe('sealed');
  }
  expect(fits).toBeGreaterThan(2);
});

describe('KMS', () => {
  const dek = encodeText('an encrypted key');
  const size = Uint8Array.of(0, dek.length);
  const inside = (provider: 'aescbc' | 'aesgcm'): Uint8Array =>
    sealLocal(provider, NAMED, PLAINTEXT, KEY).subarray(`k8s:enc:${provider}:v1:key1:`.length);
  const seeds = new KmsSeeds([[dek, SECRET]]);
  const head = (version: string): Uint8Array => encodeText(`k8s:enc:kms:${version}:my-kms:`);

  function v2(type: number, data: Uint8Array): Uint8Array {
    const writer = new WireWriter();
    writer.bytes(1, data);
    writer.bytes(2, encodeText('key-1'));
    writer.bytes(3, dek);
    if (type > 0) writer.number(5, type);
    return join(head('v2'), writer.end());
  }

  test.each(['aesgcm', 'aescbc'] as const)('v1 with %s', (provider) => {
    const value = join(head('v1'), size, dek, inside(provider));
    expect(createDecryptor([], { seeds }).decrypt(value, KEY)).toMatchObject({
      status: 'decrypted',
      plaintext: PLAINTEXT,
      atRest: { provider: 'kms v1', keyName: 'my-kms' },
    });
  });

  test('v2 with a key', () => {
    const value = v2(0, inside('aesgcm'));
    expect(createDecryptor([], { seeds }).decrypt(value, KEY)).toMatchObject({
      status: 'decrypted',
      plaintext: PLAINTEXT,
    });
    expect(readKms('kms v2', value.subarray(head('v2').length))).toMatchObject({ keyId: 'key-1' });
  });

  test('says which key is missing, and what does not open', () => {
    const value = v2(0, inside('aesgcm'));
    const reason = (options: DecryptorOptions, bytes = value): string =>
      reasonOf(createDecryptor([], options).decrypt(bytes, KEY));
    expect(reason({})).toBe(
      'there is no seed for the encrypted key 112844485b51 of KMS key "key-1"',
    );
    expect(reason({ seeds: new KmsSeeds([[dek, OTHER]]) })).toBe(
      'the seed for the encrypted key 112844485b51 of KMS key "key-1" does not open it: it is ' +
        'another key, or the value was changed or written under another etcd key',
    );
    expect(reason({ seeds }, v2(2, inside('aesgcm')))).toBe(
      'what follows the name is cut off, or not of kms v2',
    );
    expect(reason({ seeds }, v2(1, inside('aesgcm').subarray(0, 40)))).toBe(
      'the ciphertext is cut off: found 40 bytes, expected at least 60',
    );
  });

  test('stays shut wherever it is cut off', () => {
    for (const value of [v2(0, inside('aesgcm')), join(head('v1'), size, dek, inside('aescbc'))]) {
      for (let length = 8; length < value.length; length++) {
        const found = createDecryptor([], { seeds }).decrypt(value.subarray(0, length), KEY);
        expect([length, found.status]).toEqual([length, 'sealed']);
      }
    }
  });
});

test.each([
  ['k8s:enc:', 'it does not say by what it is encrypted'],
  ['k8s:enc:aescbc', 'it does not say by what it is encrypted'],
  ['k8s:enc:rotten:v1:key1:xyz', 'the provider rotten is not known'],
  ['k8s:enc:aescbc:v2:key1:xyz', 'the provider aescbc v2 is not known'],
  ['k8s:enc:aescbc:v1:key1', 'it does not say by which key it is encrypted'],
  ['k8s:enc:aescbc:v1:a\x1b[31m:x', 'there is no aescbc key "a\\x1b[31m" in the configuration'],
])('%j is sealed', (text, reason) => {
  const decryptor = createDecryptor([configurationOf('aescbc', [['key1', SECRET]])]);
  expect(reasonOf(decryptor.decrypt(encodeText(text), KEY))).toBe(reason);
});

test('whatever the bytes are, there is an answer', () => {
  const configurations = LOCAL.map((provider) => configurationOf(provider, [['k', SECRET]]));
  const decryptor = createDecryptor(configurations, { seeds: new KmsSeeds() });
  const head = fc.constantFrom(
    'aescbc:v1:k:',
    'aesgcm:v1:k:',
    'secretbox:v1:k:',
    'kms:v1:k:',
    'kms:v2:k:',
  );
  fc.assert(
    fc.property(head, fc.uint8Array({ maxLength: 200 }), (text, bytes) => {
      const value = join(encodeText(`k8s:enc:${text}`), bytes);
      expect(decryptor.decrypt(value, KEY).status).toBe('sealed');
    }),
    { numRuns: 1000 },
  );
});
