/**
 * Who sees and changes what is written, and what refuses nothing: webhooks and admission policies.
 */

import { fieldOf } from '../../../../bytes/json.ts';
import type { JsonValue } from '../../../../bytes/json.ts';
import { isOutside, seenWords } from '../../judge/webhook.ts';
import { itemsOf, textOf, textsOf } from '../../report/json-fields.ts';
import { clip, countOf, listWords, nameWords } from '../../report/words.ts';
import { Findings } from '../findings.ts';
import type { Answer, Question } from '../question.ts';
import { shownUrl } from '../shown-url.ts';
import type { Named, Seen } from '../seen.ts';

/** Resources that power comes from. */
const SENSITIVE =
  /^(\*|\*\/\*|pods|secrets|configmaps|serviceaccounts|(cluster)?role(binding)?s|pods\/\w+|serviceaccounts\/token|deployments|daemonsets|namespaces)$/;
/** Namespaces that nothing is installed in. */
const UNUSUAL = new Set(['kube-public', 'kube-node-lease']);
/** Policies that are remembered. */
const POLICIES_MAX = 10_000;

/** Asks for webhooks that lead outside or ignore their failure, and for policies without effect. */
export class AdmissionTampering implements Question {
  readonly id = 'admission';
  readonly question = 'Has admission been tampered with?';
  readonly kinds: readonly string[] = [
    'MutatingWebhookConfiguration',
    'ValidatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
    'MutatingAdmissionPolicy',
    'MutatingAdmissionPolicyBinding',
  ];
  readonly #findings = new Findings();
  readonly #policies = new Map<string, Named>();
  readonly #bound = new Set<string>();
  #webhooks = 0;

  observe(seen: Seen): void {
    const { object, kind } = seen;
    if (object === undefined) return;
    if (kind.endsWith('WebhookConfiguration')) {
      for (const webhook of itemsOf(object, 'webhooks')) this.#addWebhook(seen, webhook);
    } else if (kind.endsWith('Binding')) {
      this.#addBinding(seen);
    } else if (this.#policies.size < POLICIES_MAX) {
      const { namespace, name, key } = seen;
      this.#policies.set(`${kind}\0${name}`, { kind, namespace, name, key });
      if (kind.startsWith('Mutating')) {
        const seenBy = listWords(
          matchedResources(object).map((one) => clip(one, 60)),
          4,
        );
        this.#findings.note(seen, `changes ${seenBy || 'nothing'} as they are written`);
      }
      if (textOf(object, 'spec', 'failurePolicy') === 'Ignore') {
        this.#findings.note(seen, 'its failure goes unnoticed (failurePolicy Ignore)');
      }
    }
  }

  finish(): Answer {
    const findings = this.#findings;
    for (const [id, policy] of this.#policies) {
      if (this.#bound.has(id)) continue;
      findings.alarm(policy, 'no binding applies it: it refuses and changes nothing');
    }
    const counts =
      `${countOf(this.#webhooks, 'webhook')}, ` +
      countOf(this.#policies.size, 'admission policy', 'admission policies');
    const answer =
      findings.alarms === 0
        ? `Nothing points to it (${counts}); what was removed can only be seen by diff`
        : counts;
    return { answer, findings };
  }

  #addWebhook(seen: Seen, webhook: JsonValue): void {
    this.#webhooks++;
    const name = nameWords(textOf(webhook, 'name') ?? '');
    const changes = seen.kind.startsWith('Mutating');
    const does = `${name} ${changes ? 'sees and can change' : 'sees and can refuse'} ${seenWords(webhook)}`;
    const ignores = textOf(webhook, 'failurePolicy') === 'Ignore';
    const unnoticed = ignores ? '; its failure goes unnoticed' : '';
    const url = textOf(webhook, 'clientConfig', 'url');
    if (url !== undefined && isOutside(url)) {
      this.#findings.alarm(seen, `${does}, outside the cluster: ${shownUrl(url)}${unnoticed}`);
      return;
    }
    const namespace = textOf(webhook, 'clientConfig', 'service', 'namespace');
    if (namespace !== undefined && (namespace === 'default' || UNUSUAL.has(namespace))) {
      const detail = `${does}, by a Service in namespace ${namespace}${unnoticed}`;
      this.#findings.add(UNUSUAL.has(namespace) ? 'alarm' : 'note', seen, detail);
      return;
    }
    const isSensitive = itemsOf(webhook, 'rules').some((rule) =>
      textsOf(rule, 'resources').some((resource) => SENSITIVE.test(resource)),
    );
    const narrowed = exceptions(webhook);
    if (isSensitive && (changes || ignores || narrowed !== '')) {
      this.#findings.note(seen, does + unnoticed + narrowed);
    } else if (ignores) {
      this.#findings.note(seen, does + unnoticed);
    }
  }

  #addBinding(seen: Seen): void {
    const policy = textOf(seen.object, 'spec', 'policyName') ?? '';
    const policyKind = seen.kind.slice(0, -'Binding'.length);
    if (this.#bound.size < POLICIES_MAX) this.#bound.add(`${policyKind}\0${policy}`);
    if (policyKind !== 'ValidatingAdmissionPolicy') return;
    const actions = textsOf(seen.object, 'spec', 'validationActions');
    if (actions.includes('Deny')) return;
    const only = listWords(actions.map((one) => clip(one, 20))) || 'nothing';
    this.#findings.note(seen, `policy ${nameWords(policy)} denies nothing here: ${only}`);
  }
}

/** What a webhook leaves out. */
function exceptions(webhook: JsonValue): string {
  const conditions = itemsOf(webhook, 'matchConditions');
  const excludes = ['namespaceSelector', 'objectSelector'].filter((selector) => {
    const value = fieldOf(webhook, selector);
    return itemsOf(value, 'matchExpressions').some((expression) =>
      ['NotIn', 'DoesNotExist'].includes(textOf(expression, 'operator') ?? ''),
    );
  });
  const parts = [
    ...(conditions.length > 0 ? [countOf(conditions.length, 'condition')] : []),
    ...excludes,
  ];
  return parts.length === 0 ? '' : `; not by ${listWords(parts)}`;
}

function matchedResources(policy: JsonValue): string[] {
  return itemsOf(policy, 'spec', 'matchConstraints', 'resourceRules').flatMap((rule) => [
    ...textsOf(rule, 'resources'),
  ]);
}
