/** Where the objects of a type lie or lay: those that were deleted, too. */

import { formatHex } from '../../../bytes/text.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import type { PlacedKey } from '../objects/not-found.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { KnownWish } from '../objects/wishes.ts';

/** Each key that the store has any record of, once. */
export async function* placesEver(
  objects: ObjectStore,
  wish: KnownWish,
): AsyncGenerator<PlacedKey> {
  const seen = new Set<string>();
  const log = await objects.changes();
  const wants = (key: Uint8Array): boolean => {
    const isNew = isOfType(objects.placeOf(key), wish) && !seen.has(formatHex(key));
    if (isNew) seen.add(formatHex(key));
    return isNew;
  };
  for await (const batch of log.changes({ wants })) {
    for (const { key } of batch) {
      const place = objects.placeOf(key);
      if (place.type === 'resource') yield { key, place };
    }
  }
}

/** Whether something lies where objects of the wished type do. */
function isOfType(place: StoragePlace, { resource }: KnownWish): boolean {
  if (place.type !== 'resource') return false;
  return place.group === resource.group && place.resource === resource.resource;
}

/** Whether something is in a namespace, or is the namespace itself. */
export function isIn(place: StoragePlace, namespace: string): boolean {
  if (place.type !== 'resource') return false;
  return (isOfNamespaces(place) ? place.name : place.namespace) === namespace;
}

/** Whether objects of a resource are the namespaces themselves. */
export function isOfNamespaces({
  group,
  resource,
}: {
  readonly group: string;
  readonly resource: string;
}): boolean {
  return group === '' && resource === 'namespaces';
}

/** Whether something is of the wished type, name and namespace, as far as the wish says them. */
export function isWished(place: StoragePlace, wish: KnownWish): boolean {
  if (place.type !== 'resource' || !isOfType(place, wish)) return false;
  if (wish.name !== undefined && place.name !== wish.name) return false;
  return wish.namespace === undefined || isIn(place, wish.namespace);
}
