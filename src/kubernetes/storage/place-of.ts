/**
 * What a key says of what is stored under it, and the key of an object (kubernetes apiserver
 * pkg/registry/generic/registry/store.go, v0.36.3):
 *
 *     <prefix>/<path>/[<namespace>/]<name>             what is built in
 *     <prefix>/<group>/<resource>/[<namespace>/]<name> custom resources: their group has a dot
 *
 * The prefix is `/registry` where nobody chose another. One that was chosen is known if `registry`,
 * `kubernetes.io` or `openshift.io` stands in it, or if it is given.
 */

import { BUILT_IN_RESOURCES } from './built-in-resources.ts';
import { joinKey, splitKey } from './key-segments.ts';
import { OPENSHIFT_RESOURCES } from './openshift-resources.ts';
import type { BookkeepingPlace, ResourcePlace, StoragePlace } from './storage-place.ts';
import type { StoredResource } from './stored-resource.ts';
import { NOBODY, tenantOf } from './tenants.ts';

/** Segments that end a prefix. */
const PREFIX_ENDS: ReadonlySet<string> = new Set(['registry', 'kubernetes.io', 'openshift.io']);
/** Segments in front of such a one: of a tenant that shares the etcd. */
const SEGMENTS_BEFORE_MAX = 3;

/** What API servers keep beside objects, by path. */
const SERVER_RECORDS: ReadonlyMap<string, string> = new Map([
  ['health', 'Kubernetes: health check'],
  ['masterleases', 'Kubernetes: address of an API server'],
  ['peerserverleases', 'Kubernetes: address of an API server, for its peers'],
  ['ranges', 'Kubernetes: allocated addresses and ports'],
]);

/** The resources under one prefix, to be looked up. */
class ResourceTable {
  readonly #byPath: ReadonlyMap<string, StoredResource>;
  readonly #byName: ReadonlyMap<string, StoredResource>;

  constructor(resources: readonly StoredResource[]) {
    this.#byPath = new Map(resources.map((stored) => [stored.path, stored]));
    this.#byName = new Map(
      resources.map((stored) => [`${stored.group}/${stored.resource}`, stored]),
    );
  }

  byPath(path: string): StoredResource | undefined {
    return this.#byPath.get(path);
  }

  byName(group: string, resource: string): StoredResource | undefined {
    return this.#byName.get(`${group}/${resource}`);
  }
}

const BUILT_IN = new ResourceTable(BUILT_IN_RESOURCES);
const OPENSHIFT = new ResourceTable(OPENSHIFT_RESOURCES);

/**
 * What a key says of what is stored under it. `prefixes` are those of Kubernetes that their names do
 * not tell, such as `/tenant-a`.
 */
export function placeOf(key: Uint8Array, prefixes: readonly string[] = []): StoragePlace {
  const segments = splitKey(key);
  const given = prefixes.length === 0 ? undefined : placeGiven(segments.join('/'), prefixes);
  return given ?? placeByName(segments) ?? bookkeepingOf(segments) ?? stranger(segments.join('/'));
}

/** The key of an object. */
export function keyOf({ prefix, group, resource, namespace, name }: ResourcePlace): Uint8Array {
  const stored = tableOf(prefix).byName(group, resource);
  const path = stored?.path ?? (group === '' ? resource : `${group}/${resource}`);
  return joinKey([prefix, path, ...(namespace === undefined ? [] : [namespace]), name].join('/'));
}

function stranger(key: string): StoragePlace {
  return { type: 'tenant', tenant: tenantOf(key), key };
}

/** A place under a prefix that is given. */
function placeGiven(key: string, prefixes: readonly string[]): StoragePlace | undefined {
  const prefix = prefixes.find((one) => key.startsWith(`${one}/`));
  if (prefix === undefined) return undefined;
  return placeUnder(prefix, key.slice(prefix.length + 1).split('/')) ?? stranger(key);
}

