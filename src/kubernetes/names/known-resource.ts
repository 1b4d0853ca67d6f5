/** Resources by all the names that they go by: those that are built in, and those defined. */

import { fieldOf } from '../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { BUILT_IN_RESOURCES } from '../storage/built-in-resources.ts';
import { OPENSHIFT_RESOURCES } from '../storage/openshift-resources.ts';
import type { ResourcePlace } from '../storage/storage-place.ts';
import type { StoredResource } from '../storage/stored-resource.ts';
import { OTHER_GROUPS, SHORT_NAMES } from './short-names.ts';

/** Who serves a resource. */
export type ResourceOrigin = 'kubernetes' | 'openshift' | 'custom';

/** A resource and its names; all but the kind in small letters. */
export interface KnownResource {
  readonly origin: ResourceOrigin;
  /** Empty for the core group. */
  readonly group: string;
  /** Groups that it is served in as well. */
  readonly otherGroups: readonly string[];
  /** The plural. */
  readonly resource: string;
  /** Empty, as the kind, where only the keys say that there is such a resource. */
  readonly singular: string;
  readonly kind: string;
  readonly shortNames: readonly string[];
  readonly isNamespaced: boolean;
  /** The CustomResourceDefinition; undefined for what is built in, or not defined any more. */
  readonly definition: JsonObject | undefined;
}

/** What an API server of Kubernetes stores of its own. */
export const KUBERNETES_RESOURCES: readonly KnownResource[] = BUILT_IN_RESOURCES.map((stored) =>
  builtIn(stored, 'kubernetes'),
);

/** What those of OpenShift store besides. */
export const OPENSHIFT_KNOWN: readonly KnownResource[] = OPENSHIFT_RESOURCES.map((stored) =>
  builtIn(stored, 'openshift'),
);

/** What a CustomResourceDefinition of any version defines; undefined if it names nothing. */
export function definedResource(definition: JsonObject): KnownResource | undefined {
  const spec = fieldOf(definition, 'spec');
  const names = fieldOf(spec, 'names');
  const group = textOf(fieldOf(spec, 'group'));
  const resource = textOf(fieldOf(names, 'plural')).toLowerCase();
  const kind = textOf(fieldOf(names, 'kind'));
  if (group === '' || resource === '' || kind === '') return undefined;
  const singular = textOf(fieldOf(names, 'singular')).toLowerCase();
  return {
    origin: 'custom',
    group,
    otherGroups: [],
    resource,
    singular: singular === '' ? kind.toLowerCase() : singular,
    kind,
    shortNames: textsOf(fieldOf(names, 'shortNames')).map((name) => name.toLowerCase()),
    isNamespaced: textOf(fieldOf(spec, 'scope')) !== 'Cluster',
    definition,
  };
}

/** What is stored where nothing says any more what it is, as when its definition was deleted. */
export function undefinedResource(place: ResourcePlace): KnownResource {
  const { group, resource, namespace } = place;
  return {
    origin: 'custom',
    group,
    otherGroups: [],
    resource,
    singular: '',
    kind: place.kind ?? '',
    shortNames: [],
    isNamespaced: namespace !== undefined,
    definition: undefined,
  };
}

/** `deployments.apps`; `pods` for the core group. */
export function fullName({ group, resource }: Pick<KnownResource, 'group' | 'resource'>): string {
  return group === '' ? resource : `${resource}.${group}`;
}

function builtIn(stored: StoredResource, origin: ResourceOrigin): KnownResource {
  const { group, resource, kind, isNamespaced } = stored;
  const id = `${group}/${resource}`;
  return {
    origin,
    group,
    otherGroups: OTHER_GROUPS.get(id) ?? [],
    resource,
    singular: kind.toLowerCase(),
    kind,
    shortNames: SHORT_NAMES.get(id) ?? [],
    isNamespaced,
    definition: undefined,
  };
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: JsonValue | undefined): string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}
