/**
 * Opens values that are encrypted at rest. Every key of the name that a value gives is tried, of all
 * configurations: a cluster may have had several in its life. What comes out must be a value that an
 * API server stores, or it does not count as opened.
 */

import { sha256 } from '@noble/hashes/sha2.js';

import { encodeText, formatHex } from '../../bytes/text.ts';
import type { AtRest } from '../change/object-change.ts';
import type { Ciphers } from './ciphers.ts';
import type { EncryptionConfiguration, EncryptionKey, LocalProviderType } from './configuration.ts';
import {
  behindColon,
  behindName,
  isEncrypted,
  keyNameOf,
  printableName,
  readEncryptedValue,
} from './encrypted-value.ts';
import type { EncryptedValue } from './encrypted-value.ts';
import { KmsSeeds } from './kms-seeds.ts';
import { readKms } from './kms-value.ts';
import type { KmsValue } from './kms-value.ts';
import { faultOfKmsSize, faultOfSize, openKms, openLocal } from './open-value.ts';
import { portableCiphers } from './portable-ciphers.ts';
import { isStoredValue } from './stored-value.ts';

/** What came of a value. */
export type Decryption =
  /** It is not encrypted. */
  | { readonly status: 'plain' }
  | {
      readonly status: 'decrypted';
      /** The value as it would lie there in plain text: an envelope with an object. */
      readonly plaintext: Uint8Array;
      readonly atRest: AtRest;
      /** What opened it; undefined where a KMS would have to be asked. */
      readonly openedBy: EncryptionKey | undefined;
    }
  /** Why it could not be opened; the reason holds neither keys nor plaintext. */
  | {
      readonly status: 'sealed';
      readonly atRest: AtRest | undefined;
      readonly reason: string;
      readonly cause: SealedCause;
    };

/** `missing`: there is nothing to open it with; `shut`: what there is does not open it. */
export type SealedCause = 'missing' | 'shut';

/** Opens values. */
export interface Decryptor {
  /** Opens a value that lies under an etcd key. */
  decrypt(value: Uint8Array, key: Uint8Array): Decryption;
}

/** What a decryptor works with. */
export interface DecryptorOptions {
  /** Those in JavaScript if it is absent. */
  readonly ciphers?: Ciphers | undefined;
  /** What a KMS would answer. */
  readonly seeds?: KmsSeeds | undefined;
}

/** A key with its name in the bytes that values give it in. */
interface NamedKey {
  readonly type: LocalProviderType;
  readonly name: Uint8Array;
  readonly keyName: string;
  readonly key: EncryptionKey;
}

/** A decryptor with the keys of some configurations. */
export function createDecryptor(
  configurations: readonly EncryptionConfiguration[],
  options: DecryptorOptions = {},
): Decryptor {
  return new ConfiguredDecryptor(configurations, options);
}

class ConfiguredDecryptor implements Decryptor {
  readonly #hasConfiguration: boolean;
  readonly #keys: readonly NamedKey[];
  /** Names of KMS providers, which may have colons in version 1. */
  readonly #kmsNames: readonly Uint8Array[];
  readonly #ciphers: Ciphers;
  readonly #seeds: KmsSeeds;

  constructor(configurations: readonly EncryptionConfiguration[], options: DecryptorOptions) {
    this.#hasConfiguration = configurations.length > 0;
    this.#keys = keysOf(configurations);
    this.#kmsNames = kmsNamesOf(configurations);
    this.#ciphers = options.ciphers ?? portableCiphers;
    this.#seeds = options.seeds ?? new KmsSeeds();
  }

  decrypt(value: Uint8Array, key: Uint8Array): Decryption {
    if (!isEncrypted(value)) return { status: 'plain' };
    const found = readEncryptedValue(value);
    if (found === undefined) return sealed(undefined, 'it does not say by what it is encrypted');
    const atRest = { provider: found.provider, keyName: keyNameOf(found.rest) };
    switch (found.provider) {
      case 'aescbc':
      case 'aesgcm':
      case 'secretbox':
        return this.#openLocal(found.provider, found, atRest, key);
      case 'kms v1':
      case 'kms v2':
        return this.#openKms(found, atRest, key);
      default:
        return sealed(atRest, `the provider ${found.provider} is not known`, 'missing');
    }
  }

