/** Chooses the keys of the objects that are listed from all live keys. */

import { compareBytes, hasPrefix } from '../../../bytes/compare.ts';
import type { LiveKeyTable } from '../../../etcd/live/live-key-table.ts';
import { placeOf } from '../../../kubernetes/storage/place-of.ts';
import type { ResourcePlace, StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { likelyKeys } from '../objects/select-objects.ts';
import type { KnownWish } from '../objects/wishes.ts';

const SLASH = 0x2f;

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
  const places = new FolderPlaces(objects.prefixes);
  for (let at = 0; at < keys.length; at++) {
    const place = places.of(keys.key(at));
    if (place.type === 'tenant') hasOthers = true;
    if (place.type !== 'resource') continue;
    hasObjects = true;
    if (place.namespace !== undefined) namespaces.add(place.namespace);
    if (isWanted(place)) positions[count++] = at;
  }
  return { positions: positions.slice(0, count), hasObjects, hasOthers, namespaces };
}

/**
 * Places of sorted keys, as far as they are the same for all objects of one resource in one
 * namespace: nothing that stands behind the last slash of such a key changes them, but the name.
 */
class FolderPlaces {
  readonly #prefixes: readonly string[];
  #place: StoragePlace | undefined;
  /** The key that the place is of, up to its last slash, and with it. */
  #folder: Uint8Array = new Uint8Array(0);

  constructor(prefixes: readonly string[]) {
    this.#prefixes = prefixes;
  }

  /** The place of a key, maybe with the name of another one. */
  of(key: Uint8Array): StoragePlace {
    if (this.#place !== undefined && isIn(key, this.#folder)) return this.#place;
    const place = placeOf(key, this.#prefixes);
    const isInNamespace = place.type === 'resource' && place.namespace !== undefined;
    this.#place = isInNamespace ? place : undefined;
    this.#folder = key.subarray(0, key.lastIndexOf(SLASH) + 1);
    return place;
  }
}

/** Whether a key lies in a folder, and in none below it. */
function isIn(key: Uint8Array, folder: Uint8Array): boolean {
  // From its end: neighbours begin alike.
  for (let at = folder.length - 1; at >= 0; at--) if (key[at] !== folder[at]) return false;
  // The methods of typed arrays take longer for so few bytes.
  for (let at = folder.length; at < key.length; at++) if (key[at] === SLASH) return false;
  return true;
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
