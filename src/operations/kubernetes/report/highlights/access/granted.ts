/** What somebody can do now that opens the way to more, or that everybody can, or soon will. */

import type { Grant } from '../../../rbac/grant.ts';
import type { ReportRule } from '../rule.ts';
import { highlight } from '../rule.ts';

/** Everybody, everybody with a login, every pod. */
const EVERYBODY = new Set([
  'system:unauthenticated',
  'system:anonymous',
  'system:authenticated',
  'system:serviceaccounts',
]);

export const findGranted: ReportRule = ({ grants }) =>
  grants
    .filter((grant) => grant.change === 'gained' && isTelling(grant))
    .map((grant) =>
      highlight(grant.keys, {
        // A role that nobody is bound to gives nothing away yet.
        severity: grant.subjects.length > 0 ? 'alarm' : 'note',
        rule: isForAll(grant) ? 'granted-to-all' : 'granted',
        title: grant.sentence,
        details: grant.because,
      }),
    );

/** What has no subjects are roles that are dangerous as soon as somebody is bound to them. */
function isTelling(grant: Grant): boolean {
  return grant.isEscalation || grant.subjects.length === 0 || isForAll(grant);
}

function isForAll({ subjects }: Grant): boolean {
  return subjects.some(({ kind, name }) => kind !== 'ServiceAccount' && EVERYBODY.has(name));
}
