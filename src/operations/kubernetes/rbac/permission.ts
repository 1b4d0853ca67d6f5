/**
 * Rules taken apart into single permissions, and sets of them that know what they cover. As a rule
 * may be far larger than anybody writes, what it is taken apart into is bounded: of a larger one,
 * what is dangerous is kept.
 */

import { DANGEROUS_WORDS, isDangerous } from './danger.ts';
import type { PathPermission, Permission, ResourcePermission } from './danger.ts';
import { ALL, urlCovers } from './policy-rule.ts';
import type { PolicyRule } from './policy-rule.ts';

/** Permissions that one rule is taken apart into. */
const RULE_MAX = 20_000;
/** Permissions of a set, after which only dangerous ones are added. */
const SET_MAX = 100_000;
/** Paths of a set. Each is compared with each, and a cluster has some dozen. */
const PATHS_MAX = 2_000;
/** Names of objects that are kept of a rule that is too large. */
const NAMES_MAX = 10;

/** Permissions, each once. */
export class PermissionSet {
  readonly #permissions = new Map<string, Permission>();
  readonly #paths: PathPermission[] = [];
  #isCut = false;

  /** The permissions in the order in which they came. */
  get permissions(): Iterable<Permission> {
    return this.#permissions.values();
  }

  get size(): number {
    return this.#permissions.size;
  }

  /** Whether there were more than are taken apart. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** Adds what a rule allows; paths only if they count. */
  addRule(rule: PolicyRule, withPaths: boolean): void {
    const isTooLarge = countOf(rule) > RULE_MAX || this.size > SET_MAX;
    if (isTooLarge) this.#isCut = true;
    const taken = isTooLarge ? dangerousPart(rule) : rule;
    for (const permission of permissionsOf(taken, withPaths)) {
      if (!isTooLarge || isDangerous(permission, false)) this.add(permission);
    }
  }

  add(permission: Permission): void {
    const id = idOf(permission);
    if (this.#permissions.has(id)) return;
    if ('path' in permission) {
      if (this.#paths.length >= PATHS_MAX) {
        this.#isCut = true;
        return;
      }
      this.#paths.push(permission);
    }
    this.#permissions.set(id, permission);
  }

  /** Whether what is permitted includes it. */
  covers(permission: Permission): boolean {
    return this.#permissions.has(idOf(permission)) || this.isWithin(permission);
  }

  /** Whether another permission of the set includes it. */
  isWithin(permission: Permission): boolean {
    const own = idOf(permission);
    if ('path' in permission) {
      return this.#paths.some(
        ({ verb, path }) =>
          (verb === permission.verb || verb === ALL) &&
          urlCovers(path, permission.path) &&
          !(verb === permission.verb && path === permission.path),
      );
    }
    return widerThan(permission).some((wider) => {
      const id = idOf(wider);
      return id !== own && this.#permissions.has(id);
    });
  }
}

/** All that the rules allow. */
export function permissionSetOf(rules: Iterable<PolicyRule>, withPaths: boolean): PermissionSet {
  const set = new PermissionSet();
  for (const rule of rules) set.addRule(rule, withPaths);
  return set;
}

/** Those that none of the sets covers, without those that another of them covers. */
export function uncovered(set: PermissionSet, by: readonly PermissionSet[]): Permission[] {
  const left = new PermissionSet();
  for (const permission of set.permissions) {
    if (!by.some((other) => other.covers(permission))) left.add(permission);
  }
  return [...left.permissions].filter((permission) => !left.isWithin(permission));
}

/** The same text for the same permission. */
export function idOf(permission: Permission): string {
  if ('path' in permission) return `path\0${permission.verb}\0${permission.path}`;
  const { verb, group, resource, name } = permission;
  const of = name === undefined ? '' : `\0${name}`;
  return `${verb}\0${group}\0${resource}${of}`;
}

/** Everything that includes a permission, itself as well. */
function widerThan(permission: ResourcePermission): ResourcePermission[] {
  const { verb, group, resource, name } = permission;
  const slash = resource.indexOf('/');
  const resources = [resource, ALL];
  if (slash !== -1) resources.push(ALL + resource.slice(slash));
  const wider: ResourcePermission[] = [];
  for (const oneName of name === undefined ? [name] : [name, undefined]) {
    for (const oneResource of resources) {
      for (const oneGroup of [group, ALL]) {
        for (const oneVerb of [verb, ALL]) {
          wider.push({ verb: oneVerb, group: oneGroup, resource: oneResource, name: oneName });
        }
      }
    }
  }
  return wider;
}

function countOf({
  verbs,
  apiGroups,
  resources,
  resourceNames,
  nonResourceURLs,
}: PolicyRule): number {
  const objects = apiGroups.length * resources.length * Math.max(resourceNames.length, 1);
  return verbs.length * (objects + nonResourceURLs.length);
}

function* permissionsOf(rule: PolicyRule, withPaths: boolean): Generator<Permission> {
  const names = rule.resourceNames.length === 0 ? [undefined] : rule.resourceNames;
  for (const verb of rule.verbs) {
    for (const group of rule.apiGroups) {
      for (const resource of rule.resources) {
        for (const name of names) yield { verb, group, resource, name };
      }
    }
    if (withPaths) for (const path of rule.nonResourceURLs) yield { verb, path: withOneStar(path) };
  }
}

/** `/healthz/**` is the same as `/healthz/*`. */
function withOneStar(path: string): string {
  return path.endsWith(ALL) ? path.replace(/\*+$/, ALL) : path;
}

/** A rule without all that no danger comes from; it has some thousand permissions at most. */
function dangerousPart(rule: PolicyRule): PolicyRule {
  const { verbs, groups, resources } = DANGEROUS_WORDS;
  const kept = (list: readonly string[], words: ReadonlySet<string>): string[] => [
    ...new Set(list.filter((word) => words.has(word))),
  ];
  return {
    verbs: kept(rule.verbs, verbs),
    apiGroups: kept(rule.apiGroups, groups),
    resources: kept(rule.resources, resources),
    resourceNames: rule.resourceNames.slice(0, NAMES_MAX),
    nonResourceURLs: rule.nonResourceURLs.includes(ALL) ? [ALL] : [],
  };
}
