/** Values at rest, made as an API server makes them; keys and nonces are worthless. */

import { cbc, gcm } from '@noble/ciphers/aes.js';
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';

import { encodeBase64 } from '../../src/bytes/base64.ts';
import { encodeText } from '../../src/bytes/text.ts';
import { parseEncryptionConfiguration } from '../../src/kubernetes/encryption/parse-configuration.ts';
import type { EncryptionConfiguration } from '../../src/kubernetes/encryption/configuration.ts';
import { readFixture } from './fixtures.ts';

/** Bytes end to end. */
export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** So many bytes that count up from one. */
export function countedBytes(length: number, from = 0): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (from + at) & 0xff);
}

/** A value of a provider under a key of that name; the etcd key counts for AES-GCM. */
export function sealLocal(
  provider: 'aescbc' | 'aesgcm' | 'secretbox',
  { name, secret }: { readonly name: string; readonly secret: Uint8Array },
  plaintext: Uint8Array,
  key: Uint8Array,
): Uint8Array {
  const head = encodeText(`k8s:enc:${provider}:v1:${name}:`);
  const nonce = countedBytes({ aescbc: 16, aesgcm: 12, secretbox: 24 }[provider], 7);
  const ciphertext = {
    aescbc: () => cbc(secret, nonce).encrypt(plaintext),
    aesgcm: () => gcm(secret, nonce, key).encrypt(plaintext),
    secretbox: () => xsalsa20poly1305(secret, nonce).encrypt(plaintext),
  }[provider]();
  return join(head, nonce, ciphertext);
}

/** A configuration of one provider with such keys, for Secrets. */
export function configurationOf(
  provider: 'aescbc' | 'aesgcm' | 'secretbox',
  keys: readonly (readonly [name: string, secret: Uint8Array])[],
): EncryptionConfiguration {
  return parseEncryptionConfiguration(
    JSON.stringify({
      kind: 'EncryptionConfiguration',
      apiVersion: 'apiserver.config.k8s.io/v1',
      resources: [
        {
          resources: ['secrets'],
          providers: [
            {
              [provider]: {
                keys: keys.map(([name, secret]) => ({ name, secret: encodeBase64(secret) })),
              },
            },
          ],
        },
      ],
    }),
  );
}

/** The configuration of a fixture's server. */
export function readConfiguration(folder: string): EncryptionConfiguration {
  const text = new TextDecoder().decode(readFixture(folder, 'encryption.yaml'));
  return parseEncryptionConfiguration(text);
}