  #openLocal(
    type: LocalProviderType,
    { rest }: EncryptedValue,
    atRest: AtRest,
    key: Uint8Array,
  ): Decryption {
    const candidates = this.#keys.filter(
      (named) => named.type === type && behindName(rest, named.name) !== undefined,
    );
    let protection = atRest;
    let fault: string | undefined;
    let hasOther = false;
    for (const { name, keyName, key: candidate } of candidates) {
      const bytes = behindName(rest, name) ?? rest;
      protection = { ...atRest, keyName };
      fault = faultOfSize(type, bytes.length);
      const plaintext = openLocal(this.#ciphers, type, candidate.secret(), { bytes, key });
      if (plaintext === undefined) continue;
      if (isStoredValue(plaintext)) {
        return { status: 'decrypted', plaintext, atRest: protection, openedBy: candidate };
      }
      hasOther ||= type !== 'aescbc';
    }
    const tried = candidates.length;
    if (tried === 0) return sealed(atRest, this.#missingKey(type, atRest), 'missing');
    return sealed(protection, fault ?? failureText(protection, { tried, hasOther }));
  }

  #openKms({ provider, rest }: EncryptedValue, atRest: AtRest, key: Uint8Array): Decryption {
    const value = readKms(provider, this.#behindKmsName(rest));
    if (value === undefined) {
      return sealed(atRest, `what follows the name is cut off, or not of ${provider}`);
    }
    const fault = faultOfKmsSize(value);
    if (fault !== undefined) return sealed(atRest, fault);
    const answer = this.#seeds.get(value.encryptedDekSource);
    if (answer === undefined) {
      return sealed(atRest, `there is no seed for ${describeSource(value)}`, 'missing');
    }
    for (const plaintext of openKms(this.#ciphers, value, answer, key)) {
      if (plaintext === undefined || !isStoredValue(plaintext)) continue;
      return { status: 'decrypted', plaintext, atRest, openedBy: undefined };
    }
    return sealed(atRest, `the seed for ${describeSource(value)} does not open it: ${CHANGED}`);
  }

  #behindKmsName(rest: Uint8Array): Uint8Array | undefined {
    for (const name of this.#kmsNames) {
      const bytes = behindName(rest, name);
      if (bytes !== undefined) return bytes;
    }
    return behindColon(rest);
  }

  #missingKey(type: LocalProviderType, { keyName }: AtRest): string {
    if (keyName === '') return 'it does not say by which key it is encrypted';
    if (!this.#hasConfiguration) return 'no encryption configuration is given';
    const other = this.#keys.find((named) => named.keyName === keyName);
    const hint = other === undefined ? '' : `, but one of that name for ${other.type}`;
    return `there is no ${type} key "${keyName}" in the configuration${hint}`;
  }
}

/** What cannot be told apart where the etcd key is authenticated as well. */
const CHANGED = 'it is another key, or the value was changed or written under another etcd key';

function failureText(
  { provider, keyName }: AtRest,
  { tried, hasOther }: { readonly tried: number; readonly hasOther: boolean },
): string {
  if (hasOther) return `key "${keyName}" opens it, but there is no stored object inside`;
  const which =
    tried === 1
      ? `the ${provider} key "${keyName}" does not open it`
      : `none of ${String(tried)} ${provider} keys "${keyName}" opens it`;
  const why = provider === 'aesgcm' ? CHANGED : 'it is another key, or the value was changed';
  return `${which}: ${why}`;
}

function describeSource({ keyId, encryptedDekSource }: KmsValue): string {
  const digest = formatHex(sha256(encryptedDekSource)).slice(0, 12);
  const id = keyId === undefined ? '' : ` of KMS key "${keyId}"`;
  return `the encrypted key ${digest}${id}`;
}

function sealed(
  atRest: AtRest | undefined,
  reason: string,
  cause: SealedCause = 'shut',
): Decryption {
  return { status: 'sealed', atRest, reason, cause };
}

/** Every key once, in the order of the configurations. */
function keysOf(configurations: readonly EncryptionConfiguration[]): NamedKey[] {
  const keys: NamedKey[] = [];
  for (const { rules } of configurations) {
    for (const provider of rules.flatMap(({ providers }) => providers)) {
      if (!('keys' in provider)) continue;
      const { type } = provider;
      for (const key of provider.keys) {
        if (keys.some((known) => known.type === type && known.key.equals(key))) continue;
        const name = encodeText(key.name);
        keys.push({ type, name, keyName: printableName(name), key });
      }
    }
  }
  return keys;
}

function kmsNamesOf(configurations: readonly EncryptionConfiguration[]): Uint8Array[] {
  const providers = configurations.flatMap(({ rules }) => rules).flatMap((rule) => rule.providers);
  const names = providers.flatMap((provider) => ('name' in provider ? [provider.name] : []));
  return [...new Set(names)].sort((a, b) => b.length - a.length).map(encodeText);
}
