/**
 * Answers whether somebody may do something, as the RBAC authorizer of Kubernetes does. Facts:
 * `VisitRulesFor` in `pkg/registry/rbac/validation/rule.go` of Kubernetes 1.36.3.
 */

import { AUTHENTICATED, SERVICE_ACCOUNTS, groupId, userId } from './binding.ts';
import { ruleAllows } from './policy-rule.ts';
import type { Action } from './policy-rule.ts';
import { bindingsOf, scopedSubject } from './rbac-state.ts';
import type { RbacState } from './rbac-state.ts';

/** Who asks. */
export interface Requester {
  /** Of a service account, `system:serviceaccount:<namespace>:<name>`. */
  readonly user: string;
  readonly groups: readonly string[];
}

/** Whether somebody may do something. */
export interface Question extends Requester {
  readonly action: Action;
}

/** A service account, with the groups that the API server puts it in. */
export function serviceAccount(namespace: string, name: string): Requester {
  return {
    user: `system:serviceaccount:${namespace}:${name}`,
    groups: [SERVICE_ACCOUNTS, `${SERVICE_ACCOUNTS}:${namespace}`, AUTHENTICATED],
  };
}

/**
 * Whether RBAC allows it. Roles count as they are stored: what is still to be gathered in an
 * aggregated role is not allowed yet. (That the group `system:masters` may do everything is not
 * RBAC's doing.)
 */
export function authorize(state: RbacState, { user, groups, action }: Question): boolean {
  const scopes = 'path' in action || action.namespace === '' ? [''] : ['', action.namespace];
  return [userId(user), ...groups.map(groupId)]
    .flatMap((subject) => scopes.map((scope) => scopedSubject(scope, subject)))
    .flatMap((scoped) => bindingsOf(state.bindingsBySubject, scoped))
    .flatMap((binding) => state.roles.get(binding.role)?.rules ?? [])
    .some((rule) => ruleAllows(rule, action));
}
