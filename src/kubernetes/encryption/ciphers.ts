/**
 * The ciphers that values at rest are opened with. What does not open is `undefined` and no error:
 * with several keys of one name that is the usual case.
 */

/** What has to be there to open a value. */
export interface Ciphers {
  /** AES-CBC with PKCS #7 padding. Nothing authenticates: a wrong key may give garbage. */
  aesCbc(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Uint8Array | undefined;
  /** AES-GCM with a nonce of 12 bytes; `sealed` ends with a tag of 16. */
  aesGcm(key: Uint8Array, nonce: Uint8Array, sealed: Sealed): Uint8Array | undefined;
  /** NaCl's secretbox, XSalsa20-Poly1305: `sealed` begins with a tag of 16. */
  secretbox(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Uint8Array | undefined;
  hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array;
}

/** Ciphertext with its tag, and what is authenticated with it. */
export interface Sealed {
  readonly bytes: Uint8Array;
  readonly associated: Uint8Array;
}
