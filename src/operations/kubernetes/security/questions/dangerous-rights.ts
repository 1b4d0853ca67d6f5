/** Rights that open the way to more, or that everybody has. */

import { RBAC_KINDS } from '../../rbac/rbac-objects.ts';
import { objectText, subjectText } from '../../rbac/words.ts';
import { countOf } from '../../report/words.ts';
import type { BoundRights, RoleWithRights } from '../access/access.ts';
import { isDefaultRoleName } from '../access/default-bindings.ts';
import {
  foreignAccount,
  isAnybody,
  isEverybody,
  subjectsText,
} from '../access/subject-judgement.ts';
import { Findings } from '../findings.ts';
import type { Answer, CommonFacts, Question } from '../question.ts';
import { namedBinding } from './cluster-admins.ts';

/** Default roles whose rights nobody has to be told. */
const USUAL_ROLES = new Set(['admin', 'edit', 'view']);
/** Default roles that are given to everybody, and must not be dangerous. */
const HARMLESS_ROLES = new Set([
  'system:basic-user',
  'system:discovery',
  'system:public-info-viewer',
  'system:cluster-trust-bundle-discovery',
  'system:service-account-issuer-discovery',
]);

/** Asks for dangerous permissions, and for whom. */
export class DangerousRights implements Question {
  readonly id = 'dangerous-rights';
  readonly question = 'Who has rights that lead to more?';
  readonly kinds: readonly string[] = RBAC_KINDS;
  readonly #findings = new Findings();
  #defaults = 0;

  observe(): void {
    // Roles and bindings are gathered once for all questions.
  }

  finish({ access }: CommonFacts): Answer {
    for (const bound of access.bindings) this.#addBinding(bound);
    for (const role of access.roles) this.#addRole(role);
    const findings = this.#findings;
    const defaults = `${countOf(this.#defaults, 'binding')} as Kubernetes makes them not counted`;
    const answer =
      findings.total === 0
        ? `Nobody (${defaults})`
        : `${countOf(findings.total, 'role or binding', 'roles and bindings')} (${defaults})`;
    return { answer, findings };
  }

  #addBinding(bound: BoundRights): void {
    const { binding, role, rights, isDefault } = bound;
    if (role === undefined || binding.subjects.size === 0) return;
    if (isDefault) {
      this.#defaults++;
      if (HARMLESS_ROLES.has(role.name) && rights.isDangerous) {
        const detail = `a role that everybody has was extended: ${rights.words}`;
        this.#findings.alarm(namedBinding(binding), detail);
      }
      return;
    }
    // What everybody may do is told whatever it is; who may do everything, elsewhere.
    const subjects = [...binding.subjects];
    const isForAll = subjects.some(isAnybody) || (rights.isDangerous && subjects.some(isEverybody));
    if (rights.isEverything || (!rights.isDangerous && !isForAll)) return;
    const isUsual = USUAL_ROLES.has(role.name);
    const what = isUsual ? `${role.name} of` : `${rights.words} in`;
    const where = binding.namespace === '' ? 'the whole cluster' : `namespace ${binding.namespace}`;
    const detail = `${subjectsText(subjects)}: ${what} ${where} (${objectText(role)})`;
    const intruder = this.#fromElsewhere(bound);
    const isSevere = rights.isSevere && !isUsual && !subjects.every(isSystems);
    const isAlarm = isForAll || isSevere || intruder !== undefined;
    const further = intruder === undefined ? '' : `; ${intruder} is of another namespace`;
    this.#findings.add(isAlarm ? 'alarm' : 'note', namedBinding(binding), detail + further);
  }

  /** A service account that reads the Secrets of a namespace that is not its own. */
  #fromElsewhere({ binding, rights }: BoundRights): string | undefined {
    if (binding.namespace === '' || !rights.words.includes('secrets')) return undefined;
    for (const id of binding.subjects) {
      const account = foreignAccount(id);
      if (account !== undefined && account.namespace !== binding.namespace) {
        return subjectText(account);
      }
    }
    return undefined;
  }

  #addRole({ role, rights, isBound, gatheredIn }: RoleWithRights): void {
    const [target] = gatheredIn;
    const isOwn = isDefaultRoleName(role.name);
    if (target !== undefined && !isOwn) {
      // Custom resources are added to admin, edit and view so; much more is seldom meant.
      const detail = `is aggregated into ${objectText(target)}: ${rights.words}`;
      this.#findings.add(rights.isSevere ? 'alarm' : 'note', namedBinding(role), detail);
      return;
    }
    if (isBound || isOwn || rights.isEverything || !rights.isDangerous) return;
    const detail = `${rights.words}; nobody is bound to it yet`;
    this.#findings.add(rights.isSevere ? 'alarm' : 'note', namedBinding(role), detail);
  }
}

/** A subject that belongs to the cluster itself. */
function isSystems(id: string): boolean {
  return id.startsWith('User\0system:serviceaccount:') && foreignAccount(id) === undefined;
}
