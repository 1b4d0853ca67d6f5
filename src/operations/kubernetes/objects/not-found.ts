/** What is said of objects that are not there: where they are instead, and what is near. */

import { nearestName } from '../../../bytes/nearest.ts';
import { isTokenName } from '../../../kubernetes/change/redact.ts';
import { storeRevisions } from '../../../etcd/records.ts';
import type { ResourcePlace } from '../../../kubernetes/storage/storage-place.ts';
import type { ObjectStore } from './object-store.ts';
import { ObjectsError } from './objects-error.ts';
import type { KnownWish } from './wishes.ts';

/** Other namespaces that are named. */
const OTHERS_MAX = 3;

/** A look at all keys. */
export interface Elsewhere {
  /** The key that was meant, under a prefix that nobody expected. */
  readonly exact: Uint8Array | undefined;
  /** Objects that may have been meant, as `namespace/name`. */
  readonly near: readonly string[];
}

/** A key, and what it says of its object. */
export interface PlacedKey {
  readonly key: Uint8Array;
  readonly place: ResourcePlace;
}

/** Looks through all keys for an object, and for what it may be called. */
export async function lookElsewhere(
  objects: ObjectStore,
  wish: KnownWish & { readonly name: string },
  places: AsyncIterable<PlacedKey> = placesOf(objects, wish),
): Promise<Elsewhere> {
  const namesakes: string[] = [];
  const neighbours: string[] = [];
  const strangers: string[] = [];
  for await (const { key, place } of places) {
    const { namespace, name } = place;
    // A name that is a token itself is told to nobody who does not know it.
    if (name !== wish.name && isTokenName(place.kind, name)) continue;
    const isHere = namespace === wish.namespace;
    if (isHere && name === wish.name) return { exact: key, near: [] };
    if (name === wish.name) namesakes.push(nameOf(place));
    if (isHere) neighbours.push(name);
    else strangers.push(nameOf(place));
  }
  if (namesakes.length > 0) return { exact: undefined, near: namesakes.slice(0, OTHERS_MAX) };
  const neighbour = nearestName(wish.name, neighbours);
  const stranger = nearestName(nameOf(wish), strangers);
  const near = neighbour === undefined ? stranger : nameOf({ ...wish, name: neighbour });
  return { exact: undefined, near: near === undefined ? [] : [near] };
}

/** The error of one object: it was deleted, or was never there. */
export async function notFoundError(
  objects: ObjectStore,
  wish: KnownWish & { readonly name: string },
  deletedAt: number | undefined,
  near: readonly string[] = [],
): Promise<ObjectsError> {
  const what = `${kindOf(wish)} ${nameOf(wish)} not found`;
  if (deletedAt !== undefined) {
    const { compact } = await storeRevisions(objects.store);
    const before = deletedAt - 1;
    const hint = before >= compact ? `; --at ${String(before)} shows what it was` : '';
    const text = `${what}: it was deleted at revision ${String(deletedAt)}${hint}`;
    return new ObjectsError('not-found', text);
  }
  const meant = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
  return new ObjectsError('not-found', what + meant);
}

/** The error of a type without objects. */
export async function noneError(objects: ObjectStore, wish: KnownWish): Promise<ObjectsError> {
  const { namespace } = wish;
  const what = `no ${kindOf(wish)} found`;
  if (namespace === undefined) return new ObjectsError('not-found', what);
  const namespaces = new Set<string>();
  for await (const { place } of placesOf(objects, wish)) namespaces.add(place.namespace ?? '');
  const near = nearestName(namespace, namespaces);
  const text = `${what} in the namespace ${namespace}`;
  if (near !== undefined) return new ObjectsError('not-found', `${text}; did you mean -n ${near}?`);
  const others = namespaces.size === 0 ? '' : `; there are some in ${countText(namespaces.size)}`;
  return new ObjectsError('not-found', text + others);
}

function countText(count: number): string {
  return count === 1 ? 'another one (-A)' : `${String(count)} others (-A)`;
}

/** Where the objects of a type lie, wherever that is. */
async function* placesOf(objects: ObjectStore, { resource }: KnownWish): AsyncGenerator<PlacedKey> {
  const live = await objects.liveKeys();
  for await (const batch of live.keys(() => false)) {
    for (const { key } of batch) {
      const place = objects.placeOf(key);
      if (place.type !== 'resource' || place.group !== resource.group) continue;
      if (place.resource === resource.resource) yield { key, place };
    }
  }
}

function kindOf({ resource: { kind, resource } }: KnownWish): string {
  return kind === '' ? resource : kind;
}

/** `namespace/name`, or the name alone. */
function nameOf({
  namespace,
  name = '',
}: {
  readonly namespace: string | undefined;
  readonly name?: string | undefined;
}): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
