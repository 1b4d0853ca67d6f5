/** The grants that the RBAC objects of both sides amount to. */

import type { Grant } from '../rbac/grant.ts';
import { rbacGrants } from '../rbac/rbac-grants.ts';
import { createRbacState } from '../rbac/rbac-state.ts';
import type { RbacObjects, ServerRbac } from '../rbac/rbac-objects.ts';

/** What somebody gained or lost; nothing is computed where no role or binding changed. */
export function grantsOf(objects: RbacObjects): readonly Grant[] {
  const { servers } = objects;
  const grants = servers.filter(({ isChanged }) => isChanged).flatMap(grantsOfServer);
  if (servers.length < 2) return grants;
  const isLate = ({ isEscalation }: Grant): number => (isEscalation ? 0 : 1);
  return grants.sort((one, other) => isLate(one) - isLate(other));
}

function grantsOfServer(
  { prefix, before, after }: ServerRbac,
  _index: number,
  changed: readonly ServerRbac[],
): Grant[] {
  const older = createRbacState(before, { prefix });
  const newer = createRbacState(after, { prefix });
  const grants = rbacGrants(older, newer);
  if (changed.length < 2 && prefix === '/registry') return grants;
  // Names alone do not say which of the servers it is.
  const where = `in the cluster under ${prefix === '' ? 'another prefix' : prefix}`;
  return grants.map((grant) => ({ ...grant, because: [...grant.because, where] }));
}
