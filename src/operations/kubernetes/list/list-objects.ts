/**
 * Lists objects of a store: those of some resources, or all. Keys are held, and what etcd says of
 * them; values are read as the list goes on, in whatever order it has.
 */

import { nearestName } from '../../../bytes/nearest.ts';
import { encodeText } from '../../../bytes/text.ts';
import type { JsonObject } from '../../../bytes/json.ts';
import type { LiveKey, LiveKeyTable } from '../../../etcd/live/live-key-table.ts';
import { matchesLabels } from '../../../kubernetes/names/label-selector.ts';
import type { LabelSelector } from '../../../kubernetes/names/label-selector.ts';
import type { ResolvedResource } from '../../../kubernetes/names/resolve-resource.ts';
import { noneError } from '../objects/not-found.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { ObjectsError } from '../objects/objects-error.ts';
import {
  DEFAULT_NAMESPACE,
  knownWishes,
  likelyKeys,
  selectObjects,
} from '../objects/select-objects.ts';
import type { Found, SelectOptions } from '../objects/select-objects.ts';
import type { KnownWish, Wish } from '../objects/wishes.ts';
import type { ChosenKeys } from './choose-keys.ts';
import { chooseByPlace, chooseByPrefix, positionsUnder } from './choose-keys.ts';
import { foundInOrder, inListOrder } from './key-order.ts';
import type { ListOrder } from './key-order.ts';
import { ListedResources } from './listed-resources.ts';

const NOTHING = { resources: [], definitions: [] };
const DEFINITIONS = 'apiextensions.k8s.io/customresourcedefinitions/';

/** Which objects, and in which order. */
export interface ListOptions extends SelectOptions {
  /** Only objects with these labels; objects that cannot be read are listed all the same. */
  readonly labels?: LabelSelector | undefined;
  /** By resource, namespace and name without it. */
  readonly sort?: ListOrder | undefined;
}

/** A list of objects; the store must stay open until it is read. */
export interface ObjectList {
  /** The resources that were asked for; none if all objects were. */
  readonly resources: readonly ResolvedResource[];
  /**
   * All keys, where no resource was asked for and none of them is Kubernetes'.
   */
  readonly plainKeys: LiveKeyTable | undefined;
  /**
   * The objects in batches, the first ones soon. Those of a resource follow each other if no other
   * order was asked for.
   * Without values they are names and numbers only, and are given at once.
   * @throws {ObjectsError} not-found if none has the labels.
   */
  found(wants?: { readonly values: boolean }): AsyncGenerator<readonly Found[]>;
}

/**
 * Finds the objects that are wished for, all without a wish.
 * @throws {ObjectsError} not-found if there are none.
 * @throws {ResourceNameError} if a type is not known.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export async function listObjects(
  objects: ObjectStore,
  wishes: readonly Wish[] = [],
  options: ListOptions = {},
): Promise<ObjectList> {
  if (wishes.length === 0) return listAll(objects, options);
  const known = await knownWishes(objects, wishes, options);
  const resources = [...new Set(known.map(({ resource }) => resource))];
  if (known.some(({ name }) => name !== undefined)) {
    const selection = await selectObjects(objects, wishes, options);
    const found = (): AsyncGenerator<readonly Found[]> =>
      withLabels(objects, foundInOrder(selection.found(), options.sort), options.labels);
    return { resources, plainKeys: undefined, found };
  }
  const keys = await keysOf(objects, known);
  return listOf(objects, inListOrder(keys, options.sort), { options, resources, definitions: [] });
}

/** All keys of the resources, those of one behind those of another. */
async function keysOf(objects: ObjectStore, known: readonly KnownWish[]): Promise<LiveKeyTable> {
  const [first] = known;
  if (first !== undefined && known.length === 1) {
    for (const prefix of likelyKeys(objects, first)) {
      const live = await objects.liveKeys(prefix);
      if (live.count > 0) return live.table();
    }
  }
  const all = await (await objects.liveKeys()).table();
  const byPrefix = chooseByPrefix(objects, all, known);
  if (byPrefix.length > 0) return all.select(byPrefix);
  // Not where they lie in nearly every store.
  const { positions } = chooseByPlace(objects, all, (place) =>
    known.some(
      ({ resource, namespace }) =>
        resource.group === place.group &&
        resource.resource === place.resource &&
        (namespace === undefined || namespace === place.namespace),
    ),
  );
  if (positions.length > 0 || first === undefined) return all.select(positions);
  throw await noneError(objects, first);
}

