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
  readEncryptedValue,
} from './encrypted-value.ts';
import type { EncryptedValue } from './encrypted-value.ts';
import { KmsSeeds } from './kms-seeds.ts';
import { readKmsV1, readKmsV2 } from './kms-value.ts';
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
  | { readonly status: 'sealed'; readonly atRest: AtRest | undefined; readonly reason: string };

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
        return sealed(atRest, `the provider ${found.provider} is not known`);
    }
  }

  #openLocal(
    type: LocalProviderType,
    { rest }: EncryptedValue,
    atRest: AtRest,
    key: Uint8Array,
  ): Decryption {
    let tried = 0;
    let fault: string | undefined;
    let hasGarbage = false;
    for (const named of this.#keys) {
      const bytes = named.type === type ? behindName(rest, named.name) : undefined;
      if (bytes === undefined) continue;
      tried++;
      fault = faultOfSize(type, bytes.length);
      const plaintext = openLocal(this.#ciphers, type, named.key.secret(), { bytes, key });
      if (plaintext === undefined) continue;
      if (isStoredValue(plaintext)) {
        const opened = { ...atRest, keyName: named.key.name };
        return { status: 'decrypted', plaintext, atRest: opened, openedBy: named.key };
      }
      hasGarbage ||= type !== 'aescbc';
    }
    if (tried === 0) return sealed(atRest, this.#missingKey(type, atRest));
    return sealed(atRest, fault ?? failureText(type, atRest.keyName, { tried, hasGarbage }));
  }

  #openKms({ provider, rest }: EncryptedValue, atRest: AtRest, key: Uint8Array): Decryption {
    const bytes = this.#behindKmsName(rest);
    const value = bytes && (provider === 'kms v1' ? readKmsV1(bytes) : readKmsV2(bytes));
    if (value === undefined) {
      return sealed(atRest, `what follows the name is cut off, or not of ${provider}`);
    }
    const fault = faultOfKmsSize(value);
    if (fault !== undefined) return sealed(atRest, fault);
    const answer = this.#seeds.get(value.encryptedDekSource);
    if (answer === undefined) return sealed(atRest, `no seed for ${describeSource(value)}`);
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
    const others = this.#keys.filter((named) => named.key.name === keyName);
    const [other] = others;
    const hint = other === undefined ? '' : `, but an ${other.type} key of that name`;
    return `there is no ${type} key "${keyName}" in the configuration${hint}`;
  }
}

/** What cannot be told apart where the etcd key is authenticated as well. */
const CHANGED = 'it is another key, or the value was changed or written under another etcd key';

function failureText(
  type: LocalProviderType,
  keyName: string,
  { tried, hasGarbage }: { readonly tried: number; readonly hasGarbage: boolean },
): string {
  if (hasGarbage) return `key "${keyName}" opens it, but there is no stored object inside`;
  const which =
    tried === 1
      ? `the ${type} key "${keyName}" does not open it`
      : `none of ${String(tried)} ${type} keys "${keyName}" opens it`;
  return `${which}: ${type === 'aesgcm' ? CHANGED : 'it is another key, or the value was changed'}`;
}

function describeSource({ keyId, encryptedDekSource }: KmsValue): string {
  const digest = formatHex(sha256(encryptedDekSource)).slice(0, 12);
  const id = keyId === undefined ? '' : ` of KMS key "${keyId}"`;
  return `the encrypted key ${digest}${id}`;
}

function sealed(atRest: AtRest | undefined, reason: string): Decryption {
  return { status: 'sealed', atRest, reason };
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
        keys.push({ type, name: encodeText(key.name), key });
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
