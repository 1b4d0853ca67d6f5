/**
 * Which resources are asked for. A name of something built in is known at once; any other needs the
 * definitions of custom resources, of which some may have been deleted with their objects.
 */

import type { JsonObject } from '../../../bytes/json.ts';
import { readStoredObject } from '../../../kubernetes/change/stored-object.ts';
import {
  definedResource,
  fullName,
  undefinedResource,
} from '../../../kubernetes/names/known-resource.ts';
import type { KnownResource } from '../../../kubernetes/names/known-resource.ts';
import { ResourceNameError, resolveResource } from '../../../kubernetes/names/resolve-resource.ts';
import type { ResolvedResource } from '../../../kubernetes/names/resolve-resource.ts';
import type { ResourcePlace, StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import type { Recovery } from '../../recover/types.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { Wish } from '../objects/wishes.ts';

const DEFINITION_GROUP = 'apiextensions.k8s.io';
const DEFINITIONS = 'customresourcedefinitions';
/** Resources without a definition that are told apart, at most. */
const UNDEFINED_MAX = 10_000;

/** A wish with its type known. */
export interface WantedType {
  readonly resource: ResolvedResource;
  readonly name: string | undefined;
}

export class RecoveredTypes {
  readonly #objects: ObjectStore;
  readonly #wishes: readonly Wish[];
  /** Of each wish what it names, as far as that is known without definitions. */
  readonly #likely: readonly (ResolvedResource | undefined)[];
  /** The same, if no definition can change that. */
  readonly #builtIn: readonly (ResolvedResource | undefined)[];
  /** Kinds by full name, known when all is resolved. */
  readonly #kinds = new Map<string, string>();

  /** @throws {ResourceNameError} for what can name nothing. */
  constructor(objects: ObjectStore, wishes: readonly Wish[]) {
    this.#objects = objects;
    this.#wishes = wishes;
    this.#likely = wishes.map(({ type }) => resolveLikely(type));
    this.#builtIn = this.#likely.map((one) => (one?.origin === 'kubernetes' ? one : undefined));
  }

  /** Whether an object may be of a wanted type, before the definitions are known. */
  mayBeWanted(place: StoragePlace): boolean {
    if (place.type !== 'resource') return false;
    if (this.#wishes.length === 0) return true;
    const isNamed = this.#likely.some(
      (one) => one?.group === place.group && one.resource === place.resource,
    );
    if (isNamed) return true;
    if (!this.#builtIn.includes(undefined)) return false;
    // Everything that is defined, and what defines it.
    return place.kind === undefined || isDefinition(place);
  }

  /**
   * What the wishes name.
   * @throws {ResourceNameError} if nothing is called so, or several defined resources are.
   */
  async resolve(recovery: Recovery): Promise<readonly WantedType[]> {
    const isAllKnown = !this.#builtIn.includes(undefined);
    const defined = isAllKnown ? [] : await this.#definitions(recovery);
    const undefinedResources = isAllKnown ? [] : this.#undefined(recovery, defined);
    return this.#wishes.map(({ type, name }, at) => {
      const resource = this.#builtIn[at] ?? resolveResource(type, defined, { undefinedResources });
      this.#kinds.set(fullName(resource), resource.kind);
      return { resource, name };
    });
  }

  /** A place with the kind of its custom resource, if that was asked for. */
  withKind(place: StoragePlace): StoragePlace {
    if (place.type !== 'resource' || place.kind !== undefined) return place;
    const kind = this.#kinds.get(fullName(place));
    return kind === undefined || kind === '' ? place : { ...place, kind };
  }

  /** The definitions that are live, and the last of each that was deleted. */
  async #definitions(recovery: Recovery): Promise<readonly JsonObject[]> {
    const byName = new Map<string, JsonObject>();
    const add = (definition: JsonObject): void => {
      const known = definedResource(definition);
      if (known !== undefined) byName.set(fullName(known), definition);
    };
    for (const record of recovery.records()) {
      const place = this.#objects.placeOf(record.key);
      if (!isDefinition(place)) continue;
      const value = await recovery.readValue(record);
      if (value === undefined) continue;
      await this.#objects.decryptor.prepare?.(value);
      const { valueSize } = record;
      const stored = { modRevision: record.revision.main, valueSize, value };
      const { object } = readStoredObject(
        stored,
        { key: record.key, place },
        this.#objects.decryptor,
      );
      if (object !== undefined) add(object);
    }
    for (const definition of await this.#objects.definitions()) add(definition);
    return [...byName.values()];
  }

  /** Resources of deleted objects that nothing defines any more; their kind can only be guessed. */
  #undefined(recovery: Recovery, definitions: readonly JsonObject[]): KnownResource[] {
    const defined = new Set(
      definitions.flatMap((one) => {
        const known = definedResource(one);
        return known === undefined ? [] : [fullName(known)];
      }),
    );
    const found = new Map<string, KnownResource>();
    for (const { key } of recovery.records()) {
      const place = this.#objects.placeOf(key);
      if (place.type !== 'resource' || place.kind !== undefined) continue;
      const name = fullName(place);
      if (defined.has(name) || found.has(name) || found.size === UNDEFINED_MAX) continue;
      found.set(name, { ...undefinedResource(place), singular: singularOf(place.resource) });
    }
    return [...found.values()];
  }
}

function isDefinition(place: StoragePlace): place is ResourcePlace {
  if (place.type !== 'resource') return false;
  return place.group === DEFINITION_GROUP && place.resource === DEFINITIONS;
}

/** What is called so without definitions. */
function resolveLikely(type: string): ResolvedResource | undefined {
  try {
    return resolveResource(type, []);
  } catch (error) {
    if (error instanceof ResourceNameError && error.reason === 'unknown') return undefined;
    throw error;
  }
}

/** As the rules of plurals have it that most definitions follow. */
function singularOf(plural: string): string {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(plural)) return plural.slice(0, -2);
  return plural.replace(/s$/, '');
}
