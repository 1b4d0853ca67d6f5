/**
 * Fingerprints, which stand for values that are not shown: the first 12 hex digits of HMAC-SHA-256
 * under a key that is drawn anew for each run, or read from a file, so that runs can be compared.
 * Without the key, nobody can guess a short value and compare.
 */

import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { UsageError } from './context.ts';

const DIGITS = 12;
const KEY_SIZE = 32;
/** A key that is shorter could be guessed itself. */
const KEY_SIZE_MIN = 16;

/** Gives a value's fingerprint. */
export type Fingerprint = (value: Uint8Array) => string;

/**
 * Fingerprints under the key in a file, or under one of this run only.
 * @throws {UsageError} if the file cannot be read or has less than 16 bytes.
 */
export async function openFingerprint(keyFile: string | undefined): Promise<Fingerprint> {
  const key = createSecretKey(
    keyFile === undefined ? randomBytes(KEY_SIZE) : await readKey(keyFile),
  );
  return (value) => createHmac('sha256', key).update(value).digest('hex').slice(0, DIGITS);
}

async function readKey(path: string): Promise<Uint8Array> {
  const key = await readFile(path).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new UsageError(`--fingerprint-key: ${path} cannot be read (${reason})`);
  });
  if (key.length >= KEY_SIZE_MIN) return key;
  throw new UsageError(
    `--fingerprint-key: ${path}: found ${String(key.length)} bytes, ` +
      `expected at least ${String(KEY_SIZE_MIN)}`,
  );
}
