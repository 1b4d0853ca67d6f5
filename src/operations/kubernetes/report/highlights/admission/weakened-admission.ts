/** Admission policies and webhooks that are gone, or no longer refuse anything. */

import type { JsonObject } from '../../../../../bytes/json.ts';
import type { ObjectChange } from '../../../../../kubernetes/change/object-change.ts';
import type { Change } from '../../../../diff/change.ts';
import { itemsOf, textOf, textsOf } from '../../json-fields.ts';
import { builtInKind, kindAndName } from '../../object-names.ts';
import type { Highlight } from '../../report.ts';
import { listWords, nameWords } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, sidesOf } from '../rule.ts';

const POLICIES = new Set([
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
]);
const WEBHOOKS = new Set(['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration']);

export const findWeakenedAdmission: ChangeRule = (change) => {
  const kind = builtInKind(change.description) ?? '';
  const isPolicy = POLICIES.has(kind);
  if (!isPolicy && !WEBHOOKS.has(kind)) return [];
  const { before, after } = sidesOf(change);
  if (change.change === 'removed') return [removed(change, before, isPolicy)];
  if (before === undefined || after === undefined) return [];
  return isPolicy ? weakenedPolicy(change, before, after) : weakenedWebhooks(change, before, after);
};

function removed(
  change: Change<ObjectChange>,
  before: JsonObject | undefined,
  isPolicy: boolean,
): Highlight {
  const policy = textOf(before, 'spec', 'policyName');
  const details = policy === undefined ? [] : [`it applied policy ${nameWords(policy)}`];
  const actions = textsOf(before, 'spec', 'validationActions');
  if (actions.length > 0) details.push(`its actions were ${listWords(actions)}`);
  const webhooks = itemsOf(before, 'webhooks').map((webhook) => textOf(webhook, 'name') ?? '');
  if (webhooks.length > 0) details.push(`webhooks: ${listWords(webhooks.map(nameWords))}`);
  return highlightOf(change, {
    severity: isPolicy ? 'alarm' : 'note',
    rule: 'admission-removed',
    title: `${kindAndName(change.description)} was removed`,
    details,
  });
}

function weakenedPolicy(
  change: Change<ObjectChange>,
  before: JsonObject,
  after: JsonObject,
): Highlight[] {
  const actions = textsOf(after, 'spec', 'validationActions');
  const denied = textsOf(before, 'spec', 'validationActions').includes('Deny');
  const losesDeny = denied && !actions.includes('Deny');
  if (!losesDeny && !ignoresFailure(before, after, 'spec', 'failurePolicy')) return [];
  const what = losesDeny ? 'denies nothing any more' : 'ignores its failures now';
  return [weakened(change, `${kindAndName(change.description)} ${what}`)];
}

function weakenedWebhooks(
  change: Change<ObjectChange>,
  before: JsonObject,
  after: JsonObject,
): Highlight[] {
  const newer = new Map(
    itemsOf(after, 'webhooks').map((webhook) => [textOf(webhook, 'name') ?? '', webhook]),
  );
  return itemsOf(before, 'webhooks').flatMap((older): Highlight[] => {
    const name = textOf(older, 'name') ?? '';
    const webhook = newer.get(name);
    const where = `${nameWords(name)} (${kindAndName(change.description)})`;
    if (webhook === undefined) return [weakened(change, `Webhook ${where} was removed`)];
    if (!ignoresFailure(older as JsonObject, webhook as JsonObject, 'failurePolicy')) return [];
    return [weakened(change, `Webhook ${where} no longer refuses when it fails`)];
  });
}

function ignoresFailure(before: JsonObject, after: JsonObject, ...path: string[]): boolean {
  return textOf(before, ...path) === 'Fail' && textOf(after, ...path) === 'Ignore';
}

function weakened(change: Change<ObjectChange>, title: string): Highlight {
  return highlightOf(change, { severity: 'alarm', rule: 'admission-weakened', title });
}
