/** The ciphers in JavaScript, for where there is nothing else that answers at once. */

import { cbc, gcm } from '@noble/ciphers/aes.js';
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

import type { Ciphers } from './ciphers.ts';

export const portableCiphers: Ciphers = {
  aesCbc: (key, iv, ciphertext) => opened(() => cbc(key, iv).decrypt(ciphertext)),
  aesGcm: (key, nonce, { bytes, associated }) =>
    opened(() => gcm(key, nonce, associated).decrypt(bytes)),
  secretbox: (key, nonce, sealed) => opened(() => xsalsa20poly1305(key, nonce).decrypt(sealed)),
  hmacSha256: (key, message) => hmac(sha256, key, message),
};

/** The library throws for a wrong tag, a wrong padding and a wrong length alike. */
function opened(open: () => Uint8Array): Uint8Array | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
