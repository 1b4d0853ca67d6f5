/** What encryption at rest does in a snapshot: who protects what, and whether it opens. */

/** Objects of a resource. */
export interface ResourceCount {
  /** As in an EncryptionConfiguration: `secrets`, `deployments.apps`; empty for keys of others. */
  readonly resource: string;
  readonly objects: number;
}

/** A reason why values do not open. */
export interface SealedReason {
  readonly reason: string;
  readonly objects: number;
  /** An etcd key of one of them, printable. */
  readonly firstKey: string;
}

/** A key of a KMS, as values of version 2 name it. */
export interface KmsKeyUse {
  /** Empty in version 1. */
  readonly keyId: string;
  readonly objects: number;
  /** Different encrypted keys or seeds: what the KMS would be asked for. */
  readonly dekSources: number;
}

/**
 * How far the values of a protection open: `unknown` where nothing was given to open them with;
 * `missing` where the configuration has no such key, or nothing says what a KMS would answer.
 */
export type ProtectionStatus = 'opened' | 'sealed' | 'missing' | 'unknown';

/** A key, or the provider of a KMS, by the word of the values that it protects. */
export interface Protection {
  readonly provider: string;
  readonly keyName: string;
  /** Which of the keys of this name opened them, from 1; 0 if there is only one, or none did. */
  readonly number: number;
  readonly status: ProtectionStatus;
  readonly objects: number;
  readonly opened: number;
  /** Whether new objects are written with it, by the configuration. */
  readonly isWriter: boolean;
  /** Most objects first. */
  readonly resources: readonly ResourceCount[];
  /** Most objects first; a limited number of them. */
  readonly reasons: readonly SealedReason[];
  /** Of a KMS; empty otherwise. */
  readonly kmsKeys: readonly KmsKeyUse[];
}

/** Objects that are not encrypted, of a resource of which some are or should be. */
export interface PlainResource extends ResourceCount {
  /** Objects of the resource that are encrypted. */
  readonly encrypted: number;
  /** Whether the configuration encrypts the resource, so that these lie there from before. */
  readonly isCovered: boolean;
  /** Etcd keys of the first of them, printable. */
  readonly firstKeys: readonly string[];
}

/** A key of the configuration that opens nothing. */
export interface UnusedKey {
  readonly provider: string;
  readonly keyName: string;
  /** Which of those of this name, from 1; 0 if there is only one. */
  readonly number: number;
  /** Whether new objects would be written with it. */
  readonly isWriter: boolean;
}

/** Everything about encryption at rest in a snapshot. */
export interface EncryptionReport {
  /**
   * `readable`: all of it opens, and nothing that should be encrypted is not; `sealed`: something
   * does not open; `plain`: all of it opens, but something lies there in plain text that should
   * not; `unknown`: nothing was given to open it with.
   */
  readonly verdict: 'readable' | 'sealed' | 'plain' | 'unknown';
  readonly revision: number;
  /** Live objects of Kubernetes, and encrypted values under other keys. */
  readonly objects: number;
  readonly encrypted: number;
  readonly opened: number;
  /** Most objects first. */
  readonly protections: readonly Protection[];
  readonly plain: readonly PlainResource[];
  readonly unused: readonly UnusedKey[];
  /** Resources that new objects of are written in plain text, although they have keys. */
  readonly identityFirst: readonly string[];
}
