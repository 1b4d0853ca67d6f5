/** The grants that the RBAC objects of both sides amount to. */

import type { Grant } from '../rbac/grant.ts';
import { rbacGrants } from '../rbac/rbac-grants.ts';
import { createRbacState } from '../rbac/rbac-state.ts';
import type { RbacObjects } from './rbac-objects.ts';

/** What somebody gained or lost; nothing is computed if no role or binding changed. */
export function grantsOf({ before, after, isChanged, prefix }: RbacObjects): readonly Grant[] {
  if (!isChanged) return [];
  const [older, newer] = [before, after].map((objects) => createRbacState(objects, { prefix }));
  return older === undefined || newer === undefined ? [] : rbacGrants(older, newer);
}
