/** Service accounts: cloud roles that their pods take on, tokens that are mounted, rights of all. */

import { fieldOf } from '../../../../bytes/json.ts';
import { CLOUD_ROLES } from '../../judge/cloud-roles.ts';
import { itemsOf, textOf } from '../../report/json-fields.ts';
import { clip, countOf } from '../../report/words.ts';
import { awsAccountOf } from '../aws-admins.ts';
import { byCount } from '../counts.ts';
import { Findings } from '../findings.ts';
import { setBy, setByWords } from '../managers.ts';
import type { Answer, CommonFacts, Question } from '../question.ts';
import { keyText } from '../seen.ts';
import type { Named, Seen } from '../seen.ts';

/** Roles that are remembered. */
const ROLES_MAX = 10_000;

interface CloudRole {
  readonly named: Named;
  readonly role: string;
  readonly annotation: string;
  readonly account: string | undefined;
  /** Who set it, in words. */
  readonly by: string;
}

/** Asks what service accounts are given outside of RBAC, and what `default` is given by it. */
export class ServiceAccounts implements Question {
  readonly id = 'service-accounts';
  readonly question = 'What can service accounts do outside the cluster?';
  readonly kinds: readonly string[] = ['ServiceAccount'];
  readonly #findings = new Findings();
  readonly #roles: CloudRole[] = [];
  #accounts = 0;
  #automounted = 0;
  #pullers = 0;

  observe(seen: Seen): void {
    const { object, kind, namespace, name, key } = seen;
    this.#accounts++;
    if (fieldOf(object, 'automountServiceAccountToken') !== false) this.#automounted++;
    if (itemsOf(object, 'imagePullSecrets').length > 0) this.#pullers++;
    for (const annotation of CLOUD_ROLES) {
      const role = textOf(object, 'metadata', 'annotations', annotation);
      if (role === undefined || this.#roles.length >= ROLES_MAX) continue;
      const account = awsAccountOf(role);
      const by = setByWords(setBy(seen.whole, 'metadata', 'annotations', annotation));
      const named = { kind, namespace, name, key };
      this.#roles.push({ named, role, annotation, account, by });
    }
  }

  finish({ access }: CommonFacts): Answer {
    const findings = this.#findings;
    const usual = this.#usualAccount();
    for (const { named, role, annotation, account, by } of this.#roles) {
      const isForeign = usual !== undefined && account !== undefined && account !== usual;
      const further = isForeign ? `: another AWS account than most (${usual})` : '';
      const detail = `acts as ${clip(role, 120)} (${annotation})${further}${by}`;
      findings.add(isForeign ? 'alarm' : 'note', named, detail);
    }
    for (const { binding, role, rights } of access.bindings) {
      if (role === undefined || !rights.isDangerous) continue;
      for (const id of binding.subjects) {
        const namespace = /^User\0system:serviceaccount:([^:]+):default$/.exec(id)?.[1];
        if (namespace === undefined || namespace === 'kube-system') continue;
        const { kind, name, key } = binding;
        const named = { kind, name, namespace: binding.namespace || undefined, key: keyText(key) };
        const whose = `every pod of ${clip(namespace, 100)} without an account of its own`;
        findings.alarm(named, `given to ${whose}: ${rights.words}`);
      }
    }
    const answer =
      `${countOf(this.#roles.length, 'cloud role')}; ${String(this.#automounted)} of ` +
      `${countOf(this.#accounts, 'account')} with their tokens mounted, ` +
      `${String(this.#pullers)} with pull secrets`;
    return { answer, findings };
  }

  /** The AWS account that most roles are of, where that can be told. */
  #usualAccount(): string | undefined {
    const counts = new Map<string, number>();
    for (const { account } of this.#roles) {
      if (account !== undefined) counts.set(account, (counts.get(account) ?? 0) + 1);
    }
    const [first, second] = byCount(counts);
    if (first === undefined || second === undefined) return undefined;
    return first[1] >= 2 * second[1] ? first[0] : undefined;
  }
}
