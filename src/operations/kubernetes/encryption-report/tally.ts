/** Counts what is found, value by value. Memory grows with keys and resources, not with objects. */

import { sha256 } from '@noble/hashes/sha2.js';

import type { AtRest } from '../../../kubernetes/change/object-change.ts';
import type { Decryption, SealedCause } from '../../../kubernetes/encryption/decryptor.ts';
import type { KmsValue } from '../../../kubernetes/encryption/kms-value.ts';
import type { ConfiguredKey } from './configured-keys.ts';
import type { KmsKeyUse, Protection, ResourceCount, SealedReason } from './report.ts';

/** Reasons of one protection that are told apart; further ones are told together. */
const REASONS_MAX = 20;
const OTHER_REASONS = 'other reasons';

/** What was found of one object. */
export interface Found {
  readonly resource: string;
  /** The etcd key, printable. */
  readonly key: string;
  readonly decryption: Decryption;
  readonly kms: KmsValue | undefined;
}

interface KmsUse {
  objects: number;
  /** The first 48 bits of their SHA-256. */
  readonly sources: Set<number>;
}

/** What one key, or one KMS, protects. */
export class ProtectionTally {
  readonly #atRest: AtRest;
  readonly #key: ConfiguredKey | undefined;
  objects = 0;
  opened = 0;
  readonly #causes = new Set<SealedCause>();
  readonly #resources = new Map<string, number>();
  readonly #reasons = new Map<string, { objects: number; readonly firstKey: string }>();
  readonly #kmsKeys = new Map<string, KmsUse>();

  /** `key` is the one of the configuration, if it is known which. */
  constructor(atRest: AtRest, key: ConfiguredKey | undefined) {
    this.#atRest = atRest;
    this.#key = key;
  }

  add({ resource, key, decryption, kms }: Found): void {
    this.objects++;
    this.#resources.set(resource, (this.#resources.get(resource) ?? 0) + 1);
    if (kms !== undefined) this.#addKms(kms);
    if (decryption.status === 'decrypted') this.opened++;
    if (decryption.status !== 'sealed') return;
    this.#causes.add(decryption.cause);
    const isNew = !this.#reasons.has(decryption.reason) && this.#reasons.size >= REASONS_MAX;
    const reason = isNew ? OTHER_REASONS : decryption.reason;
    const counted = this.#reasons.get(reason) ?? { objects: 0, firstKey: key };
    counted.objects++;
    this.#reasons.set(reason, counted);
  }

  /** What was counted; `isTried` says whether anything was given to open it with. */
  finish(isTried: boolean, isWriter: (key: ConfiguredKey) => boolean): Protection {
    return {
      ...this.#atRest,
      number: this.#key?.number ?? 0,
      status: isTried ? this.#status() : 'unknown',
      objects: this.objects,
      opened: this.opened,
      isWriter: this.#key !== undefined && isWriter(this.#key),
      resources: mostFirst(this.#resources),
      reasons: isTried ? this.#reasonList() : [],
      kmsKeys: [...this.#kmsKeys].map(([keyId, use]): KmsKeyUse => {
        return { keyId, objects: use.objects, dekSources: use.sources.size };
      }),
    };
  }

  #status(): 'opened' | 'sealed' | 'missing' {
    if (this.opened === this.objects) return 'opened';
    return this.opened === 0 && [...this.#causes].every((cause) => cause === 'missing')
      ? 'missing'
      : 'sealed';
  }

  #reasonList(): SealedReason[] {
    const reasons = [...this.#reasons].map(([reason, counted]) => ({ reason, ...counted }));
    return reasons.sort((a, b) => b.objects - a.objects || compare(a.reason, b.reason));
  }

  #addKms({ keyId = '', encryptedDekSource }: KmsValue): void {
    const use = this.#kmsKeys.get(keyId) ?? { objects: 0, sources: new Set() };
    use.objects++;
    const digest = sha256(encryptedDekSource);
    use.sources.add(digest.subarray(0, 6).reduce((number, byte) => number * 256 + byte, 0));
    this.#kmsKeys.set(keyId, use);
  }
}

/** Counts of resources, most objects first. */
function mostFirst(counts: ReadonlyMap<string, number>): ResourceCount[] {
  const list = [...counts].map(([resource, objects]) => ({ resource, objects }));
  return list.sort((a, b) => b.objects - a.objects || compare(a.resource, b.resource));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
