/** All that a store retains of one object: every revision, with what it changed. */

import type { ChangeLog } from '../../../etcd/changes/key-change.ts';
import { equalBytes } from '../../../bytes/compare.ts';
import type { StoreRevisions } from '../../../etcd/records.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { lookElsewhere, notFoundError } from '../objects/not-found.ts';
import { knownWish, likelyKeys } from '../objects/select-objects.ts';
import type { SelectOptions } from '../objects/select-objects.ts';
import type { Wish } from '../objects/wishes.ts';
import { ClockIntake } from './clock-intake.ts';
import { EventDescriber } from './object-event.ts';
import type { EventOptions, ObjectEvent } from './object-event.ts';
import { placesEver } from './places-ever.ts';
import { RevisionClock } from './revision-clock.ts';

/** Bytes of a store for each of whose records the clock is told; of larger ones it is of a part. */
const OBSERVED_BYTES = 64 * 1024 * 1024;

/** What is retained of a key; the store must stay open until the events are read. */
export interface ObjectHistory {
  readonly key: Uint8Array;
  readonly revisions: StoreRevisions;
  /** The revision that the history ends at. */
  readonly revision: number;
  /** When revisions were written. */
  readonly clock: RevisionClock;
  /** The events in the order of revisions, in batches. */
  events(): AsyncGenerator<ObjectEvent[]>;
}

/** Where to look, and what is shown. */
export interface HistoryOptions extends SelectOptions, EventOptions {}

/**
 * The history of an object, which may have been deleted since.
 * @throws {ObjectsError} if the store has no record of it.
 * @throws {ResourceNameError} if its type is not known.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 */
export async function readObjectHistory(
  objects: ObjectStore,
  { type, name }: Wish & { readonly name: string },
  options: HistoryOptions = {},
): Promise<ObjectHistory> {
  const wish = { ...(await knownWish(objects, { type, name }, options)), name };
  const found = await findHistory(objects, likelyKeys(objects, wish), options);
  if (found !== undefined) return found;
  const { exact, near } = await lookElsewhere(objects, wish, placesEver(objects, wish));
  const elsewhere = exact && (await findHistory(objects, [exact], options));
  if (elsewhere === undefined) throw await notFoundError(objects, wish, undefined, near);
  return elsewhere;
}

/**
 * The history of a key of etcd; undefined if the store has no record of it.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 */
export async function readKeyHistory(
  objects: ObjectStore,
  key: Uint8Array,
  options: EventOptions = {},
): Promise<ObjectHistory | undefined> {
  return findHistory(objects, [key], options);
}

/** The history of the first of these keys that has any. */
async function findHistory(
  objects: ObjectStore,
  keys: readonly Uint8Array[],
  options: EventOptions,
): Promise<ObjectHistory | undefined> {
  const clock = new RevisionClock();
  const intake = new ClockIntake(clock, objects.decryptor);
  const { imageSize } = objects.store.database;
  const log = await objects.changes({
    keys,
    observe: (record, before) => intake.record(record, before),
    observeEvery: Math.max(1, Math.floor(imageSize / OBSERVED_BYTES)),
  });
  const key = await firstKey(log, keys);
  if (key === undefined) return undefined;
  const { revisions, revision } = log;
  const describer = new EventDescriber(objects, clock, options);
  return { key, revisions, revision, clock, events: () => eventsOf(log, key, describer) };
}

async function firstKey(
  log: ChangeLog,
  keys: readonly Uint8Array[],
): Promise<Uint8Array | undefined> {
  if (log.count === 0) return undefined;
  if (keys.length === 1) return keys[0];
  for (const key of keys) {
    for await (const batch of log.changes({ wants: (name) => equalBytes(name, key) })) {
      if (batch.length > 0) return key;
    }
  }
  return undefined;
}

async function* eventsOf(
  log: ChangeLog,
  key: Uint8Array,
  describer: EventDescriber,
): AsyncGenerator<ObjectEvent[]> {
  for await (const batch of log.changes({ wants: (name) => equalBytes(name, key) })) {
    yield* describer.describeAll(batch);
  }
}
