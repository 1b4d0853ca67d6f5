/** What is shown of an object that was found. */

import { fieldOf, isJsonObject } from '../../../bytes/json.ts';
import type { JsonObject } from '../../../bytes/json.ts';
import { encodeText, formatKey } from '../../../bytes/text.ts';
import { formatRedacted, isTokenName } from '../../../kubernetes/change/redact.ts';
import type { ReadObject } from '../../../kubernetes/change/stored-object.ts';
import type { ResolvedResource } from '../../../kubernetes/names/resolve-resource.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import type { ObjectStore } from './object-store.ts';
import { ObjectsError } from './objects-error.ts';
import type { Found } from './select-objects.ts';

/** Kinds whose objects are secrets as a whole, wherever they say so. */
const SECRET_KINDS: readonly (string | undefined)[] = [
  'Secret',
  'OAuthAccessToken',
  'OAuthAuthorizeToken',
  'OAuthClient',
];

/** What of the objects is shown. */
export interface ShowOptions {
  /** Values of Secrets as they are, not their size and fingerprint. */
  readonly showSecrets?: boolean | undefined;
}

/** Shows objects of a store. */
export class ObjectShower {
  readonly #objects: ObjectStore;
  readonly #showSecrets: boolean;

  constructor(objects: ObjectStore, { showSecrets }: ShowOptions = {}) {
    this.#objects = objects;
    this.#showSecrets = showSecrets === true;
  }

  /**
   * The object, without what is secret unless that was asked for.
   * @throws {ObjectsError} if it cannot be decrypted or decoded.
   */
  object({ key, version, resource }: Found): JsonObject {
    const place = this.#objects.placeOf(key);
    const stored = this.#objects.decode(key, version);
    const { object } = stored;
    if (object !== undefined) return this.shown(object, place);
    throw this.unreadable(resource, place, stored);
  }

  /** The error of an object that cannot be decrypted or decoded. */
  unreadable(
    { kind, resource }: Pick<ResolvedResource, 'kind' | 'resource'>,
    place: StoragePlace,
    stored: ReadObject,
  ): ObjectsError {
    const what = `${kind === '' ? resource : kind} ${this.#placeName(place)}`;
    return new ObjectsError('unreadable', `${what}: ${reasonOf(stored)}`);
  }

  /** `deployment.apps/frontend`, as kubectl has it. */
  name({ key, resource: { kind, resource, group } }: Found): string {
    const place = this.#objects.placeOf(key);
    const type = kind === '' ? resource : kind.toLowerCase();
    return `${type}${group === '' ? '' : `.${group}`}/${this.veiledName(place)}`;
  }

  /**
   * The value as it lies in etcd.
   * @throws {ObjectsError} if it holds secrets that were not asked for.
   */
  raw({ key, version }: Pick<Found, 'key' | 'version'>): Uint8Array {
    const place = this.#objects.placeOf(key);
    const stored = this.#objects.decode(key, version);
    if (this.isHidden(stored, place)) {
      const text = `${this.#placeName(place)}: this holds secrets; --show-secrets writes them all the same`;
      throw new ObjectsError('unreadable', text);
    }
    return version.value ?? new Uint8Array(0);
  }

  /** The object as it may be shown. */
  shown(object: JsonObject, place: StoragePlace): JsonObject {
    return this.#objects.redact(object, this.#showSecrets, place);
  }

  /** `namespace/name`, the name, or the key. */
  #placeName(place: StoragePlace): string {
    const name = this.veiledName(place);
    const namespace = place.type === 'resource' ? place.namespace : undefined;
    return namespace === undefined ? name : `${namespace}/${name}`;
  }

  /** A key as one printable line; of a name that is a token itself its size and fingerprint. */
  keyText(key: Uint8Array): string {
    const text = formatKey(key);
    const place = this.#objects.placeOf(key);
    if (place.type !== 'resource') return text;
    const veiled = this.veiledName(place);
    if (veiled === place.name) return text;
    return text.endsWith(place.name) ? text.slice(0, -place.name.length) + veiled : veiled;
  }

  /** The name, or the key; of a name that is a token itself its size and fingerprint. */
  veiledName(place: StoragePlace): string {
    if (place.type !== 'resource') return place.key;
    const { kind, name } = place;
    if (this.#showSecrets || !isTokenName(kind, name)) return name;
    return formatRedacted(encodeText(name), { fingerprint: this.#objects.fingerprint });
  }

  /** Whether a value holds a secret that was not asked for, or may hold one. */
  isHidden(stored: ReadObject, place: StoragePlace): boolean {
    if (this.#showSecrets) return false;
    const { object } = stored;
    if (place.type === 'bookkeeping') return place.what.includes('bootstrap');
    const kind = place.type === 'resource' ? place.kind : undefined;
    if (SECRET_KINDS.includes(kind) || SECRET_KINDS.includes(stored.kind)) return true;
    return object !== undefined && this.#objects.redact(object, false, place) !== object;
  }
}

/** The object without what says who wrote which field, which kubectl does not print either. */
export function withoutManagedFields(object: JsonObject): JsonObject {
  const metadata = fieldOf(object, 'metadata');
  if (!isJsonObject(metadata) || !Object.hasOwn(metadata, 'managedFields')) return object;
  const { managedFields: _, ...rest } = metadata;
  return { ...object, metadata: rest };
}

/** Why there is no object. */
export function reasonOf({ encryption, problem }: ReadObject): string {
  const reason = problem ?? 'it is no object';
  if (encryption === undefined) return reason;
  const { provider, keyName } = encryption;
  return `encrypted with ${provider} ${keyName}: ${reason}`;
}
