/**
 * What protects objects at rest: a Kubernetes API server's EncryptionConfiguration (kubernetes
 * apiserver pkg/apis/apiserver/types_encryption.go, v0.36.3).
 */

import { equalBytes } from '../../bytes/compare.ts';

/** A key. Its bytes are kept where neither a log nor JSON shows them. */
export class EncryptionKey {
  /** What values that it protects are marked with; several keys may have one name. */
  readonly name: string;
  readonly #secret: Uint8Array;

  constructor(name: string, secret: Uint8Array) {
    this.name = name;
    this.#secret = secret;
  }

  /** The secret itself. */
  secret(): Uint8Array {
    return this.#secret;
  }

  /** Whether both are one key under one name. */
  equals(other: EncryptionKey): boolean {
    return this.name === other.name && equalBytes(this.#secret, other.#secret);
  }
}

/** Providers that have their keys in the configuration. */
export type LocalProviderType = 'aescbc' | 'aesgcm' | 'secretbox';

/** A provider with keys of its own. */
export interface LocalProvider {
  readonly type: LocalProviderType;
  readonly keys: readonly EncryptionKey[];
}

/** A provider that asks a key management service. */
export interface KmsProvider {
  readonly type: 'kms v1' | 'kms v2';
  readonly name: string;
}

/** Stores in plain text. */
export interface IdentityProvider {
  readonly type: 'identity';
}

export type EncryptionProvider = LocalProvider | KmsProvider | IdentityProvider;

/** A resource with its group, or `*` for all of them; the core group is empty. */
export interface ResourcePattern {
  readonly resource: string;
  readonly group: string;
}

/** What protects some resources: the first provider writes, all of them read. */
export interface ProtectedResources {
  readonly resources: readonly ResourcePattern[];
  readonly providers: readonly EncryptionProvider[];
}

/** A configuration, whole. */
export interface EncryptionConfiguration {
  readonly rules: readonly ProtectedResources[];
}

/**
 * The rule that a resource is written by; undefined if it is not encrypted. Servers refuse a rule
 * that an earlier one hides, so the first one that matches is theirs.
 */
export function ruleFor(
  configuration: EncryptionConfiguration,
  group: string,
  resource: string,
): ProtectedResources | undefined {
  return configuration.rules.find(({ resources }) =>
    resources.some((pattern) => matches(pattern, group, resource)),
  );
}

function matches(pattern: ResourcePattern, group: string, resource: string): boolean {
  if (pattern.resource === '*') return pattern.group === '*' || pattern.group === group;
  return pattern.resource === resource && pattern.group === group;
}
