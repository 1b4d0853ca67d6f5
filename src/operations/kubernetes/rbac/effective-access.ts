/**
 * What subjects may do in a state: their own bindings, and those of the groups that they are in for
 * being what they are. Rules count that are stored, and those that are gathered a moment later.
 */

import { aggregationOf, gatheredIn, ruleText } from './aggregation.ts';
import type { Aggregation } from './aggregation.ts';
import {
  ANONYMOUS,
  AUTHENTICATED,
  SERVICE_ACCOUNTS,
  UNAUTHENTICATED,
  groupId,
  subjectOfId,
  userId,
} from './binding.ts';
import type { Binding, RoleId, SubjectId } from './binding.ts';
import { BoundedMap } from './bounded-map.ts';
import { permissionSetOf } from './permission.ts';
import type { PermissionSet } from './permission.ts';
import type { PolicyRule } from './policy-rule.ts';
import { bindingsOf, scopedSubject } from './rbac-state.ts';
import type { RbacState, Role } from './rbac-state.ts';

/** Evaluates one state; what was evaluated once is kept. */
export class EffectiveAccess {
  readonly state: RbacState;
  readonly aggregation: Aggregation;
  /** Of the roles that others are gathered in. */
  readonly #rules = new Map<RoleId, readonly PolicyRule[]>();
  readonly #sets = new BoundedMap<PermissionSet>();

  constructor(state: RbacState) {
    this.state = state;
    this.aggregation = aggregationOf(state);
  }

  /** A role and those that are gathered in it; none if there is no such role. */
  gathered(id: RoleId): readonly Role[] {
    const role = this.state.roles.get(id);
    return role === undefined ? [] : gatheredIn(this.aggregation, id, role);
  }

  /** Bindings of a subject itself in a namespace, or in the whole cluster. */
  bindings(subject: SubjectId, namespace: string): readonly Binding[] {
    return bindingsOf(this.state.bindingsBySubject, scopedSubject(namespace, subject));
  }

  /** Roles that a subject itself has in a namespace, or in the whole cluster, in order. */
  roles(subject: SubjectId, namespace: string): RoleId[] {
    const ids = this.bindings(subject, namespace).map(({ role }) => role);
    return [...new Set(ids)].filter((id) => this.state.roles.has(id)).sort();
  }

  /** Roles that apply to a subject in a namespace from further away: by its groups, everywhere. */
  widerRoles(subject: SubjectId, namespace: string): RoleId[] {
    const groups = impliedGroups(subject);
    const ids = groups.flatMap((group) => this.roles(group, ''));
    if (namespace === '') return [...new Set(ids)].sort();
    ids.push(
      ...this.roles(subject, ''),
      ...groups.flatMap((group) => this.roles(group, namespace)),
    );
    return [...new Set(ids)].sort();
  }

  /** All that roles allow. Paths count for the whole cluster only. */
  permissions(roles: readonly RoleId[], withPaths: boolean): PermissionSet {
    const id = JSON.stringify([withPaths, ...roles]);
    const known = this.#sets.get(id);
    if (known !== undefined) return known;
    const set = permissionSetOf(
      roles.flatMap((role) => this.#rulesOf(role)),
      withPaths,
    );
    this.#sets.set(id, set, set.size);
    return set;
  }

  #rulesOf(id: RoleId): readonly PolicyRule[] {
    const [role, ...gathered] = this.gathered(id);
    if (role === undefined || gathered.length === 0) return role?.rules ?? [];
    const known = this.#rules.get(id);
    if (known !== undefined) return known;
    const rules = new Map<string, PolicyRule>();
    for (const { rules: own } of [role, ...gathered]) {
      for (const rule of own) rules.set(ruleText(rule), rule);
    }
    const found = [...rules.values()];
    this.#rules.set(id, found);
    return found;
  }
}

/** Groups that the API server puts a subject in because of what it is. */
function impliedGroups(id: SubjectId): SubjectId[] {
  if (id === userId(ANONYMOUS)) return [groupId(UNAUTHENTICATED)];
  const { kind, namespace, name } = subjectOfId(id);
  if (kind === 'ServiceAccount') {
    const ofNamespace = `${SERVICE_ACCOUNTS}:${namespace ?? ''}`;
    return [SERVICE_ACCOUNTS, ofNamespace, AUTHENTICATED].map(groupId);
  }
  if (kind === 'User') return [groupId(AUTHENTICATED)];
  if (name === AUTHENTICATED || name === UNAUTHENTICATED) return [];
  const isOfNamespace = name.startsWith(`${SERVICE_ACCOUNTS}:`);
  return (isOfNamespace ? [SERVICE_ACCOUNTS, AUTHENTICATED] : [AUTHENTICATED]).map(groupId);
}
