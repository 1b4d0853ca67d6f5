/** A key as it may be shown: printable, and without what is a credential itself. */

import { formatKey } from '../../../bytes/text.ts';
import { isTokenName } from '../../../kubernetes/change/redact.ts';
import { classOf } from '../../../kubernetes/storage/object-class.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import { shownKey } from '../encryption-report/encryption-pass.ts';
import type { ShownKey } from './report.ts';

const HIDDEN = '[a token]';

/** What there is to show of a key. */
export function showKey(key: Uint8Array, place: StoragePlace, resource: string): ShownKey {
  const found = { key: shownKey(key, place), class: classOf(place), resource };
  if (place.type !== 'resource') return { ...found, namespace: undefined, name: formatKey(key) };
  const { kind, namespace } = place;
  const name = isTokenName(kind, place.name) ? HIDDEN : place.name;
  return { ...found, namespace, name };
}

/** `Pod shop/frontend-1`: an object by the names that people use. */
export function objectName(place: StoragePlace): string {
  if (place.type !== 'resource') return place.key;
  const { kind = place.resource, namespace } = place;
  const name = isTokenName(place.kind, place.name) ? HIDDEN : place.name;
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
