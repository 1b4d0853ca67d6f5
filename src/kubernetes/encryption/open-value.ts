/**
 * Opens ciphertexts (kubernetes apiserver pkg/storage/value/encrypt, v0.36.3):
 *
 *     aescbc     IV 16 | ciphertext, a multiple of 16; nothing authenticates
 *     aesgcm     nonce 12 | ciphertext | tag 16; the etcd key is authenticated
 *     secretbox  nonce 24 | tag 16 | ciphertext
 *     seed       info 32 | aesgcm, its key HMAC-SHA-256(seed, info | 01): HKDF's expand step
 */

import type { Ciphers } from './ciphers.ts';
import type { LocalProviderType } from './configuration.ts';
import type { KmsValue } from './kms-value.ts';

const BLOCK = 16;
const TAG = 16;
const GCM_NONCE = 12;
const BOX_NONCE = 24;
const SEED_INFO = 32;

/** A ciphertext with where it lies. */
export interface Ciphertext {
  readonly bytes: Uint8Array;
  /** The etcd key, which AES-GCM authenticates. */
  readonly key: Uint8Array;
}

/** Why a ciphertext cannot be whole; undefined if its size is one that can be. */
export function faultOfSize(type: LocalProviderType, size: number): string | undefined {
  if (type === 'aescbc') {
    if (size >= 2 * BLOCK && size % BLOCK === 0) return undefined;
    return size < 2 * BLOCK
      ? cutOff(size, `at least ${String(2 * BLOCK)}`)
      : cutOff(size, `a multiple of ${String(BLOCK)}`);
  }
  const least = (type === 'aesgcm' ? GCM_NONCE : BOX_NONCE) + TAG;
  return size >= least ? undefined : cutOff(size, `at least ${String(least)}`);
}

/** Opens a ciphertext with one key. */
export function openLocal(
  ciphers: Ciphers,
  type: LocalProviderType,
  secret: Uint8Array,
  { bytes, key }: Ciphertext,
): Uint8Array | undefined {
  if (faultOfSize(type, bytes.length) !== undefined) return undefined;
  switch (type) {
    case 'aescbc':
      return ciphers.aesCbc(secret, bytes.subarray(0, BLOCK), bytes.subarray(BLOCK));
    case 'aesgcm':
      return ciphers.aesGcm(secret, bytes.subarray(0, GCM_NONCE), {
        bytes: bytes.subarray(GCM_NONCE),
        associated: key,
      });
    case 'secretbox':
      return ciphers.secretbox(secret, bytes.subarray(0, BOX_NONCE), bytes.subarray(BOX_NONCE));
  }
}

/** Why a value of a KMS cannot be whole; undefined if its size is one that can be. */
export function faultOfKmsSize({ encryptedData, source }: KmsValue): string | undefined {
  const least = (source === 'seed' ? SEED_INFO : 0) + GCM_NONCE + TAG;
  const size = encryptedData.length;
  return size >= least ? undefined : cutOff(size, `at least ${String(least)}`);
}

/** What a value of a KMS may hold, given what the KMS would answer: each way that it was written. */
export function* openKms(
  ciphers: Ciphers,
  value: KmsValue,
  answer: Uint8Array,
  key: Uint8Array,
): Generator<Uint8Array | undefined> {
  const { encryptedData: bytes, source } = value;
  if (source === 'seed') {
    const info = bytes.subarray(0, SEED_INFO);
    const secret = ciphers.hmacSha256(answer, Uint8Array.of(...info, 1));
    yield openLocal(ciphers, 'aesgcm', secret, { bytes: bytes.subarray(SEED_INFO), key });
    return;
  }
  yield openLocal(ciphers, 'aesgcm', answer, { bytes, key });
  // Version 1 wrote AES-CBC before Kubernetes 1.25.
  if (value.keyId === undefined) yield openLocal(ciphers, 'aescbc', answer, { bytes, key });
}

function cutOff(size: number, expected: string): string {
  return `the ciphertext is cut off: found ${String(size)} bytes, expected ${expected}`;
}
