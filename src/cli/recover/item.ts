/** Recovered records with what is said of them. */

import { formatKey } from '../../bytes/text.ts';
import { isTokenName } from '../../kubernetes/change/redact.ts';
import type { RecoveredItem } from '../../operations/kubernetes/recover/recover-objects.ts';

/** A record of the list. */
export interface Item extends RecoveredItem {
  /** File below the folder of `--out`; undefined if it was not written. */
  readonly file?: string | undefined;
  /** Why its content is not what one might expect. */
  readonly problem?: string | undefined;
}

/** What the store has is not written beside what it has not. */
export function lostOf(items: Iterable<Item>): Iterable<Item> {
  return {
    *[Symbol.iterator]() {
      for (const item of items) if (!item.record.isCopy) yield item;
    },
  };
}

/** What became of an item that was to be written. */
export type Outcome = Pick<Item, 'file' | 'problem'>;

/** The items with what became of them, in the same order. */
export function withOutcomes(items: Iterable<Item>, outcomes: readonly Outcome[]): Iterable<Item> {
  return {
    *[Symbol.iterator]() {
      let at = 0;
      for (const { record, place } of items) yield { record, place, ...outcomes[at++] };
    },
  };
}

/** Whether the key is a secret by itself: names of OAuth tokens are. */
export function isSecretKey({ place }: RecoveredItem): boolean {
  return place.type === 'resource' && isTokenName(place.kind, place.name);
}

/** `deployments.apps shop/web`, or the key. */
export function titleOf(item: RecoveredItem, showSecrets: boolean): string {
  const { place, record } = item;
  if (place.type !== 'resource') return formatKey(record.key);
  const group = place.group === '' ? '' : `.${place.group}`;
  const namespace = place.namespace === undefined ? '' : `${place.namespace}/`;
  const name = isSecretKey(item) && !showSecrets ? '(a token)' : place.name;
  return `${place.resource}${group} ${namespace}${name}`;
}
