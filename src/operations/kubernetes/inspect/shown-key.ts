/** A key as it may be shown: printable, and without what is a credential itself. */

import { formatKey } from '../../../bytes/text.ts';
import { isTokenName } from '../../../kubernetes/change/redact.ts';
import { classOf } from '../../../kubernetes/storage/object-class.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import { shownKey as wholeKey } from '../encryption-report/encryption-pass.ts';
import type { ShownKey } from './report.ts';

const HIDDEN = '[a token]';
/** Longest key that is shown whole; one may have more than a million bytes. */
const KEY_MAX = 2048;

/** What there is to show of a key. */
export function showKey(key: Uint8Array, place: StoragePlace, resource: string): ShownKey {
  const found = { key: shownKey(key, place), class: classOf(place), resource };
  if (place.type !== 'resource')
    return { ...found, namespace: undefined, name: cut(formatKey(key)) };
  const { kind } = place;
  const namespace = place.namespace === undefined ? undefined : cut(place.namespace);
  const name = isTokenName(kind, place.name) ? HIDDEN : cut(place.name);
  return { ...found, namespace, name };
}

/** `Pod shop/frontend-1`: an object by the names that people use. */
export function objectName(place: StoragePlace): string {
  if (place.type !== 'resource') return cut(place.key);
  const { kind = place.resource, namespace } = place;
  const name = isTokenName(place.kind, place.name) ? HIDDEN : cut(place.name);
  return `${kind} ${namespace === undefined ? '' : `${cut(namespace)}/`}${name}`;
}

/** A key as it may be shown. */
export function shownKey(key: Uint8Array, place: StoragePlace): string {
  return cut(wholeKey(key, place));
}

/** A name as it is shown: cut where it is longer than any that a server takes. */
export function cut(text: string): string {
  return text.length > KEY_MAX ? `${text.slice(0, KEY_MAX)}…` : text;
}
