/**
 * Rules taken apart into single permissions, and sets of them that know what they cover. As a rule
 * may be far larger than anybody writes, what it is taken apart into is bounded: of a larger one, the
 * beginning is kept, and what is dangerous.
 */

import { DANGEROUS_WORDS, isDangerous } from './danger.ts';
import type { PathPermission, Permission } from './danger.ts';
import { ALL, urlCovers } from './policy-rule.ts';
import type { PolicyRule } from './policy-rule.ts';

/** Permissions that one rule is taken apart into. */
const RULE_MAX = 20_000;
/** Permissions of a set, after which each rule is too large. */
const SET_MAX = 20_000;
/** Paths of a set. Each is compared with each, and a cluster has some dozen. */
const PATHS_MAX = 2_000;
/** Words of each list that are kept of a rule that is too large. */
const WORDS_MAX = 5;

/** Permissions, each once. */
export class PermissionSet {
  readonly #permissions = new Map<string, Permission>();
  readonly #paths: PathPermission[] = [];
  /** Whether there is a wildcard at all, so that most sets are asked once, not a dozen times. */
  readonly #hasAll = { verb: false, group: false, resource: false };
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
    if (countOf(rule) <= RULE_MAX && this.size <= SET_MAX) {
      for (const permission of permissionsOf(rule, withPaths)) this.add(permission);
      return;
    }
    this.#isCut = true;
    for (const permission of permissionsOf(beginningOf(rule), withPaths)) this.add(permission);
    for (const permission of permissionsOf(dangerousPart(rule), withPaths)) {
      if (isDangerous(permission, false)) this.add(permission);
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
    if ('path' in permission) return;
    if (permission.verb === ALL) this.#hasAll.verb = true;
    if (permission.group === ALL) this.#hasAll.group = true;
    if (permission.resource.startsWith(ALL)) this.#hasAll.resource = true;
  }

  /** Whether what is permitted includes it. */
  covers(permission: Permission): boolean {
    return this.#permissions.has(idOf(permission)) || this.isWithin(permission);
  }

  /** Whether there is something in it that none of the sets covers. */
  exceeds(others: readonly PermissionSet[]): boolean {
    for (const permission of this.permissions) {
      if (!others.some((other) => other.covers(permission))) return true;
    }
    return false;
  }

  /** Whether another permission of the set includes it. */
  isWithin(permission: Permission): boolean {
    if (this.size === 0) return false;
    if ('path' in permission) {
      return this.#paths.some(
        ({ verb, path }) =>
          (verb === permission.verb || verb === ALL) &&
          urlCovers(path, permission.path) &&
          !(verb === permission.verb && path === permission.path),
      );
    }
    const { verb, group, resource, name } = permission;
    const verbs = this.#hasAll.verb && verb !== ALL ? [verb, ALL] : [verb];
    const groups = this.#hasAll.group && group !== ALL ? [group, ALL] : [group];
    const resources = this.#hasAll.resource ? widerResources(resource) : [resource];
    const names = name === undefined ? [name] : [name, undefined];
    if (verbs.length + groups.length + resources.length + names.length === 4) return false;
    const own = idOf(permission);
    return names.some((oneName) =>
      resources.some((oneResource) =>
        groups.some((oneGroup) =>
          verbs.some((oneVerb) => {
            const id = resourceId(oneVerb, oneGroup, oneResource, oneName);
            return id !== own && this.#permissions.has(id);
          }),
        ),
      ),
    );
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

function idOf(permission: Permission): string {
  if ('path' in permission) return `path\0${permission.verb}\0${permission.path}`;
  const { verb, group, resource, name } = permission;
  return resourceId(verb, group, resource, name);
}

function resourceId(verb: string, group: string, resource: string, name?: string): string {
  const id = `${verb}\0${group}\0${resource}`;
  return name === undefined ? id : `${id}\0${name}`;
}

/** A resource and what includes it: `pods/exec`, `*\/exec`, `*`. */
function widerResources(resource: string): string[] {
  if (resource === ALL) return [ALL];
  const slash = resource.indexOf('/');
  const wider = slash === -1 ? [] : [ALL + resource.slice(slash)];
  return [resource, ...wider.filter((one) => one !== resource), ALL];
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

/** A rule that is too large, to be told of at all. */
function beginningOf(rule: PolicyRule): PolicyRule {
  return {
    verbs: rule.verbs.slice(0, WORDS_MAX),
    apiGroups: rule.apiGroups.slice(0, WORDS_MAX),
    resources: rule.resources.slice(0, WORDS_MAX),
    resourceNames: rule.resourceNames.slice(0, WORDS_MAX),
    nonResourceURLs: rule.nonResourceURLs.slice(0, WORDS_MAX),
  };
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
    resourceNames: rule.resourceNames.slice(0, WORDS_MAX),
    nonResourceURLs: rule.nonResourceURLs.includes(ALL) ? [ALL] : [],
  };
}
