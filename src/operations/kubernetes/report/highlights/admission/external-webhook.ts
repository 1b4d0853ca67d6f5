/**
 * Webhooks outside the cluster: whoever answers there sees every object that is written, and can
 * change or refuse it.
 */

import type { JsonValue } from '../../../../../bytes/json.ts';
import { addressWords, isOutside, seenWords } from '../../../judge/webhook.ts';
import { itemsOf, textOf, textsOf } from '../../json-fields.ts';
import { builtInKind, kindAndName } from '../../object-names.ts';
import type { Highlight } from '../../report.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, isOlderKnown, sidesOf } from '../rule.ts';

const KINDS = new Set<string | undefined>([
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
]);

export const findExternalWebhook: ChangeRule = (change) => {
  if (!KINDS.has(builtInKind(change.description))) return [];
  const { before, after } = sidesOf(change);
  if (!isOlderKnown(change)) return [];
  const older = new Map(
    itemsOf(before, 'webhooks').map((webhook) => [textOf(webhook, 'name'), webhook]),
  );
  return itemsOf(after, 'webhooks').flatMap((webhook): Highlight[] => {
    const url = textOf(webhook, 'clientConfig', 'url');
    const previous = older.get(textOf(webhook, 'name'));
    if (url === undefined || url === textOf(previous, 'clientConfig', 'url')) return [];
    if (!isOutside(url)) return [];
    const title =
      previous === undefined
        ? `A webhook outside the cluster sees every write of ${seenWords(webhook)}`
        : `A webhook moved out of the cluster sees every write of ${seenWords(webhook)}`;
    const details = [`${kindAndName(change.description)} → ${url}`, ...behaviour(change, webhook)];
    if (previous !== undefined) details.push(`it was ${addressWords(previous)}`);
    return [highlightOf(change, { severity: 'alarm', rule: 'external-webhook', title, details })];
  });
};

function behaviour(
  { description }: Parameters<ChangeRule>[0],
  webhook: JsonValue,
): readonly string[] {
  const operations = new Set(
    itemsOf(webhook, 'rules').flatMap((rule) => textsOf(rule, 'operations')),
  );
  const can = description.kind.startsWith('Mutating') ? 'can change them' : 'can refuse them';
  const policy = textOf(webhook, 'failurePolicy');
  const failing = policy === 'Ignore' ? ', and its failure goes unnoticed' : '';
  return [`${[...operations].join(', ')}: ${can}${failing}`];
}
