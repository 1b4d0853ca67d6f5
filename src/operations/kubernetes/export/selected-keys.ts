/**
 * The keys that an export goes through, in the order in which their objects can be applied. The keys
 * are found in one pass and held; values are read resource by resource.
 */

import type { LiveKey, LiveKeyTable } from '../../../etcd/live/live-key-table.ts';
import type { ResourcePlace } from '../../../kubernetes/storage/storage-place.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { ObjectsError } from '../objects/objects-error.ts';
import { nearestName } from '../../../bytes/nearest.ts';
import { selectObjects } from '../objects/select-objects.ts';
import type { Selection, SelectOptions } from '../objects/select-objects.ts';
import type { Wish } from '../objects/wishes.ts';
import { applyRank } from './apply-rank.ts';
import { leftOutByName, leftOutResource } from './left-out.ts';
import type { LeaveOutOptions, LeftOutReason } from './left-out.ts';

/** How much an object was meant by whoever asked for it. */
export type Asked = 'all' | 'by-type' | 'by-name';

/** Keys with their values. */
export interface KeyBatch {
  readonly keys: readonly LiveKey[];
  readonly asked: Asked;
}

/** What is asked for. */
export interface KeySelection extends SelectOptions, LeaveOutOptions {
  /** All objects without it, or with none. */
  readonly wishes?: readonly Wish[] | undefined;
}

/** Told of keys whose values are not read, because they are left out. */
export type OnLeftOut = (reason: LeftOutReason) => void;

/**
 * The keys that were asked for, in batches.
 * @throws {ObjectsError} if an object is not there.
 * @throws {ResourceNameError} if a type is not known.
 */
export async function selectKeys(
  objects: ObjectStore,
  selection: KeySelection,
  onLeftOut: OnLeftOut,
): Promise<AsyncGenerator<KeyBatch>> {
  const { wishes = [] } = selection;
  if (wishes.length > 0) return keysOfWishes(objects, wishes, selection);
  const table = await (await objects.liveKeys()).table();
  const positions = findPositions(objects, table, { selection, onLeftOut });
  return keysOf(table.select(positions));
}

async function* keysOf(table: LiveKeyTable): AsyncGenerator<KeyBatch> {
  for await (const keys of table.keys()) yield { keys, asked: 'all' };
}

/** What one wish has found. */
interface RankedSelection {
  readonly rank: number;
  readonly asked: Asked;
  readonly selection: Selection;
}

async function keysOfWishes(
  objects: ObjectStore,
  wishes: readonly Wish[],
  selection: KeySelection,
): Promise<AsyncGenerator<KeyBatch>> {
  const ranked: RankedSelection[] = [];
  for (const wish of wishes) {
    const resource = await objects.resolve(wish.type);
    const isCustom = resource.origin === 'custom';
    const rank = applyRank({ ...resource, kind: isCustom ? undefined : resource.kind });
    const found = await selectObjects(objects, [wish], selection);
    ranked.push({ rank, asked: wish.name === undefined ? 'by-type' : 'by-name', selection: found });
  }
  ranked.sort((a, b) => a.rank - b.rank);
  return (async function* () {
    for (const { selection: found, asked } of ranked) {
      for await (const keys of found.found()) yield { keys, asked };
    }
  })();
}

/** What is let through. */
interface Sieve {
  readonly selection: KeySelection;
  readonly onLeftOut: OnLeftOut;
}

/** The keys that are wanted, in the order in which their objects can be applied. */
function findPositions(
  objects: ObjectStore,
  table: LiveKeyTable,
  { selection, onLeftOut }: Sieve,
): Uint32Array {
  const { namespace, all } = selection;
  const ranked: number[][] = [];
  const namespaces = new Set<string>();
  let isEmpty = true;
  for (let at = 0; at < table.length; at++) {
    const place = objects.placeOf(table.key(at));
    if (place.type !== 'resource') {
      if (namespace === undefined) onLeftOut('no-object');
      continue;
    }
    if (namespace !== undefined && !isIn(place, namespace)) {
      if (place.namespace !== undefined) namespaces.add(place.namespace);
      continue;
    }
    isEmpty = false;
    const byName = all === true ? undefined : leftOutByName(place);
    const reason = leftOutResource(place, selection) ?? byName;
    if (reason === undefined) (ranked[applyRank(place)] ??= []).push(at);
    else onLeftOut(reason);
  }
  if (isEmpty && namespace !== undefined) throw noNamespace(namespace, namespaces);
  return Uint32Array.from(ranked.flat());
}

/** The object that a namespace is counts to it. */
function isIn(place: ResourcePlace, namespace: string): boolean {
  if (place.resource === 'namespaces' && place.group === '') return place.name === namespace;
  return place.namespace === namespace;
}

function noNamespace(namespace: string, others: Iterable<string>): ObjectsError {
  const near = nearestName(namespace, [...others]);
  const meant = near === undefined ? '' : `; did you mean -n ${near}?`;
  return new ObjectsError('not-found', `nothing found in the namespace ${namespace}${meant}`);
}