/** All objects of the namespace, or of the cluster. */
async function listAll(objects: ObjectStore, options: ListOptions): Promise<ObjectList> {
  const { namespace = DEFAULT_NAMESPACE, allNamespaces } = options;
  const all = await (await objects.liveKeys()).table();
  const isWanted =
    allNamespaces === true
      ? () => true
      : (place: { readonly namespace: string | undefined }) => place.namespace === namespace;
  const chosen = chooseByPlace(objects, all, isWanted);
  const { positions, hasObjects, hasOthers } = chosen;
  if (hasOthers && !hasObjects) {
    const none = listOf(objects, all.select(positions), { options, ...NOTHING });
    return { ...none, plainKeys: inListOrder(all, options.sort) };
  }
  if (positions.length === 0) throw nothingError(namespace, chosen);
  const definitions = await readDefinitions(objects, all);
  const keys = inListOrder(all.select(positions), options.sort);
  return listOf(objects, keys, { options, resources: [], definitions });
}

function nothingError(namespace: string, { namespaces, hasObjects }: ChosenKeys): ObjectsError {
  if (!hasObjects) return new ObjectsError('not-found', 'no objects found');
  const text = `nothing found in the namespace ${namespace}`;
  const near = nearestName(namespace, namespaces);
  if (near !== undefined) return new ObjectsError('not-found', `${text}; did you mean -n ${near}?`);
  return new ObjectsError('not-found', `${text}; there are objects ${placesText(namespaces.size)}`);
}

function placesText(namespaces: number): string {
  if (namespaces === 0) return 'outside of namespaces (-A)';
  return namespaces === 1 ? 'in another one (-A)' : `in ${String(namespaces)} others (-A)`;
}

/** The CustomResourceDefinitions among the keys, those that can be read. */
async function readDefinitions(objects: ObjectStore, all: LiveKeyTable): Promise<JsonObject[]> {
  const definitions: JsonObject[] = [];
  const prefixes = objects.likelyPrefixes.map((prefix) => encodeText(`${prefix}/${DEFINITIONS}`));
  for await (const batch of all.select(positionsUnder(all, prefixes)).keys()) {
    for (const { key, version } of batch) {
      const { object } = objects.decode(key, version);
      if (object !== undefined) definitions.push(object);
    }
  }
  return definitions;
}

interface Listing {
  readonly options: ListOptions;
  readonly resources: readonly ResolvedResource[];
  readonly definitions: readonly JsonObject[];
}

function listOf(
  objects: ObjectStore,
  keys: LiveKeyTable,
  { options, resources, definitions }: Listing,
): ObjectList {
  const listed = new ListedResources(definitions, resources);
  const { labels } = options;
  const found: ObjectList['found'] = ({ values } = { values: true }) => {
    // Labels are in the values.
    const isRead = values || labels !== undefined;
    return withLabels(objects, foundIn(objects, keys, { listed, isRead }), labels);
  };
  return { resources, plainKeys: undefined, found };
}

async function* foundIn(
  objects: ObjectStore,
  keys: LiveKeyTable,
  { listed, isRead }: { readonly listed: ListedResources; readonly isRead: boolean },
): AsyncGenerator<Found[]> {
  for await (const batch of keys.keys(isRead ? undefined : () => false)) {
    yield batch.flatMap((live: LiveKey) => {
      const place = objects.placeOf(live.key);
      return place.type === 'resource' ? { ...live, resource: listed.of(place) } : [];
    });
  }
}

/** Those that have the labels, or cannot be read: nothing is left out that may be meant. */
async function* withLabels(
  objects: ObjectStore,
  batches: AsyncIterable<readonly Found[]>,
  labels: LabelSelector | undefined,
): AsyncGenerator<readonly Found[]> {
  if (labels === undefined) {
    yield* batches;
    return;
  }
  let count = 0;
  for await (const batch of batches) {
    const matching = batch.filter(({ key, version }) => {
      const { object } = objects.decode(key, version);
      return object === undefined || matchesLabels(labels, object);
    });
    count += matching.length;
    if (matching.length > 0) yield matching;
  }
  if (count === 0) throw new ObjectsError('not-found', 'no object has these labels');
}
