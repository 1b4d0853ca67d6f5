/** Webhooks: where they lead, and what they see. */

import type { JsonValue } from '../../../bytes/json.ts';
import { fieldOf } from '../../../bytes/json.ts';
import { itemsOf, textOf, textsOf } from '../report/json-fields.ts';
import { clip, listWords } from '../report/words.ts';

/**
 * Addresses that do not leave the machine or the cluster. Whose the domain of another cluster is
 * cannot be known: `x.svc.example.net` may lead anywhere.
 */
const INSIDE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|[a-z0-9.-]+\.svc(\.cluster\.local)?\.?)$/i;

/** Whether a URL leads out of the cluster; what is no URL does, as far as is known. */
export function isOutside(url: string): boolean {
  const host = /^https:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(url)?.[1];
  return host === undefined || !INSIDE.test(host);
}

/** `pods and secrets`; the groups where all of their resources are seen. */
export function seenWords(webhook: JsonValue): string {
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

/** Where a webhook leads: its URL, or a Service. */
export function addressWords(webhook: JsonValue): string {
  const url = textOf(webhook, 'clientConfig', 'url');
  if (url !== undefined) return url;
  const service = fieldOf(fieldOf(webhook, 'clientConfig'), 'service');
  return `Service ${textOf(service, 'namespace') ?? ''}/${textOf(service, 'name') ?? ''}`;
}
