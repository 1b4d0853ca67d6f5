/** A recovered record with what is said of it. */

import { formatKey } from '../../bytes/text.ts';
import { isTokenName } from '../../kubernetes/change/redact.ts';
import type { StoragePlace } from '../../kubernetes/storage/storage-place.ts';
import type { RecoveredRecord } from '../../operations/recover/types.ts';

/** A record of the list. */
export interface Item {
  readonly record: RecoveredRecord;
  readonly place: StoragePlace;
  /** File below the folder of `--out`; undefined if it was not written. */
  readonly file?: string | undefined;
  /** Why its content is not what one might expect. */
  readonly problem?: string | undefined;
}

/** Whether the key is a secret by itself: names of OAuth tokens are. */
export function isSecretKey({ place }: Item): boolean {
  return place.type === 'resource' && isTokenName(place.kind, place.name);
}

/** `deployments.apps shop/web`, or the key. */
export function titleOf(item: Item, showSecrets: boolean): string {
  const { place, record } = item;
  if (place.type !== 'resource') return formatKey(record.key);
  const group = place.group === '' ? '' : `.${place.group}`;
  const namespace = place.namespace === undefined ? '' : `${place.namespace}/`;
  const name = isSecretKey(item) && !showSecrets ? '(a token)' : place.name;
  return `${place.resource}${group} ${namespace}${name}`;
}
