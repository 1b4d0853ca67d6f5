/** Which resource a key that is listed is of, by what the key says. */

import type { JsonObject } from '../../../bytes/json.ts';
import {
  definedResource,
  KUBERNETES_RESOURCES,
  OPENSHIFT_KNOWN,
} from '../../../kubernetes/names/known-resource.ts';
import type { KnownResource } from '../../../kubernetes/names/known-resource.ts';
import type { ResolvedResource } from '../../../kubernetes/names/resolve-resource.ts';
import type { ResourcePlace } from '../../../kubernetes/storage/storage-place.ts';

/** Resources by their names in keys. */
export class ListedResources {
  readonly #known = new Map<string, ResolvedResource>();

  /** What is built in, what is defined, and those that were asked for. */
  constructor(definitions: readonly JsonObject[], asked: readonly ResolvedResource[] = []) {
    const defined = definitions.flatMap((definition) => definedResource(definition) ?? []);
    for (const known of [...OPENSHIFT_KNOWN, ...defined, ...KUBERNETES_RESOURCES, ...asked]) {
      this.#known.set(nameOf(known), { ...known, name: undefined });
    }
  }

  /** The resource of a place; of what nobody has defined there is only its name. */
  of(place: ResourcePlace): ResolvedResource {
    const name = nameOf(place);
    let found = this.#known.get(name);
    if (found === undefined) {
      found = strangeResource(place);
      this.#known.set(name, found);
    }
    return found;
  }
}

function nameOf({ group, resource }: Pick<KnownResource, 'group' | 'resource'>): string {
  return `${resource}.${group}`;
}

/** A resource whose definition is gone, or of a server newer than the table. */
function strangeResource({ group, resource, kind, namespace }: ResourcePlace): ResolvedResource {
  return {
    origin: 'custom',
    group,
    otherGroups: [],
    resource,
    singular: resource,
    kind: kind ?? '',
    shortNames: [],
    isNamespaced: namespace !== undefined,
    definition: undefined,
    name: undefined,
  };
}
