/**
 * Recovery of deleted objects by the names that kubectl knows. What nothing built in is called may be
 * a custom resource: its definition is looked for among those that are live, and among those that
 * were deleted themselves.
 */

import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import { recover } from '../../recover/recover.ts';
import type { RecoveredRecord, Recovery, RecoverOptions } from '../../recover/types.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { Wish } from '../objects/wishes.ts';
import { RecoveredTypes } from './recovered-types.ts';
import type { WantedType } from './recovered-types.ts';

/** What to recover. */
export interface RecoverObjectsOptions extends RecoverOptions {
  /** Types, or objects by name; everything without any, what is no object as well. */
  readonly wishes?: readonly Wish[] | undefined;
  /** Objects of this namespace only, and the namespace itself. */
  readonly namespace?: string | undefined;
  /** Only what was deleted, or if that is not known written, at this revision or later. */
  readonly since?: number | undefined;
}

/** A record that is offered, with what its key says of it. */
export interface RecoveredItem {
  readonly record: RecoveredRecord;
  readonly place: StoragePlace;
}

/** What was found of what was asked for. */
export interface ObjectRecovery {
  readonly recovery: Recovery;
  /** The wishes with their types known. */
  readonly wanted: readonly WantedType[];
  /** What was asked for, in the order of the keys; made anew each time it is gone through. */
  readonly items: Iterable<RecoveredItem>;
  /** The same without a look at names, namespaces and revisions: for what may have been meant. */
  readonly neighbours: Iterable<RecoveredItem>;
}

/**
 * Looks for deleted objects; reads all of the file.
 * @throws {ResourceNameError} if nothing is called so, or several defined resources are.
 * @throws {CorruptionError} if the newest tree is damaged.
 * @throws {SourceError} if the source fails, or changed meanwhile.
 */
export async function recoverObjects(
  objects: ObjectStore,
  options: RecoverObjectsOptions = {},
): Promise<ObjectRecovery> {
  const { wishes = [], namespace, wants } = options;
  const types = new RecoveredTypes(objects, wishes);
  const isLookedAt = (key: Uint8Array): boolean => {
    if (wants?.(key) === false) return false;
    if (wishes.length === 0 && namespace === undefined) return true;
    return types.mayBeWanted(objects.placeOf(key));
  };
  const recovery = await recover(objects.store, { ...options, wants: isLookedAt });
  const wanted = await types.resolve(recovery);
  const placed = (isAsked: (item: RecoveredItem) => boolean): Iterable<RecoveredItem> => ({
    *[Symbol.iterator]() {
      for (const record of recovery.records()) {
        const place = types.withKind(objects.placeOf(record.key));
        if (isAsked({ record, place })) yield { record, place };
      }
    },
  });
  const isWantedType = ({ place }: RecoveredItem): boolean =>
    wishes.length === 0 || wanted.some((type) => isOf(place, type));
  return {
    recovery,
    wanted,
    items: placed(({ record, place }) => isWanted({ record, place }, wanted, options)),
    neighbours: placed(isWantedType),
  };
}

function isWanted(
  { record, place }: RecoveredItem,
  wanted: readonly WantedType[],
  { wishes = [], namespace, since }: RecoverObjectsOptions,
): boolean {
  if (since !== undefined && (record.deletedRevision ?? record.revision.main) < since) return false;
  if (wishes.length === 0) return namespace === undefined || isIn(place, namespace);
  return wanted.some((type) => {
    if (!isOf(place, type)) return false;
    if (type.name !== undefined && place.name !== type.name) return false;
    return namespace === undefined || !type.resource.isNamespaced || isIn(place, namespace);
  });
}

function isOf(
  place: StoragePlace,
  { resource }: WantedType,
): place is StoragePlace & { readonly type: 'resource' } {
  if (place.type !== 'resource') return false;
  return place.group === resource.group && place.resource === resource.resource;
}

/** The object that a namespace is counts to it. */
function isIn(place: StoragePlace, namespace: string): boolean {
  if (place.type !== 'resource') return false;
  if (place.resource === 'namespaces' && place.group === '') return place.name === namespace;
  return place.namespace === namespace;
}
