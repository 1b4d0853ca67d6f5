/** Chooses the keys of the objects that are listed from all live keys. */

import { compareBytes, hasPrefix } from '../../../bytes/compare.ts';
import type { LiveKeyTable } from '../../../etcd/live/live-key-table.ts';
import { placeOf } from '../../../kubernetes/storage/place-of.ts';
import type { ResourcePlace } from '../../../kubernetes/storage/storage-place.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { likelyKeys } from '../objects/select-objects.ts';
import type { KnownWish } from '../objects/wishes.ts';

/** Positions of the keys, and what was seen on the way. */
export interface ChosenKeys {
  readonly positions: Uint32Array;
  /** Whether any key is that of an object, chosen or not. */
  readonly hasObjects: boolean;
  /** Whether there are keys that are nothing of Kubernetes. */
  readonly hasOthers: boolean;
  /** Namespaces that have objects of the kind that is listed. */
  readonly namespaces: ReadonlySet<string>;
}

/** The keys of objects of the resources, one resource after the other, in sorted keys. */
export function chooseByPrefix(
  objects: ObjectStore,
  keys: LiveKeyTable,
  wishes: readonly KnownWish[],
): Uint32Array {
  const ranges = wishes.flatMap((wish) => {
    const found = likelyKeys(objects, wish)
      .map((prefix) => rangeOf(keys, prefix))
      .find(({ start, end }) => end > start);
    return found ?? [];
  });
  return positionsIn(ranges);
}

/** Positions of the keys that begin with one of the prefixes, in sorted keys. */
export function positionsUnder(keys: LiveKeyTable, prefixes: readonly Uint8Array[]): Uint32Array {
  return positionsIn(prefixes.map((prefix) => rangeOf(keys, prefix)));
}

/** The keys of all objects that are wanted. */
export function chooseByPlace(
  objects: ObjectStore,
  keys: LiveKeyTable,
  isWanted: (place: ResourcePlace) => boolean,
): ChosenKeys {
  const positions = new Uint32Array(keys.length);
  const namespaces = new Set<string>();
  let count = 0;
  let hasObjects = false;
  let hasOthers = false;
  for (let at = 0; at < keys.length; at++) {
    // Asked for once, so that none is remembered.
    const place = placeOf(keys.key(at), objects.prefixes);
    if (place.type === 'tenant') hasOthers = true;
    if (place.type !== 'resource') continue;
    hasObjects = true;
    if (place.namespace !== undefined) namespaces.add(place.namespace);
    if (isWanted(place)) positions[count++] = at;
  }
  return { positions: positions.slice(0, count), hasObjects, hasOthers, namespaces };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Keys that begin so. */
function rangeOf(keys: LiveKeyTable, prefix: Uint8Array): Range {
  const start = firstWhere(keys, (key) => compareBytes(key, prefix) >= 0);
  const end = firstWhere(keys, (key) => compareBytes(key, prefix) >= 0 && !hasPrefix(key, prefix));
  return { start, end };
}

/** Position of the first key with a property that all behind it have, too. */
function firstWhere(keys: LiveKeyTable, has: (key: Uint8Array) => boolean): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (has(keys.key(middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}

function positionsIn(ranges: readonly Range[]): Uint32Array {
  const positions = new Uint32Array(ranges.reduce((sum, { start, end }) => sum + end - start, 0));
  let count = 0;
  for (const { start, end } of ranges) {
    for (let at = start; at < end; at++) positions[count++] = at;
  }
  return positions;
}
