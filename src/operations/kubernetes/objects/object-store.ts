/**
 * The Kubernetes objects of a store at a revision: with the keys that open what is encrypted, the
 * prefixes that Kubernetes stores under, the definitions of custom resources, and the veil over
 * secrets.
 */

import { encodeText } from '../../../bytes/text.ts';
import type { JsonObject } from '../../../bytes/json.ts';
import type { ChangeLog, ChangeLogOptions } from '../../../etcd/changes/key-change.ts';
import type { ComparedStore, KeyVersion } from '../../../etcd/compare/comparison.ts';
import { findNewest } from '../../../etcd/live/find-key.ts';
import type { NewestRecord } from '../../../etcd/live/find-key.ts';
import type { LiveKeys } from '../../../etcd/live/read-live-keys.ts';
import type { RecordStore } from '../../../etcd/records.ts';
import type { RunOptions } from '../../../io/source.ts';
import { redactObject } from '../../../kubernetes/change/redact.ts';
import { readStoredObject } from '../../../kubernetes/change/stored-object.ts';
import type { ReadObject } from '../../../kubernetes/change/stored-object.ts';
import type { Decryptor } from '../../../kubernetes/encryption/decryptor.ts';
import { fullName, undefinedResource } from '../../../kubernetes/names/known-resource.ts';
import type { KnownResource } from '../../../kubernetes/names/known-resource.ts';
import { ResourceNameError, resolveResource } from '../../../kubernetes/names/resolve-resource.ts';
import type { ResolvedResource } from '../../../kubernetes/names/resolve-resource.ts';
import { placeOf } from '../../../kubernetes/storage/place-of.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';

/** Where API servers store if nobody chose another prefix: those of Kubernetes, of OpenShift. */
const PREFIXES: readonly string[] = ['/registry', '/kubernetes.io'];
/** Resources without a definition that are told apart, at most. */
const UNDEFINED_MAX = 10_000;
const DEFINITIONS = 'apiextensions.k8s.io/customresourcedefinitions/';
/** Places that are remembered. */
const PLACES_MAX = 2048;

/** A decryptor that may want to be told before the first values come, to load its ciphers. */
export interface PreparedDecryptor extends Decryptor {
  /** Loads what a value needs; without one, what any value may need. */
  prepare?(value?: Uint8Array): Promise<void>;
}

/** What it takes to show objects of a store. */
export interface ObjectStoreOptions extends RunOptions {
  /** The newest one without it. */
  readonly revision?: number | undefined;
  /** Opens what is encrypted at rest; `createDecryptor([])` opens nothing, and says so. */
  readonly decryptor: PreparedDecryptor;
  /** Stands for values that are not shown, best a keyed hash. */
  readonly fingerprint: (value: Uint8Array) => string;
  /** The API servers' `--etcd-prefix`, where it is neither /registry nor /kubernetes.io. */
  readonly prefixes?: readonly string[] | undefined;
  /** Seed of the tables of keys; give a random one where files may be hostile. */
  readonly seed?: number | Uint8Array | undefined;
}

/** Which changes are looked for, and who is told of the records on the way. */
export type WantedChanges = Pick<ChangeLogOptions, 'keys' | 'observe' | 'observeEvery'>;

/** The objects of an open store. */
export class ObjectStore {
  readonly store: RecordStore;
  /** The store at its revision. */
  readonly side: ComparedStore;
  /** Ready for every value that `find` and `liveKeys` have given. */
  readonly decryptor: PreparedDecryptor;
  /** Those that were given: of prefixes that their names do not tell. */
  readonly prefixes: readonly string[];
  /** Tells values apart without giving them away. */
  readonly fingerprint: (value: Uint8Array) => string;
  protected readonly options: ObjectStoreOptions;
  #definitions: Promise<readonly JsonObject[]> | undefined;
  /** Of the last keys that were asked for; a batch of a list fits in. */
  readonly #places = new Map<Uint8Array, StoragePlace>();

  constructor(store: RecordStore, options: ObjectStoreOptions) {
    const { revision, decryptor, prefixes = [], fingerprint } = options;
    this.store = store;
    this.side = { store, revision };
    this.decryptor = decryptor;
    this.prefixes = prefixes;
    this.fingerprint = fingerprint;
    this.options = options;
  }

  /** Prefixes to look under, the likeliest first. */
  get likelyPrefixes(): readonly string[] {
    return this.prefixes.length > 0 ? this.prefixes : PREFIXES;
  }

  /**
   * The live keys that begin so, at the revision.
   * @throws {RevisionError} for a revision that is compacted, or later than the newest.
   * @throws {CorruptionError} at the first thing that is wrong.
   */
  async liveKeys(prefix: Uint8Array = new Uint8Array(0)): Promise<LiveKeys> {
    await this.decryptor.prepare?.();
    const { readLiveKeys } = await import('../../../etcd/live/read-live-keys.ts');
    const { seed, signal, onProgress } = this.options;
    return readLiveKeys(this.side, { prefix, seed, signal, onProgress });
  }

