/**
 * A rule of a role, and what it allows. Facts: `RuleAllows` in
 * `plugin/pkg/auth/authorizer/rbac/rbac.go` and `pkg/apis/rbac/v1/evaluation_helpers.go` of
 * Kubernetes 1.36.3.
 */

import type { JsonValue } from '../../../bytes/json.ts';
import { fieldOf } from '../../../bytes/json.ts';

/** Stands for every verb, group, resource or path. */
export const ALL = '*';

/** A rule; what is not given is empty. */
export interface PolicyRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  /** Empty: whatever their name. */
  readonly resourceNames: readonly string[];
  /** Paths that are no resource: `/metrics`, `/healthz/*`. */
  readonly nonResourceURLs: readonly string[];
}

/** Something done with a resource. */
export interface ResourceAction {
  readonly verb: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly resource: string;
  /** Empty for the resource itself. */
  readonly subresource: string;
  /** Empty where the request names no object, as with list and create. */
  readonly name: string;
  /** Empty for cluster-wide requests. */
  readonly namespace: string;
}

/** Something done with a path that is no resource. */
export interface PathAction {
  readonly verb: string;
  readonly path: string;
}

/** What somebody wants to do. */
export type Action = ResourceAction | PathAction;

/** The rules of a decoded role; what is no rule is none. */
export function rulesOf(role: JsonValue | undefined): PolicyRule[] {
  const rules = fieldOf(role, 'rules');
  return Array.isArray(rules) ? rules.map(ruleOf) : [];
}

/** Whether a rule allows it. */
export function ruleAllows(rule: PolicyRule, action: Action): boolean {
  if (!includesOrAll(rule.verbs, action.verb)) return false;
  if ('path' in action) return rule.nonResourceURLs.some((url) => urlCovers(url, action.path));
  return (
    includesOrAll(rule.apiGroups, action.group) &&
    resourceMatches(rule, action) &&
    (rule.resourceNames.length === 0 || rule.resourceNames.includes(action.name))
  );
}

/** Whether what a rule says of paths takes in a path, or what another rule says. */
export function urlCovers(url: string, path: string): boolean {
  if (url === path || url === ALL) return true;
  return url.endsWith(ALL) && path.startsWith(url.replace(/\*+$/, ''));
}

function resourceMatches(
  { resources }: PolicyRule,
  { resource, subresource }: ResourceAction,
): boolean {
  if (subresource === '') return includesOrAll(resources, resource);
  return (
    includesOrAll(resources, `${resource}/${subresource}`) ||
    resources.includes(`${ALL}/${subresource}`)
  );
}

function includesOrAll(list: readonly string[], item: string): boolean {
  return list.includes(item) || list.includes(ALL);
}

function ruleOf(rule: JsonValue): PolicyRule {
  return {
    verbs: textsOf(fieldOf(rule, 'verbs')),
    apiGroups: textsOf(fieldOf(rule, 'apiGroups')),
    resources: textsOf(fieldOf(rule, 'resources')),
    resourceNames: textsOf(fieldOf(rule, 'resourceNames')),
    nonResourceURLs: textsOf(fieldOf(rule, 'nonResourceURLs')),
  };
}

/** Most lists of most rules are empty: they are one. */
const NONE: readonly string[] = [];

function textsOf(list: JsonValue | undefined): readonly string[] {
  if (!Array.isArray(list) || list.length === 0) return NONE;
  return list.filter((item) => typeof item === 'string');
}
