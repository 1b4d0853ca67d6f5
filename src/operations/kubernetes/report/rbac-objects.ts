/** The RBAC objects of both sides, cut to what grants are computed from. */

import type { JsonObject, JsonValue } from '../../../bytes/json.ts';
import { fieldOf } from '../../../bytes/json.ts';

/** Kinds that say who may do what. */
const KINDS: ReadonlySet<string> = new Set([
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
]);

const FIELDS = ['apiVersion', 'kind', 'rules', 'aggregationRule', 'subjects', 'roleRef'];
const METADATA_FIELDS = ['name', 'namespace', 'labels'];

/** Gathers them as they go by. */
export class RbacObjects {
  readonly before: JsonObject[] = [];
  readonly after: JsonObject[] = [];
  /** Whether any of them changed. */
  isChanged = false;
  /** What stands before their resources in the keys. */
  prefix = '/registry';

  /** Takes an object that changed, as it was and as it is. */
  change(before: JsonObject | undefined, after: JsonObject | undefined): void {
    this.isChanged = true;
    if (before !== undefined) this.before.push(reduce(before));
    if (after !== undefined) this.after.push(reduce(after));
  }

  /** Takes an object that is the same on both sides. */
  unchanged(object: JsonObject): void {
    const reduced = reduce(object);
    this.before.push(reduced);
    this.after.push(reduced);
  }
}

/** Whether grants depend on objects of this kind. */
export function isRbacKind(kind: string | undefined): boolean {
  return kind !== undefined && KINDS.has(kind);
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