/** A place under a prefix that is known by its name. */
function placeByName(segments: readonly string[]): StoragePlace | undefined {
  const end = segments.findIndex((segment, at) => at > 0 && PREFIX_ENDS.has(segment));
  if (end < 1 || end > 1 + SEGMENTS_BEFORE_MAX || segments[0] !== '') return undefined;
  const prefix = segments.slice(0, end + 1).join('/');
  const rest = segments.slice(end + 1);
  if (end === 1) return placeUnder(prefix, rest);
  // Others may have `registry` among their names as well.
  if (tenantOf(segments.join('/')) !== NOBODY || !isKnown(prefix, rest)) return undefined;
  return placeUnder(prefix, rest);
}

/** What servers keep outside of any prefix. */
function bookkeepingOf(segments: readonly string[]): BookkeepingPlace | undefined {
  const [first = '', second = '', third = ''] = segments;
  const found = (what: string): BookkeepingPlace => {
    return { type: 'bookkeeping', what, key: segments.join('/') };
  };
  if (segments.length === 1) {
    return first === 'compact_rev_key' ? found('Kubernetes: last compaction') : undefined;
  }
  if (first === '' && second === 'bootstrap' && /^[0-9a-f]{12}$/.test(third)) {
    return found('k3s or RKE2: bootstrap data');
  }
  if (first === 'k3s') return found('k3s: records of its servers');
  return first === 'rke2' ? found('RKE2: records of its servers') : undefined;
}

/** Whether what follows a prefix can be nobody else's. */
function isKnown(prefix: string, rest: readonly string[]): boolean {
  const [first = ''] = rest;
  return first.includes('.') || SERVER_RECORDS.has(first) || findStored(prefix, rest) !== undefined;
}

function placeUnder(prefix: string, rest: readonly string[]): StoragePlace | undefined {
  const [first = ''] = rest;
  const stored = findStored(prefix, rest);
  if (stored !== undefined) {
    const names = rest.slice(stored.path.includes('/') ? 2 : 1);
    return resourcePlace(prefix, stored, names, stored.isNamespaced);
  }
  const what = SERVER_RECORDS.get(first);
  if (what !== undefined) {
    return { type: 'bookkeeping', what, key: [prefix, ...rest].join('/') };
  }
  return first.includes('.')
    ? customPlace(prefix, first, rest.slice(1))
    : unknownPlace(prefix, first, rest.slice(1));
}

/** The built-in resource, if there is a name behind it. */
function findStored(prefix: string, rest: readonly string[]): StoredResource | undefined {
  const table = tableOf(prefix);
  const [first = '', second = ''] = rest;
  const stored = rest.length > 1 ? table.byPath(first) : undefined;
  return stored ?? (rest.length > 2 ? table.byPath(`${first}/${second}`) : undefined);
}

function customPlace(
  prefix: string,
  group: string,
  [resource = '', ...names]: readonly string[],
): StoragePlace | undefined {
  if (names.length === 0) return undefined;
  return resourcePlace(prefix, { group, resource, kind: undefined }, names, true);
}

/** A resource that is newer than the table, or none. */
function unknownPlace(
  prefix: string,
  resource: string,
  names: readonly string[],
): StoragePlace | undefined {
  // `nodes` are not stored under their name, so what lies there is something else.
  const isTaken = tableOf(prefix).byName('', resource) !== undefined;
  if (resource === '' || names.length === 0 || isTaken) return undefined;
  return resourcePlace(prefix, { group: '', resource, kind: undefined }, names, true);
}

/** Of several names the first is the namespace, where there may be one. */
function resourcePlace(
  prefix: string,
  { group, resource, kind }: Pick<ResourcePlace, 'group' | 'resource' | 'kind'>,
  names: readonly string[],
  mayHaveNamespace: boolean,
): ResourcePlace {
  const isInNamespace = mayHaveNamespace && names.length > 1;
  const namespace = isInNamespace ? names[0] : undefined;
  const name = (isInNamespace ? names.slice(1) : names).join('/');
  return { type: 'resource', prefix, group, resource, kind, namespace, name };
}

function tableOf(prefix: string): ResourceTable {
  return prefix.endsWith('/openshift.io') ? OPENSHIFT : BUILT_IN;
}
