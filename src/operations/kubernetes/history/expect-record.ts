/** What was named and never was is a mistake, and not something that never changed. */

import { nearestName } from '../../../bytes/nearest.ts';
import type { ChangeLog } from '../../../etcd/changes/key-change.ts';
import { lookElsewhere, notFoundError } from '../objects/not-found.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { ObjectsError } from '../objects/objects-error.ts';
import type { KnownWish } from '../objects/wishes.ts';
import { isIn, isWished, placesEver } from './places-ever.ts';

/**
 * Expects a record of an object, if one was named.
 * @throws {ObjectsError} if there is none.
 */
export async function expectRecord(
  objects: ObjectStore,
  log: ChangeLog,
  wish: KnownWish,
): Promise<void> {
  const { name } = wish;
  if (name === undefined) return;
  const wants = (key: Uint8Array): boolean => isWished(objects.placeOf(key), wish);
  if (await hasAny(log, wants)) return;
  const wanted = { ...wish, name };
  const { near } = await lookElsewhere(objects, wanted, placesEver(objects, wanted));
  throw await notFoundError(objects, wanted, undefined, near);
}

/**
 * Expects a record of anything in a namespace.
 * @throws {ObjectsError} if there is none.
 */
export async function expectNamespace(
  objects: ObjectStore,
  log: ChangeLog,
  namespace: string,
): Promise<void> {
  const others = new Set<string>();
  const wants = (key: Uint8Array): boolean => {
    const place = objects.placeOf(key);
    if (place.type === 'resource' && place.namespace !== undefined) others.add(place.namespace);
    return isIn(place, namespace);
  };
  if (await hasAny(log, wants)) return;
  const near = nearestName(namespace, others);
  const meant = near === undefined ? '' : `; did you mean -n ${near}?`;
  throw new ObjectsError('not-found', `nothing found in the namespace ${namespace}${meant}`);
}

async function hasAny(log: ChangeLog, wants: (key: Uint8Array) => boolean): Promise<boolean> {
  for await (const batch of log.changes({ wants })) if (batch.length > 0) return true;
  return false;
}
