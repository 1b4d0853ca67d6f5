/**
 * Which keys protect which objects of a snapshot, whether they really open them, and what lies there
 * in plain text. One pass over the live records; nothing that is opened is kept.
 */

import { formatKey } from '../../../bytes/text.ts';
import { isTokenName } from '../../../kubernetes/change/redact.ts';
import { storeRevisions } from '../../../etcd/records.ts';
import type { Snapshot } from '../../../etcd/snapshot.ts';
import { whileUnchanged } from '../../../io/source.ts';
import type { RunOptions } from '../../../io/source.ts';
import type { AtRest } from '../../../kubernetes/change/object-change.ts';
import type { Ciphers } from '../../../kubernetes/encryption/ciphers.ts';
import type { EncryptionConfiguration } from '../../../kubernetes/encryption/configuration.ts';
import { createDecryptor } from '../../../kubernetes/encryption/decryptor.ts';
import type { Decryption, Decryptor } from '../../../kubernetes/encryption/decryptor.ts';
import { atRestOf, kmsValueOf } from '../../../kubernetes/encryption/encrypted-value.ts';
import type { KmsSeeds } from '../../../kubernetes/encryption/kms-seeds.ts';
import { findPrefixes } from '../../../kubernetes/storage/find-prefixes.ts';
import { placeOf } from '../../../kubernetes/storage/place-of.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
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

/** What a report is made with. */
export interface EncryptionReportOptions extends RunOptions {
  /** The first one is that in force, the others have further keys. */
  readonly configurations?: readonly EncryptionConfiguration[] | undefined;
  /** What a KMS would answer. */
  readonly seeds?: KmsSeeds | undefined;
  readonly ciphers?: Ciphers | undefined;
  /** Seed of the table of keys; give a random one where files may be hostile. */
  readonly seed?: number | undefined;
}

/** Etcd keys of plain objects that are named. */
const FIRST_KEYS_MAX = 3;

/**
 * Reports on encryption at rest.
 * @throws {CorruptionError} at the first thing that is wrong with the snapshot.
 */
export function reportEncryption(
  snapshot: Snapshot,
  options: EncryptionReportOptions = {},
): Promise<EncryptionReport> {
  return whileUnchanged(snapshot.source, () => report(snapshot, options));
}

async function report(
  snapshot: Snapshot,
  options: EncryptionReportOptions,
): Promise<EncryptionReport> {
  const { current: revision } = await storeRevisions(snapshot);
  let pass = await countObjects(snapshot, revision, { ...options, prefixes: [] });
  // A prefix that was chosen freely is known by the keys under it only when they have been read.
  if (pass.prefixes.length > 0) {
    pass = await countObjects(snapshot, revision, { ...options, prefixes: pass.prefixes });
  }
  return pass.finish(revision);
}

async function countObjects(
  snapshot: Snapshot,
  revision: number,
  options: EncryptionReportOptions & { readonly prefixes: readonly string[] },
): Promise<EncryptionPass> {
  const { signal, onProgress, seed } = options;
  const pass = new EncryptionPass(options);
  for await (const batch of snapshot.records({ atRevision: revision, signal, onProgress, seed })) {
    for (const { key, value } of batch) pass.add(key, value);
  }
  return pass;
}

/** What is known of a resource. */
interface ResourceTally {
  readonly isCovered: boolean;
  plain: number;
  encrypted: number;
  readonly firstKeys: string[];
}

class EncryptionPass {
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

  constructor(options: EncryptionReportOptions & { readonly prefixes: readonly string[] }) {
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

  add(key: Uint8Array, value: Uint8Array): void {
    const atRest = atRestOf(value);
    const place = placeOf(key, this.#given);
    if (place.type === 'tenant') for (const prefix of findPrefixes([key])) this.#found.add(prefix);
    const decryption = this.#decryptor.decrypt(value, key);
    if (place.type !== 'resource' && decryption.status === 'plain') return;
    this.#objects++;
    const [group, resource] = place.type === 'resource' ? [place.group, place.resource] : ['', ''];
    const name = group === '' ? resource : `${resource}.${group}`;
    const tally = this.#resourceTally(name, group, resource);
    if (decryption.status === 'plain') {
      tally.plain++;
      if (tally.firstKeys.length < FIRST_KEYS_MAX) tally.firstKeys.push(shownKey(key, place));
      return;
    }
    tally.encrypted++;
    const shown = decryption.atRest ?? atRest ?? { provider: 'unknown', keyName: '' };
    const configured = this.#keyOf(decryption, shown);
    const isUsed = decryption.status === 'decrypted' || configured?.key === undefined;
    if (configured !== undefined && isUsed) this.#used.add(configured);
    this.#protection(shown, configured).add({
      resource: name,
      key: shownKey(key, place),
      decryption,
      kms: kmsValueOf(value),
    });
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

  #resourceTally(name: string, group: string, resource: string): ResourceTally {
    const known = this.#resources.get(name);
    if (known !== undefined) return known;
    const covered = resource !== '' && isCovered(this.#configurations[0], group, resource);
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

/** The key as it may be shown: names of OpenShift's tokens are tokens themselves. */
function shownKey(key: Uint8Array, place: StoragePlace): string {
  const shown = formatKey(key);
  if (place.type !== 'resource' || !isTokenName(place.kind, place.name)) return shown;
  return `${shown.slice(0, shown.lastIndexOf('/'))}/[a token]`;
}
