/**
 * The ciphers of Node itself, which are several times faster than those in JavaScript; secretbox is
 * not among them. What does not open is `undefined`.
 */

import { createDecipheriv, createHmac } from 'node:crypto';

import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';

const TAG_BYTES = 16;

/** Ciphertext with its tag, and what is authenticated with it. */
interface Sealed {
  readonly bytes: Uint8Array;
  readonly associated: Uint8Array;
}

/** The shape that `kubernetes/encryption/ciphers.ts` asks for. */
interface NodeCiphers {
  aesCbc(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Uint8Array | undefined;
  aesGcm(key: Uint8Array, nonce: Uint8Array, sealed: Sealed): Uint8Array | undefined;
  secretbox(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array | undefined;
  hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array;
}

export const nodeCiphers: NodeCiphers = {
  aesCbc: (key, iv, ciphertext) =>
    opened(() => {
      const decipher = createDecipheriv(`aes-${bitsOf(key)}-cbc`, key, iv);
      return joined(decipher.update(ciphertext), decipher.final());
    }),
  aesGcm: (key, nonce, { bytes, associated }) =>
    opened(() => {
      const end = bytes.length - TAG_BYTES;
      const decipher = createDecipheriv(`aes-${bitsOf(key)}-gcm`, key, nonce, {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(associated);
      decipher.setAuthTag(bytes.subarray(end));
      return joined(decipher.update(bytes.subarray(0, end)), decipher.final());
    }),
  secretbox: (key, nonce, sealed) => opened(() => xsalsa20poly1305(key, nonce).decrypt(sealed)),
  hmacSha256: (key, message) => new Uint8Array(createHmac('sha256', key).update(message).digest()),
};

function bitsOf(key: Uint8Array): '128' | '192' | '256' {
  if (key.length === 16) return '128';
  return key.length === 24 ? '192' : '256';
}

function joined(first: Uint8Array, last: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + last.length);
  bytes.set(first);
  bytes.set(last, first.length);
  return bytes;
}

/** A wrong tag, a wrong padding and a wrong length are all thrown. */
function opened(open: () => Uint8Array): Uint8Array | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
