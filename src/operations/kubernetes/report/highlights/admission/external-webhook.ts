/**
 * Webhooks outside the cluster: whoever answers there sees every object that is written, and can
 * change or refuse it.
 */

import type { JsonValue } from '../../../../../bytes/json.ts';
import { fieldOf } from '../../../../../bytes/json.ts';
import { itemsOf, textOf, textsOf } from '../../json-fields.ts';
import { builtInKind, kindAndName } from '../../object-names.ts';
import type { Highlight } from '../../report.ts';
import { clip, listWords } from '../../words.ts';
import type { ChangeRule } from '../rule.ts';
import { highlightOf, isOlderKnown, sidesOf } from '../rule.ts';

const KINDS = new Set<string | undefined>([
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
]);
/** Addresses that do not leave the machine or the cluster. */
const INSIDE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|[a-z0-9.-]+\.svc(\.[a-z0-9.-]+)?)$/i;

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

/** Whether a URL leads out of the cluster; what is no URL does, as far as is known. */
function isOutside(url: string): boolean {
  const host = /^https:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(url)?.[1];
  return host === undefined || !INSIDE.test(host);
}

/** `pods and secrets`; the groups where all of their resources are seen. */
function seenWords(webhook: JsonValue): string {
  const resources = itemsOf(webhook, 'rules').flatMap((rule) => {
    const isWhole = textsOf(rule, 'resources').some((one) => one === '*' || one === '*/*');
    if (!isWhole) return textsOf(rule, 'resources').map((resource) => clip(resource, 60));
    return textsOf(rule, 'apiGroups').map((group) => {
      if (group === '*') return 'everything';
      return group === '' ? 'the core group' : clip(group, 60);
    });
  });
  return listWords([...new Set(resources)], 4) || 'nothing';
}

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

function addressWords(webhook: JsonValue): string {
  const url = textOf(webhook, 'clientConfig', 'url');
  if (url !== undefined) return url;
  const service = fieldOf(fieldOf(webhook, 'clientConfig'), 'service');
  return `Service ${textOf(service, 'namespace') ?? ''}/${textOf(service, 'name') ?? ''}`;
}