  /** The newest record of one key up to the revision: much faster than all keys. */
  async find(key: Uint8Array): Promise<NewestRecord | undefined> {
    const { signal } = this.options;
    const { revision } = this.side;
    const found = await findNewest(this.store, key, { revision, signal });
    if (found?.version?.value !== undefined) await this.decryptor.prepare?.(found.version.value);
    return found;
  }

  /**
   * What the store retains of the changes up to the revision.
   * @throws {RevisionError} for a revision that is compacted, or later than the newest.
   * @throws {CorruptionError} at the first thing that is wrong.
   */
  async changes(wanted: WantedChanges = {}): Promise<ChangeLog> {
    await this.decryptor.prepare?.();
    const { readChanges } = await import('../../../etcd/changes/read-changes.ts');
    const { seed = 0, signal, onProgress } = this.options;
    const { revision } = this.side;
    const number = typeof seed === 'number' ? seed : new DataView(seed.slice().buffer).getUint32(0);
    return readChanges(this.store, { ...wanted, revision, seed: number, signal, onProgress });
  }

  /** The CustomResourceDefinitions, those that can be read; found once. */
  definitions(): Promise<readonly JsonObject[]> {
    this.#definitions ??= this.#readDefinitions();
    return this.#definitions;
  }

  /**
   * What `TYPE` or `TYPE/NAME` names; only if nothing built in is called so, the definitions are
   * looked at, and at last the keys: objects outlive their definition.
   * @throws {ResourceNameError} if nothing is called so, or several defined resources are.
   */
  async resolve(text: string): Promise<ResolvedResource> {
    const builtIn = resolveOptional(text, []);
    if (builtIn?.origin === 'kubernetes') return builtIn;
    const definitions = await this.definitions();
    const known = resolveOptional(text, definitions);
    if (known !== undefined) return known;
    const undefinedResources = await this.#readUndefined();
    return resolveResource(text, definitions, { undefinedResources });
  }

  /** What a key says of what is under it; the key is not to be changed afterwards. */
  placeOf(key: Uint8Array): StoragePlace {
    // Of one key several things are asked, and of a batch one thing of all its keys first.
    let place = this.#places.get(key);
    if (place === undefined) {
      place = placeOf(key, this.prefixes);
      if (this.#places.size >= PLACES_MAX) this.#places.clear();
      this.#places.set(key, place);
    }
    return place;
  }

  /** A value without encryption; undefined if it cannot be opened, or was not read. */
  plaintext(key: Uint8Array, { value }: KeyVersion): Uint8Array | undefined {
    if (value === undefined) return undefined;
    const opened = this.decryptor.decrypt(value, key);
    if (opened.status === 'plain') return value;
    return opened.status === 'decrypted' ? opened.plaintext : undefined;
  }

  /** What lies under a key, **unredacted**, as an API server would answer. */
  decode(key: Uint8Array, version: KeyVersion): ReadObject {
    return readStoredObject(version, { key, place: this.placeOf(key) }, this.decryptor, {
      absent: 'hybrid',
    });
  }

  /**
   * The object as it may be shown: the same one if it holds no secret. `place` makes a Secret of
   * what lies where Secrets do, whatever it says of itself.
   */
  redact(object: JsonObject, showSecrets: boolean, place?: StoragePlace): JsonObject {
    if (showSecrets) return object;
    const isSecret = place?.type === 'resource' && place.kind === 'Secret';
    return redactObject(object, { fingerprint: this.fingerprint, isSecret });
  }

  async #readDefinitions(): Promise<readonly JsonObject[]> {
    const found: JsonObject[] = [];
    for (const prefix of this.likelyPrefixes) {
      const live = await this.liveKeys(encodeText(`${prefix}/${DEFINITIONS}`));
      for await (const batch of live.keys()) {
        for (const { key, version } of batch) {
          const { object } = this.decode(key, version);
          if (object !== undefined) found.push(object);
        }
      }
      if (found.length > 0) break;
    }
    return found;
  }

  /** Resources that there are keys of, but neither the code nor a definition knows. */
  async #readUndefined(): Promise<KnownResource[]> {
    const found = new Map<string, KnownResource>();
    const live = await this.liveKeys();
    for await (const batch of live.keys(() => false)) {
      for (const { key } of batch) {
        const place = this.placeOf(key);
        if (place.type !== 'resource' || place.kind !== undefined) continue;
        const name = fullName(place);
        if (found.size < UNDEFINED_MAX && !found.has(name)) {
          found.set(name, undefinedResource(place));
        }
      }
    }
    return [...found.values()];
  }
}

function resolveOptional(
  text: string,
  definitions: readonly JsonObject[],
): ResolvedResource | undefined {
  try {
    return resolveResource(text, definitions);
  } catch (error) {
    if (error instanceof ResourceNameError && error.reason === 'unknown') return undefined;
    throw error;
  }
}
