/**
 * The RBAC objects of both sides, cut to what grants are computed from. Each API server of an etcd
 * has a prefix of its own, and its roles and bindings say nothing about the others.
 */

import type { JsonObject, JsonValue } from '../../../bytes/json.ts';
import { fieldOf } from '../../../bytes/json.ts';
import { formatKey } from '../../../bytes/text.ts';

/** Kinds that say who may do what, and their resources. */
const RESOURCES: ReadonlyMap<string, string> = new Map([
  ['Role', 'roles'],
  ['ClusterRole', 'clusterroles'],
  ['RoleBinding', 'rolebindings'],
  ['ClusterRoleBinding', 'clusterrolebindings'],
]);

/** Kinds that say who may do what. */
export const RBAC_KINDS: readonly string[] = [...RESOURCES.keys()];

const FIELDS = ['apiVersion', 'kind', 'rules', 'aggregationRule', 'subjects', 'roleRef'];
const METADATA_FIELDS = ['name', 'namespace', 'labels'];

/** Those of one API server. */
export interface ServerRbac {
  /** What stands before their resources in the keys. */
  readonly prefix: string;
  readonly before: JsonObject[];
  readonly after: JsonObject[];
  /** Whether any of them changed. */
  isChanged: boolean;
}

/** Gathers them as they go by. */
export class RbacObjects {
  readonly #servers = new Map<string, ServerRbac>();

  /** Those of each API server, in the order of the prefixes. */
  get servers(): readonly ServerRbac[] {
    return [...this.#servers.values()].sort((one, other) => (one.prefix < other.prefix ? -1 : 1));
  }

  /** Takes an object that changed, as it was and as it is. */
  change(key: Uint8Array, before: JsonObject | undefined, after: JsonObject | undefined): void {
    const object = after ?? before;
    if (object === undefined) return;
    const server = this.#serverOf(key, object);
    server.isChanged = true;
    if (before !== undefined) server.before.push(reduce(before));
    if (after !== undefined) server.after.push(reduce(after));
  }

  /** Takes an object that is the same on both sides. */
  unchanged(key: Uint8Array, object: JsonObject): void {
    const reduced = reduce(object);
    const { before, after } = this.#serverOf(key, object);
    before.push(reduced);
    after.push(reduced);
  }

  #serverOf(key: Uint8Array, object: JsonObject): ServerRbac {
    const prefix = prefixOf(key, object);
    const known = this.#servers.get(prefix);
    if (known !== undefined) return known;
    const server: ServerRbac = { prefix, before: [], after: [], isChanged: false };
    this.#servers.set(prefix, server);
    return server;
  }
}

/** What stands before the place that an object has by its kind and name. */
function prefixOf(key: Uint8Array, object: JsonObject): string {
  const metadata = fieldOf(object, 'metadata');
  const path = [
    RESOURCES.get(textOf(fieldOf(object, 'kind'))),
    ...['namespace', 'name'].map((name) => textOf(fieldOf(metadata, name))),
  ].filter((part) => part !== '');
  const text = formatKey(key);
  const end = `/${path.join('/')}`;
  return text.endsWith(end) ? text.slice(0, -end.length) : '';
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Whether grants depend on objects of this kind. */
export function isRbacKind(kind: string | undefined): boolean {
  return kind !== undefined && RESOURCES.has(kind);
}

/** The object without managed fields and annotations, which make up most of it. */
function reduce(object: JsonObject): JsonObject {
  const metadata = Object.fromEntries(pick(fieldOf(object, 'metadata'), METADATA_FIELDS));
  return Object.fromEntries([...pick(object, FIELDS), ['metadata', metadata]]);
}

function pick(object: JsonValue | undefined, names: readonly string[]): [string, JsonValue][] {
  return names.flatMap((name): [string, JsonValue][] => {
    const value = fieldOf(object, name);
    return value === undefined ? [] : [[name, value]];
  });
}
