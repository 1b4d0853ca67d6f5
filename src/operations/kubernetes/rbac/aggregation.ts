/**
 * Aggregated ClusterRoles. A controller of Kubernetes writes the rules of the roles whose labels a
 * selector matches into the role with the selector; what it has not come to yet is pending, and is
 * granted a moment later. Facts: `syncClusterRole` in
 * `pkg/controller/clusterroleaggregation/clusterroleaggregation_controller.go` of Kubernetes 1.36.3,
 * `LabelSelectorAsSelector` of apimachinery 0.36.3.
 */

import type { JsonValue } from '../../../bytes/json.ts';
import { fieldOf } from '../../../bytes/json.ts';
import { clusterRoleId, textOf } from './binding.ts';
import type { RoleId } from './binding.ts';
import type { PolicyRule } from './policy-rule.ts';
import type { RbacState, Role } from './rbac-state.ts';

/** Roles that selectors are compared with in one state; a cluster has some hundred. */
const LOOKS_MAX = 200_000;

/** Which roles are gathered in which. */
export interface Aggregation {
  /** By the role that gathers: the roles that its selectors match. */
  readonly sources: ReadonlyMap<RoleId, readonly Role[]>;
}

/** Evaluates the selectors of all aggregated roles. */
export function aggregationOf(state: RbacState): Aggregation {
  const sources = new Map<RoleId, Role[]>();
  const clusterRoles = [...state.roles.values()].filter(({ kind }) => kind === 'ClusterRole');
  const labelled = rolesByLabel(clusterRoles);
  let looks = 0;
  for (const role of clusterRoles) {
    const found = new Set<Role>();
    for (const selector of role.aggregates) {
      for (const other of candidates(selector, labelled, clusterRoles)) {
        if (++looks > LOOKS_MAX) break;
        if (other !== role && selects(selector, other.labels)) found.add(other);
      }
    }
    if (found.size > 0) sources.set(clusterRoleId(role.name), [...found].sort(byName));
  }
  return { sources };
}

/** A role and all that is gathered in it, directly and by way of others. */
export function gatheredIn(aggregation: Aggregation, id: RoleId, role: Role): Role[] {
  const gathered = new Set([role]);
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const source of aggregation.sources.get(next) ?? []) {
      if (gathered.has(source)) continue;
      gathered.add(source);
      open.push(clusterRoleId(source.name));
    }
  }
  return [...gathered];
}

/** Those of the roles whose rules are not all in the role that gathers them, yet. */
export function pendingIn(target: Role, sources: readonly Role[]): Role[] {
  const present = new Set(target.rules.map(ruleText));
  return sources.filter(({ rules }) => rules.some((rule) => !present.has(ruleText(rule))));
}

/** The same text for equal rules. */
export function ruleText(rule: PolicyRule): string {
  return JSON.stringify(rule);
}

/** Roles by a label's name and value; a selector mostly names one. */
function rolesByLabel(roles: readonly Role[]): Map<string, Role[]> {
  const byLabel = new Map<string, Role[]>();
  for (const role of roles) {
    for (const label of role.labels) {
      const text = label.join('\0');
      const others = byLabel.get(text);
      if (others === undefined) byLabel.set(text, [role]);
      else others.push(role);
    }
  }
  return byLabel;
}

function candidates(
  selector: JsonValue,
  labelled: ReadonlyMap<string, readonly Role[]>,
  all: readonly Role[],
): readonly Role[] {
  const [first] = entriesOf(fieldOf(selector, 'matchLabels'));
  return first === undefined ? all : (labelled.get(first.join('\0')) ?? []);
}

/** Whether a label selector matches; an empty one matches everything. */
function selects(selector: JsonValue, labels: ReadonlyMap<string, string>): boolean {
  const expressions = fieldOf(selector, 'matchExpressions');
  return (
    entriesOf(fieldOf(selector, 'matchLabels')).every(
      ([name, value]) => labels.get(name) === value,
    ) &&
    (!Array.isArray(expressions) ||
      expressions.every((expression: JsonValue) => meets(expression, labels)))
  );
}

function meets(expression: JsonValue, labels: ReadonlyMap<string, string>): boolean {
  const value = labels.get(textOf(fieldOf(expression, 'key')));
  const values = fieldOf(expression, 'values');
  const isListed = value !== undefined && Array.isArray(values) && values.includes(value);
  switch (fieldOf(expression, 'operator')) {
    case 'In':
      return isListed;
    case 'NotIn':
      return !isListed;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

function entriesOf(value: JsonValue | undefined): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).map(([name, text]) => [name, textOf(text)]);
}

function byName(left: Role, right: Role): number {
  return left.name < right.name ? -1 : Number(left.name > right.name);
}
