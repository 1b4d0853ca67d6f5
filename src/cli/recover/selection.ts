/** Which keys are wanted: by what they say of themselves, or by their bytes. */

import { equalBytes, hasPrefix } from '../../bytes/compare.ts';
import { encodeText } from '../../bytes/text.ts';
import { ResourceNameError, resolveResource } from '../../kubernetes/names/resolve-resource.ts';
import { placeOf } from '../../kubernetes/storage/place-of.ts';
import type { ResourcePlace, StoragePlace } from '../../kubernetes/storage/storage-place.ts';
import type { RecoveredRecord } from '../../operations/recover/types.ts';
import { UsageError } from '../context.ts';
import type { RecoverCommandOptions } from './options.ts';

/** What is asked for. */
export interface Selection {
  /** Whether a key may be meant, whatever the name is. */
  readonly wants: (key: Uint8Array) => boolean;
  /** Whether the name is right as well. */
  readonly isNamed: (place: StoragePlace, record?: RecoveredRecord) => boolean;
  /** The name that was asked for. */
  readonly name: string | undefined;
  /** That nothing built in is called so; it may have been defined. */
  readonly unknown: string | undefined;
  readonly placeOf: (key: Uint8Array) => StoragePlace;
}

/**
 * What the command line asks for.
 * @throws {UsageError} for what cannot be asked for together.
 */
export function selectionOf(
  resource: string | undefined,
  { key, prefix, namespace, k8sPrefix }: RecoverCommandOptions,
): Selection {
  const given = [resource, key, prefix].filter((one) => one !== undefined);
  if (given.length > 1) throw new UsageError('a resource, --key and --prefix exclude each other');
  if (namespace !== undefined && (key ?? prefix) !== undefined) {
    throw new UsageError('--namespace: a key of etcd has none; name a resource');
  }
  const prefixes = k8sPrefix === undefined ? [] : [k8sPrefix.replace(/\/+$/, '')];
  const place = (bytes: Uint8Array): StoragePlace => placeOf(bytes, prefixes);
  const plain = { isNamed: () => true, name: undefined, unknown: undefined, placeOf: place };
  if (key !== undefined) {
    const wanted = encodeText(key);
    return { ...plain, wants: (bytes) => equalBytes(bytes, wanted) };
  }
  if (prefix !== undefined) {
    const wanted = encodeText(prefix);
    return { ...plain, wants: (bytes) => hasPrefix(bytes, wanted) };
  }
  if (resource === undefined && namespace === undefined) return { ...plain, wants: () => true };
  const asked = resource === undefined ? undefined : askedFor(resource);
  const isWanted = (found: StoragePlace): boolean =>
    found.type === 'resource' &&
    (asked?.isOfType(found) ?? true) &&
    (namespace === undefined || isIn(found, namespace));
  const name = asked?.name;
  return {
    wants: (bytes) => isWanted(place(bytes)),
    isNamed: (found) => name === undefined || (found.type === 'resource' && found.name === name),
    name,
    unknown: asked?.unknown,
    placeOf: place,
  };
}

/** A resource that was named. */
interface Asked {
  readonly isOfType: (place: ResourcePlace) => boolean;
  readonly name: string | undefined;
  /** That nothing built in is called so, and what is near. */
  readonly unknown: string | undefined;
}

/** What is built in goes by all of kubectl's names; of others only the key is sure to be there. */
function askedFor(text: string): Asked {
  try {
    const { group, resource, name } = resolveResource(text, []);
    const isOfType = (place: ResourcePlace): boolean =>
      place.group === group && place.resource === resource;
    return { isOfType, name, unknown: undefined };
  } catch (error) {
    if (!(error instanceof ResourceNameError)) throw error;
    if (error.reason !== 'unknown') throw new UsageError(error.message);
    const [type = '', name] = text.split('/');
    const isOfType = (place: ResourcePlace): boolean => isDefined(place, type.toLowerCase());
    return { isOfType, name, unknown: error.message };
  }
}

/**
 * Whether a custom resource may be called so: its definition may be gone as well, so a kind is tried
 * by its usual plurals.
 */
function isDefined({ group, resource }: ResourcePlace, type: string): boolean {
  const dot = type.indexOf('.');
  const [name, wanted] = dot < 0 ? [type, undefined] : [type.slice(0, dot), type.slice(dot + 1)];
  const plurals = [name, `${name}s`, `${name}es`, name.replace(/y$/, 'ies')];
  return plurals.includes(resource) && (wanted === undefined || group === wanted);
}

/** The object that a namespace is counts to it. */
function isIn(place: ResourcePlace, namespace: string): boolean {
  if (place.resource === 'namespaces' && place.group === '') return place.name === namespace;
  return place.namespace === namespace;
}
