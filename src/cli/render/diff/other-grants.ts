/** The grants that are not told among what to look at first. */

import type { Grant } from '../../../operations/kubernetes/rbac/grant.ts';
import type { DiffReport } from '../../../operations/kubernetes/report/report.ts';

/** Heading of these grants. */
export const GRANTS_HEADING = 'Who can do what now';

/** Grants whose sentence is no title above. */
export function otherGrants({ grants, highlights }: DiffReport): Grant[] {
  const told = new Set(highlights.map(({ title }) => title));
  return grants.filter(({ sentence }) => !told.has(sentence));
}
