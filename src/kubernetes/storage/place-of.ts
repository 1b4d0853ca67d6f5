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
/** Most segments of a path. */
const PATH_SEGMENTS_MAX = 2;

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
  const text = segments.join('/');
  const given = prefixes.find((prefix) => text.startsWith(`${prefix}/`));
  if (given !== undefined) {
    return placeUnder(given, text.slice(given.length + 1).split('/')) ?? stranger(text);
  }
  return bookkeepingOf(text, segments) ?? placeByName(segments, text) ?? stranger(text);
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

/** What servers keep outside of any prefix. */
function bookkeepingOf(key: string, segments: readonly string[]): BookkeepingPlace | undefined {
  const [first = '', second = '', third = ''] = segments;
  const found = (what: string): BookkeepingPlace => ({ type: 'bookkeeping', what, key });
  if (key === 'compact_rev_key') return found('Kubernetes: last compaction');
  if (first === '' && second === 'bootstrap' && /^[0-9a-f]{12}$/.test(third)) {
    return found('k3s or RKE2: bootstrap data');
  }
  if (segments.length > 1 && first === 'k3s') return found('k3s: records of its servers');
  if (segments.length > 1 && first === 'rke2') return found('RKE2: records of its servers');
  return undefined;
}

/** A place under a prefix that is known by its name. */
function placeByName(segments: readonly string[], key: string): StoragePlace | undefined {
  const end = segments.findIndex((segment, at) => at > 0 && PREFIX_ENDS.has(segment));
  if (end < 1 || end > 1 + SEGMENTS_BEFORE_MAX || segments[0] !== '') return undefined;
  const prefix = segments.slice(0, end + 1).join('/');
  const rest = segments.slice(end + 1);
  if (end === 1) return placeUnder(prefix, rest);
  // Others may have `registry` among their names as well.
  if (tenantOf(key) !== NOBODY || !isKnown(prefix, rest)) return undefined;
  return placeUnder(prefix, rest);
}

/** Whether what follows a prefix can be nobody else's. */
function isKnown(prefix: string, rest: readonly string[]): boolean {
  const [first = ''] = rest;
  return first.includes('.') || SERVER_RECORDS.has(first) || findStored(prefix, rest) !== undefined;
}

function placeUnder(prefix: string, rest: readonly string[]): StoragePlace | undefined {
  const [first = ''] = rest;
  const what = SERVER_RECORDS.get(first);
  if (what !== undefined) {
    return { type: 'bookkeeping', what, key: [prefix, ...rest].join('/') };
  }
  const stored = findStored(prefix, rest);
  if (stored !== undefined) {
    const names = rest.slice(stored.path.split('/').length);
    const { group, resource, kind } = stored;
    const isInNamespace = stored.isNamespaced && names.length > 1;
    return { type: 'resource', prefix, group, resource, kind, ...named(names, isInNamespace) };
  }
  return first.includes('.')
    ? customPlace(prefix, first, rest.slice(1))
    : unknownPlace(prefix, first, rest.slice(1));
}

/** The built-in resource, if there is a name behind it. */
function findStored(prefix: string, rest: readonly string[]): StoredResource | undefined {
  const table = tableOf(prefix);
  for (let size = 1; size <= PATH_SEGMENTS_MAX && size < rest.length; size++) {
    const stored = table.byPath(rest.slice(0, size).join('/'));
    if (stored !== undefined) return stored;
  }
  return undefined;
}

function customPlace(
  prefix: string,
  group: string,
  [resource = '', ...names]: readonly string[],
): StoragePlace | undefined {
  if (names.length === 0) return undefined;
  const place = { type: 'resource', prefix, group, resource, kind: undefined } as const;
  return { ...place, ...named(names, names.length > 1) };
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
  const place = { type: 'resource', prefix, group: '', resource, kind: undefined } as const;
  return { ...place, ...named(names, names.length > 1) };
}

function named(
  names: readonly string[],
  isInNamespace: boolean,
): { namespace: string | undefined; name: string } {
  return isInNamespace
    ? { namespace: names[0], name: names.slice(1).join('/') }
    : { namespace: undefined, name: names.join('/') };
}

function tableOf(prefix: string): ResourceTable {
  return prefix.endsWith('/openshift.io') ? OPENSHIFT : BUILT_IN;
}
