/** Who may do everything, in the cluster or in a namespace. */

import { isAwsAuth } from '../../judge/aws-auth.ts';
import type { Binding } from '../../rbac/binding.ts';
import { RBAC_KINDS } from '../../rbac/rbac-objects.ts';
import { objectText } from '../../rbac/words.ts';
import { countOf } from '../../report/words.ts';
import type { BoundRights } from '../access/access.ts';
import { foreignAccount, isEverybody, subjectsText } from '../access/subject-judgement.ts';
import { awsAdminsOf } from '../aws-admins.ts';
import { Findings } from '../findings.ts';
import type { Answer, CommonFacts, Question } from '../question.ts';
import { keyText } from '../seen.ts';
import type { Named, Seen } from '../seen.ts';

/** Asks for roles with `*` on `*`, whatever they are called, and whom they are given to. */
export class ClusterAdmins implements Question {
  readonly id = 'cluster-admins';
  readonly question = 'Who is cluster-admin?';
  readonly kinds: readonly string[] = [...RBAC_KINDS, 'ConfigMap'];
  readonly #findings = new Findings();

  observe(seen: Seen): void {
    // Roles and bindings are gathered once for all questions.
    if (seen.kind !== 'ConfigMap' || !isAwsAuth(seen)) return;
    for (const { isForeign, words } of awsAdminsOf(seen.object)) {
      this.#findings.add(isForeign ? 'alarm' : 'note', seen, words);
    }
  }

  finish({ access }: CommonFacts): Answer {
    const findings = this.#findings;
    for (const bound of access.bindings) this.#add(bound);
    for (const { role, rights, isBound } of access.roles) {
      if (!rights.isEverything || isBound || role.name === 'cluster-admin') continue;
      findings.note(namedBinding(role), 'a role that may do everything; nobody is bound to it yet');
    }
    const more = findings.total;
    const answer =
      more === 0
        ? 'Nobody besides the group system:masters'
        : `${countOf(more, 'way', 'ways')} to be admin besides the group system:masters`;
    return { answer, findings };
  }

  #add({ binding, role, rights, isDefault }: BoundRights): void {
    if (role === undefined || !rights.isEverything || binding.subjects.size === 0) return;
    if (isDefault) return;
    const subjects = [...binding.subjects];
    const where =
      binding.namespace === '' ? 'everything' : `everything in namespace ${binding.namespace}`;
    const looks = isNamedAsSystems(binding) ? ", a binding named as one of the system's own" : '';
    const detail = `${subjectsText(subjects)} may do ${where} (${objectText(role)})${looks}`;
    const isAlarm = subjects.some((id) => isEverybody(id) || foreignAccount(id) !== undefined);
    const severity = isAlarm && binding.namespace === '' ? 'alarm' : 'note';
    const isForAll = subjects.some(isEverybody);
    this.#findings.add(isForAll ? 'alarm' : severity, namedBinding(binding), detail);
  }
}

/** A role or binding as a finding names it. */
export function namedBinding(object: {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly key: string;
}): Named {
  const { kind, namespace, name, key } = object;
  return { kind, name, namespace: namespace === '' ? undefined : namespace, key: keyText(key) };
}

function isNamedAsSystems({ name }: Binding): boolean {
  return name.startsWith('system:');
}
