/**
 * What objects say of others that come later in the order: those that make no sense without them are
 * left out, too.
 */

import { fieldOf } from '../../../bytes/json.ts';
import type { JsonObject } from '../../../bytes/json.ts';
import type { ResourcePlace } from '../../../kubernetes/storage/storage-place.ts';
import { readDefinition } from '../definitions/definition.ts';
import type { Definition } from '../definitions/definition.ts';
import { textIn } from './clean/edit.ts';
import type { LeftOutReason } from './left-out.ts';

const DEFINITIONS = 'apiextensions.k8s.io/customresourcedefinitions';
const NAMESPACES = '/namespaces';
const SERVICES = '/services';
const MEANINGFUL: readonly string[] = [DEFINITIONS, NAMESPACES, SERVICES];

/** What was met so far. */
export class ExportContext {
  /** Whether all definitions are met before the first custom resource. */
  readonly #isWhole: boolean;
  readonly #definitions = new Map<string, Definition | undefined>();
  readonly #dyingNamespaces = new Set<string>();
  /** Services that find their pods themselves, as `namespace/name`. */
  readonly #selectingServices = new Set<string>();

  constructor(isWhole: boolean) {
    this.#isWhole = isWhole;
  }

  /** Whether objects of a resource mean something to others. */
  isAsked({ group, resource }: ResourcePlace): boolean {
    return MEANINGFUL.includes(`${group}/${resource}`);
  }

  /** Remembers what an object means to others. */
  meet(object: JsonObject, { group, resource, namespace = '', name }: ResourcePlace): void {
    const isDying = textIn(object, 'metadata', 'deletionTimestamp') !== undefined;
    const id = `${group}/${resource}`;
    if (id === DEFINITIONS) {
      if (!isDying) this.#definitions.set(name, readDefinition(object));
    } else if (id === NAMESPACES) {
      if (isDying) this.#dyingNamespaces.add(name);
    } else if (id === SERVICES && fieldOf(fieldOf(object, 'spec'), 'selector') !== undefined) {
      this.#selectingServices.add(`${namespace}/${name}`);
    }
  }

  /** Remembers that an object is there that cannot be read. */
  meetUnread({ group, resource, name }: ResourcePlace): void {
    if (`${group}/${resource}` === DEFINITIONS) this.#definitions.set(name, undefined);
  }

  /** Why an object is left out because of others. */
  leftOutReason(place: ResourcePlace): LeftOutReason | undefined {
    const { group, resource, kind, namespace = '', name } = place;
    if (this.#dyingNamespaces.has(namespace)) return 'being-deleted';
    const isFollowed = group === '' && resource === 'endpoints';
    if (isFollowed && this.#selectingServices.has(`${namespace}/${name}`)) return 'owned';
    const isCustom = kind === undefined && group !== '';
    const isDefined = !isCustom || this.#definitions.has(`${resource}.${group}`);
    return isDefined || !this.#isWhole ? undefined : 'undefined';
  }

  /**
   * A custom resource in a version that is served: what was stored long ago may be in one that is
   * not any more. Where nobody converts, versions differ by their names only.
   */
  inServedVersion(object: JsonObject, { group, resource, kind }: ResourcePlace): JsonObject {
    const definition = kind === undefined && this.#definitions.get(`${resource}.${group}`);
    if (definition === false || definition?.conversion !== 'None') return object;
    const version = textIn(object, 'apiVersion')?.slice(group.length + 1);
    const stored = definition.versions.find(({ storage }) => storage)?.name;
    const isServed = definition.versions.some(({ name, served }) => served && name === version);
    return isServed || stored === undefined
      ? object
      : { ...object, apiVersion: `${group}/${stored}` };
  }
}
