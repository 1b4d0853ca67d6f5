/**
 * What an encrypted value says of itself (kubernetes apiserver
 * pkg/server/options/encryptionconfig/config.go, v0.36.3):
 *
 *     k8s:enc:<provider>:<version>:<name of the key, or of the KMS>:<ciphertext>
 */

import { hasPrefix } from '../../bytes/compare.ts';
import { encodeText, formatKey } from '../../bytes/text.ts';
import type { AtRest } from '../change/object-change.ts';
import { providerOf } from '../envelope.ts';
import { readKms } from './kms-value.ts';
import type { KmsValue } from './kms-value.ts';

const PREFIX = encodeText('k8s:enc:');
const COLON = 0x3a;
/** Longest name that is looked for; Kubernetes sets no limit. */
const NAME_BYTES_MAX = 1024;
/** Bytes of a name that are shown. */
const NAME_BYTES_SHOWN = 100;

/** An encrypted value, taken apart as far as it can be without a configuration. */
export interface EncryptedValue {
  /** `aescbc`, `kms v2`; with its version where it is not the only one: `aescbc v2`. */
  readonly provider: string;
  /** Name, colon and ciphertext. A name may have colons itself, so they are not told apart here. */
  readonly rest: Uint8Array;
}

/** Whether a value is encrypted, by its first bytes. */
export function isEncrypted(value: Uint8Array): boolean {
  return hasPrefix(value, PREFIX);
}

/** Takes an encrypted value apart; undefined if it names no provider. */
export function readEncryptedValue(value: Uint8Array): EncryptedValue | undefined {
  const text = isEncrypted(value) ? providerOf(value) : undefined;
  if (text === undefined) return undefined;
  const [name = '', version = ''] = text.split(':');
  const isOnlyVersion = name !== 'kms' && version === 'v1';
  return {
    provider: isOnlyVersion ? name : `${name} ${version}`,
    rest: value.subarray(PREFIX.length + text.length + 1),
  };
}

/** What protects a value, by its own word; undefined if it is not encrypted, or does not say. */
export function atRestOf(value: Uint8Array): AtRest | undefined {
  const found = readEncryptedValue(value);
  return found === undefined
    ? undefined
    : { provider: found.provider, keyName: keyNameOf(found.rest) };
}

/** What the value of a KMS says of its keys; undefined for any other value. */
export function kmsValueOf(value: Uint8Array): KmsValue | undefined {
  const found = readEncryptedValue(value);
  return found === undefined ? undefined : readKms(found.provider, behindColon(found.rest));
}

/** The name up to the first colon, printable; empty if there is none. */
export function keyNameOf(rest: Uint8Array): string {
  const end = rest.subarray(0, NAME_BYTES_MAX).indexOf(COLON);
  return end < 0 ? '' : printableName(rest.subarray(0, end));
}

/** A name as it is shown: on one line, and not longer than names are. */
export function printableName(name: Uint8Array): string {
  const shown = formatKey(name.subarray(0, NAME_BYTES_SHOWN));
  return name.length > NAME_BYTES_SHOWN ? `${shown}…` : shown;
}

/** What stands behind a name and its colon; undefined if it does not begin with that name. */
export function behindName(rest: Uint8Array, name: Uint8Array): Uint8Array | undefined {
  if (rest[name.length] !== COLON || !hasPrefix(rest, name)) return undefined;
  return rest.subarray(name.length + 1);
}

/** What stands behind the first colon. */
export function behindColon(rest: Uint8Array): Uint8Array | undefined {
  const end = rest.subarray(0, NAME_BYTES_MAX).indexOf(COLON);
  return end < 0 ? undefined : rest.subarray(end + 1);
}
