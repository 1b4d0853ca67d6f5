/** All changes that a store retains, in the order of revisions, with the time that each was at. */

import { expectRetained } from '../../../etcd/records.ts';
import type { StoreRevisions } from '../../../etcd/records.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { KnownWish, Wish } from '../objects/wishes.ts';
import { ClockIntake } from './clock-intake.ts';
import { firstRevisionSince, lastRevisionUntil } from './moment.ts';
import type { Moment } from './moment.ts';
import { EventDescriber } from './object-event.ts';
import type { EventOptions, ObjectEvent } from './object-event.ts';
import { expectNamespace, expectRecord } from './expect-record.ts';
import { isIn, isOfNamespaces, isWished } from './places-ever.ts';
import { RevisionClock } from './revision-clock.ts';

/** Which changes are wanted. */
export interface TimelineOptions extends EventOptions {
  /** The first that is retained without it. */
  readonly since?: Moment | undefined;
  readonly until?: Moment | undefined;
  /**
   * Whether to begin with the last writes before the compaction, of what is still there: what they
   * changed is not retained.
   */
  readonly withOlder?: boolean | undefined;
  /** Objects of these types or names only; of all without it. */
  readonly wishes?: readonly Wish[] | undefined;
  /** Objects in this namespace only, and the namespace itself; of types without any all are. */
  readonly namespace?: string | undefined;
}

/** The changes; the store must stay open until they are read. */
export interface Timeline {
  readonly revisions: StoreRevisions;
  /** First and last revision that are looked at. */
  readonly from: number;
  readonly to: number;
  /** When revisions were written. */
  readonly clock: RevisionClock;
  /** The events in the order of revisions, in batches. */
  events(): AsyncGenerator<ObjectEvent[]>;
}

/**
 * The changes of a store.
 * @throws {ObjectsError} if the store has no record of an object or a namespace that was named.
 * @throws {ResourceNameError} if a type is not known.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 */
export async function readTimeline(
  objects: ObjectStore,
  options: TimelineOptions = {},
): Promise<Timeline> {
  const wishes = await knownWishes(objects, options);
  const wants = selectionOf(objects, wishes, options);
  const clock = new RevisionClock();
  const intake = new ClockIntake(clock, objects.decryptor);
  const log = await objects.changes({
    observe: (record, before) => intake.record(record, before),
  });
  for (const wish of wishes ?? []) await expectRecord(objects, log, wish);
  for (const namespace of namespacesOf(wishes, options)) {
    await expectNamespace(objects, log, namespace);
  }
  const { revisions, revision } = log;
  const { from, to } = rangeOf(options, clock, { ...revisions, current: revision });
  const describer = new EventDescriber(objects, clock, options);
  async function* events(): AsyncGenerator<ObjectEvent[]> {
    for await (const batch of log.changes({ from, to, wants })) yield* describer.describeAll(batch);
  }
  return { revisions, from, to, clock, events };
}

function rangeOf(
  { since, until, withOlder = false }: TimelineOptions,
  clock: RevisionClock,
  revisions: StoreRevisions,
): { from: number; to: number } {
  const { current, compact } = revisions;
  for (const moment of [since, until]) {
    if (moment === undefined || !('revision' in moment)) continue;
    expectRetained(moment.revision, withOlder ? { current, compact: -1 } : revisions);
  }
  // What is retained of a revision that was compacted is its writes, not what they changed.
  const first = withOlder ? 1 : Math.max(compact + 1, 1);
  const from = since === undefined ? first : firstRevisionSince(since, clock, current);
  const to = until === undefined ? current : lastRevisionUntil(until, clock, current);
  return { from: Math.max(from, first), to };
}

async function knownWishes(
  objects: ObjectStore,
  { wishes, namespace }: TimelineOptions,
): Promise<readonly KnownWish[] | undefined> {
  if (wishes === undefined) return undefined;
  const known: KnownWish[] = [];
  for (const { type, name } of wishes) {
    const resource = await objects.resolve(type);
    // Of what is in no namespace all is meant, but of Namespaces the one that was named.
    const isIn = resource.isNamespaced || (isOfNamespaces(resource) && name === undefined);
    known.push({ resource, namespace: isIn ? namespace : undefined, name });
  }
  return known;
}

/** The namespace that is looked into for more than one object; none if there is no such. */
function namespacesOf(
  wishes: readonly KnownWish[] | undefined,
  { namespace }: TimelineOptions,
): readonly string[] {
  if (namespace === undefined) return [];
  const isLookedInto =
    wishes === undefined || wishes.some((wish) => wish.name === undefined && wish.namespace);
  return isLookedInto ? [namespace] : [];
}

function selectionOf(
  objects: ObjectStore,
  wishes: readonly KnownWish[] | undefined,
  { namespace }: TimelineOptions,
): ((key: Uint8Array) => boolean) | undefined {
  if (wishes === undefined && namespace === undefined) return undefined;
  return (key) => {
    const place = objects.placeOf(key);
    if (wishes === undefined) return namespace === undefined || isIn(place, namespace);
    return wishes.some((wish) => isWished(place, wish));
  };
}
