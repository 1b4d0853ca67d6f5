/** Counts what protects the objects of a store, and whether it opens them, object by object. */

import { formatKey } from '../../../bytes/text.ts';
import { isTokenName } from '../../../kubernetes/change/redact.ts';
import type { AtRest } from '../../../kubernetes/change/object-change.ts';
import type { Ciphers } from '../../../kubernetes/encryption/ciphers.ts';
import type { EncryptionConfiguration } from '../../../kubernetes/encryption/configuration.ts';
import { createDecryptor } from '../../../kubernetes/encryption/decryptor.ts';
import type { Decryption, Decryptor } from '../../../kubernetes/encryption/decryptor.ts';
import { atRestOf, kmsValueOf } from '../../../kubernetes/encryption/encrypted-value.ts';
import type { KmsSeeds } from '../../../kubernetes/encryption/kms-seeds.ts';
import { findPrefixes } from '../../../kubernetes/storage/find-prefixes.ts';
import { placeOf } from '../../../kubernetes/storage/place-of.ts';
import type { ResourcePlace, StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import {
  configuredKeys,
  identityFirst,
  isCovered,
  isSame,
  unusedKeys,
  writerOf,
} from './configured-keys.ts';
import type { ConfiguredKey } from './configured-keys.ts';
import type { EncryptionReport, PlainResource, Protection } from './report.ts';
import { ProtectionTally } from './tally.ts';

/** What values are opened with. */
export interface EncryptionMeans {
  /** The first one is that in force, the others have further keys. */
  readonly configurations?: readonly EncryptionConfiguration[] | undefined;
  /** What a KMS would answer. */
  readonly seeds?: KmsSeeds | undefined;
  readonly ciphers?: Ciphers | undefined;
}

/** Etcd keys of plain objects that are named. */
export const FIRST_KEYS_MAX = 3;

/** What is known of a resource. */
interface ResourceTally {
  readonly isCovered: boolean;
  plain: number;
  encrypted: number;
  readonly firstKeys: string[];
}

/** An encrypted object. */
export interface TriedObject {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
  readonly place: StoragePlace;
  readonly decryption: Decryption;
}

/** One pass over live objects. */
export class EncryptionPass {
  readonly #configurations: readonly EncryptionConfiguration[];
  readonly #decryptor: Decryptor;
  readonly #isTried: boolean;
  readonly #given: readonly string[];
  readonly #found = new Set<string>();
  readonly #keys: readonly ConfiguredKey[];
  readonly #used = new Set<ConfiguredKey>();
  readonly #protections = new Map<string, ProtectionTally>();
  readonly #resources = new Map<string, ResourceTally>();
  #objects = 0;

  constructor(options: EncryptionMeans & { readonly prefixes: readonly string[] }) {
    const { configurations = [], seeds, ciphers, prefixes } = options;
    this.#configurations = configurations;
    this.#decryptor = createDecryptor(configurations, { seeds, ciphers });
    this.#isTried = configurations.length > 0 || seeds !== undefined;
    this.#given = prefixes;
    this.#keys = configuredKeys(configurations);
  }

  /** Prefixes of keys that were taken for those of others. */
  get prefixes(): string[] {
    return [...this.#found];
  }

  /** Opens values with what the pass was given. */
  get decryptor(): Decryptor {
    return this.#decryptor;
  }

  /** The next object. */
  add(key: Uint8Array, value: Uint8Array): void {
    const place = placeOf(key, this.#given);
    if (place.type === 'tenant') for (const prefix of findPrefixes([key])) this.#found.add(prefix);
    const decryption = this.#decryptor.decrypt(value, key);
    if (decryption.status !== 'plain') this.addEncrypted({ key, value, place, decryption });
    else if (place.type === 'resource') this.addPlain(place, 1, [shownKey(key, place)]);
  }

  /** Objects of a resource that are not encrypted; the keys of the first of them are printable. */
  addPlain(
    { group, resource }: Pick<ResourcePlace, 'group' | 'resource'>,
    objects: number,
    firstKeys: readonly string[],
  ): void {
    const tally = this.#resourceTally(group, resource);
    this.#objects += objects;
    tally.plain += objects;
    tally.firstKeys.push(...firstKeys.slice(0, FIRST_KEYS_MAX - tally.firstKeys.length));
  }

  /** An object that is encrypted, once somebody has tried to open it. */
  addEncrypted({ key, value, place, decryption }: TriedObject): void {
    const [group, resource] = place.type === 'resource' ? [place.group, place.resource] : ['', ''];
    this.#objects++;
    this.#resourceTally(group, resource).encrypted++;
    const atRest = decryption.status === 'plain' ? undefined : decryption.atRest;
    const shown = atRest ?? atRestOf(value) ?? { provider: 'unknown', keyName: '' };
    const configured = this.#keyOf(decryption, shown);
    const isUsed = decryption.status === 'decrypted' || configured?.key === undefined;
    if (configured !== undefined && isUsed) this.#used.add(configured);
    this.#protection(shown, configured).add({
      resource: nameOf(group, resource),
      key: shownKey(key, place),
      decryption,
      kms: kmsValueOf(value),
    });
  }

  /** Whether the configuration in force encrypts new objects of a resource. */
  isCovered({ group, resource }: Pick<ResourcePlace, 'group' | 'resource'>): boolean {
    return resource !== '' && isCovered(this.#configurations[0], group, resource);
  }

  finish(revision: number): EncryptionReport {
    const [inForce] = this.#configurations;
    const writers = (inForce?.rules ?? []).flatMap((rule) => writerOf(rule) ?? []);
    const isWriter = (key: ConfiguredKey): boolean => writers.some((writer) => isSame(writer, key));
    const protections = [...this.#protections.values()]
      .map((tally) => tally.finish(this.#isTried, isWriter))
      .sort((a, b) => b.objects - a.objects);
    const plain = this.#plain();
    return {
      verdict: this.#isTried ? verdictOf(protections, plain) : 'unknown',
      revision,
      objects: this.#objects,
      encrypted: sum(protections.map(({ objects }) => objects)),
      opened: sum(protections.map(({ opened }) => opened)),
      protections,
      plain,
      unused: unusedKeys(this.#keys, {
        isUsed: (key) => this.#used.has(key),
        isWriter,
      }),
      identityFirst: identityFirst(inForce),
    };
  }

  #resourceTally(group: string, resource: string): ResourceTally {
    const name = nameOf(group, resource);
    const known = this.#resources.get(name);
    if (known !== undefined) return known;
    const covered = this.isCovered({ group, resource });
    const tally = { isCovered: covered, plain: 0, encrypted: 0, firstKeys: [] };
    this.#resources.set(name, tally);
    return tally;
  }

  #protection(atRest: AtRest, key: ConfiguredKey | undefined): ProtectionTally {
    const id = [atRest.provider, key?.number ?? 0, atRest.keyName].join(':');
    const tally = this.#protections.get(id) ?? new ProtectionTally(atRest, key);
    this.#protections.set(id, tally);
    return tally;
  }

  /** The key that opened it; of what did not open the only one of that name. */
  #keyOf(decryption: Decryption, { provider, keyName }: AtRest): ConfiguredKey | undefined {
    const openedBy = decryption.status === 'decrypted' ? decryption.openedBy : undefined;
    return this.#keys.find((one) =>
      openedBy === undefined
        ? one.provider === provider && one.keyName === keyName && one.number === 0
        : one.key === openedBy,
    );
  }

  #plain(): PlainResource[] {
    const list = [...this.#resources].flatMap(([resource, tally]) => {
      if (tally.plain === 0 || (tally.encrypted === 0 && !tally.isCovered)) return [];
      const { plain: objects, encrypted, firstKeys } = tally;
      return [{ resource, objects, encrypted, isCovered: tally.isCovered, firstKeys }];
    });
    return list.sort((a, b) => b.objects - a.objects);
  }
}

function verdictOf(
  protections: readonly Protection[],
  plain: readonly PlainResource[],
): EncryptionReport['verdict'] {
  if (protections.some(({ status }) => status !== 'opened')) return 'sealed';
  return plain.some((one) => one.isCovered) ? 'plain' : 'readable';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** As in an EncryptionConfiguration. */
function nameOf(group: string, resource: string): string {
  return group === '' ? resource : `${resource}.${group}`;
}

/** The key as it may be shown: names of OpenShift's tokens are tokens themselves. */
export function shownKey(key: Uint8Array, place: StoragePlace): string {
  const shown = formatKey(key);
  if (place.type !== 'resource' || !isTokenName(place.kind, place.name)) return shown;
  return `${shown.slice(0, shown.lastIndexOf('/'))}/[a token]`;
}
