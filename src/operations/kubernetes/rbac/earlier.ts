/** What was permitted before on the resources of a new permission. */

import type { ResourcePermission } from './danger.ts';
import type { PermissionSet } from './permission.ts';
import { ALL } from './policy-rule.ts';

/** By group and resource: the verbs, and whether they were for some objects only. */
type VerbIndex = ReadonlyMap<string, { readonly verbs: Set<string>; hasNames: boolean }>;

const indexes = new WeakMap<PermissionSet, VerbIndex>();

/**
 * The verbs that were allowed on all of the resources alike; undefined if they differ from one to
 * another, if they were for some objects only, or if it cannot be said of wildcards.
 */
export function earlierVerbs(
  permissions: readonly ResourcePermission[],
  earlier: readonly PermissionSet[],
): Set<string> | undefined {
  if (earlier.every(({ size }) => size === 0)) return new Set();
  let common: Set<string> | undefined;
  for (const { group, resource } of permissions) {
    if (group === ALL || resource.includes(ALL)) return undefined;
    const verbs = verbsOn(group, resource, earlier);
    if (verbs === undefined) return undefined;
    if (common === undefined) common = verbs;
    else if (!isEqual(common, verbs)) return undefined;
  }
  return common;
}

function verbsOn(
  group: string,
  resource: string,
  earlier: readonly PermissionSet[],
): Set<string> | undefined {
  const verbs = new Set<string>();
  const slash = resource.indexOf('/');
  const resources = [resource, ALL, ...(slash === -1 ? [] : [ALL + resource.slice(slash)])];
  for (const set of earlier) {
    const index = indexOf(set);
    for (const one of resources.flatMap((name) => [idOf(group, name), idOf(ALL, name)])) {
      const found = index.get(one);
      if (found?.hasNames === true) return undefined;
      for (const verb of found?.verbs ?? []) verbs.add(verb);
    }
  }
  return verbs;
}

function isEqual(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((verb) => other.has(verb));
}

function indexOf(set: PermissionSet): VerbIndex {
  const known = indexes.get(set);
  if (known !== undefined) return known;
  const index = new Map<string, { readonly verbs: Set<string>; hasNames: boolean }>();
  for (const permission of set.permissions) {
    if ('path' in permission) continue;
    const id = idOf(permission.group, permission.resource);
    const found = index.get(id) ?? { verbs: new Set(), hasNames: false };
    index.set(id, found);
    found.verbs.add(permission.verb);
    if (permission.name !== undefined) found.hasNames = true;
  }
  indexes.set(set, index);
  return index;
}

function idOf(group: string, resource: string): string {
  return `${group}\0${resource}`;
}
