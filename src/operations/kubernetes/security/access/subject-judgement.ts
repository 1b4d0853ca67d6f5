/** Whom rights should not be given to, or not without a second look. */

import { ANONYMOUS, AUTHENTICATED, SERVICE_ACCOUNTS, UNAUTHENTICATED } from '../../rbac/binding.ts';
import { subjectOfId } from '../../rbac/binding.ts';
import type { SubjectId } from '../../rbac/binding.ts';
import type { Subject } from '../../rbac/grant.ts';
import { listText, subjectText } from '../../rbac/words.ts';

const SUBJECTS_SHOWN = 4;
/** Namespaces whose service accounts belong to the cluster itself. */
const SYSTEM_NAMESPACES = /^(kube-system$|openshift-)/;

/** Whether it is everybody without a login. */
export function isAnybody(id: SubjectId): boolean {
  const { kind, name } = subjectOfId(id);
  return (kind === 'User' && name === ANONYMOUS) || (kind === 'Group' && name === UNAUTHENTICATED);
}

/** Whether it is everybody, everybody with a login, or every pod, of a namespace at least. */
export function isEverybody(id: SubjectId): boolean {
  if (isAnybody(id)) return true;
  const { kind, name } = subjectOfId(id);
  if (kind !== 'Group') return false;
  return (
    name === AUTHENTICATED || name === SERVICE_ACCOUNTS || name.startsWith(`${SERVICE_ACCOUNTS}:`)
  );
}

/** A service account that does not belong to the cluster itself; undefined for all others. */
export function foreignAccount(id: SubjectId): Subject | undefined {
  const subject = subjectOfId(id);
  if (subject.kind !== 'ServiceAccount') return undefined;
  return SYSTEM_NAMESPACES.test(subject.namespace ?? '') ? undefined : subject;
}

/** `User jane and ServiceAccount ci/runner`. */
export function subjectsText(ids: Iterable<SubjectId>): string {
  const names = [...new Set([...ids].map((id) => subjectText(subjectOfId(id))))];
  return listText(names, SUBJECTS_SHOWN) || 'nobody';
}
