/**
 * What a stored object says of the time at its revisions (kubernetes apimachinery
 * pkg/apis/meta/v1/types.go, api core/v1, coordination/v1 and events/v1, v0.36.3; apiserver
 * pkg/registry/rest/meta.go sets `creationTimestamp` in the write that creates the object, whatever
 * a client sends).
 *
 * A time that is set in the very write of a revision says when that was. Any other time that an
 * object holds only says that the write was not earlier: copies, restores and changes of encryption
 * write old times again.
 */

import { fieldOf } from '../bytes/json.ts';
import type { JsonObject, JsonValue } from '../bytes/json.ts';

/** Where a time comes from. */
export type TimeSource =
  'creationTimestamp' | 'managedFields' | 'renewTime' | 'event' | 'lastHeartbeatTime';

/** What one object says of one revision. */
export interface TimeFact {
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The time was set in the write of the revision, or at some time before it. */
  readonly kind: 'at' | 'not-before';
  readonly source: TimeSource;
}

/** The revisions of an object's record. */
export interface ObjectRevisions {
  readonly createRevision: number;
  readonly modRevision: number;
}

/** As Kubernetes writes it; without a fraction, or with one of 6 digits. */
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
const EVENT_TIMES = ['eventTime', 'lastTimestamp', 'deprecatedLastTimestamp'];

/**
 * The facts of an object.
 * @param previous what lay under the key before, where that is known: only then it is known which
 * managers this write was by.
 */
export function timeFactsOf(
  { createRevision, modRevision }: ObjectRevisions,
  object: JsonObject,
  previous?: JsonObject,
): TimeFact[] {
  const facts: TimeFact[] = [];
  const add = (fact: Omit<TimeFact, 'time'>, time: number | undefined): void => {
    if (time !== undefined) facts.push({ ...fact, time });
  };
  const created = creationTime(object);
  add({ revision: createRevision, kind: 'at', source: 'creationTimestamp' }, created);
  const managed = managedTime(object);
  const isOwn = previous !== undefined && managed !== managedTime(previous);
  const revision = modRevision;
  add({ revision, kind: isOwn ? 'at' : 'not-before', source: 'managedFields' }, managed);
  const kind = fieldOf(object, 'kind');
  const renewed = renewTime(object);
  if (kind === 'Lease') {
    const isOld = previous !== undefined && renewed === renewTime(previous);
    add({ revision, kind: isOld ? 'not-before' : 'at', source: 'renewTime' }, renewed);
  } else if (kind === 'Event') {
    const times = EVENT_TIMES.map((name) => timeOf(fieldOf(object, name)));
    times.push(timeOf(fieldOf(fieldOf(object, 'series'), 'lastObservedTime')));
    add({ revision, kind: 'not-before', source: 'event' }, newest(times));
  } else if (kind === 'Node') {
    const conditions = listOf(fieldOf(fieldOf(object, 'status'), 'conditions'));
    const times = conditions.map((one) => timeOf(fieldOf(one, 'lastHeartbeatTime')));
    add({ revision, kind: 'not-before', source: 'lastHeartbeatTime' }, newest(times));
  }
  return facts;
}

/** Milliseconds since 1970 of a time as Kubernetes writes it; undefined for anything else. */
function timeOf(value: JsonValue | undefined): number | undefined {
  if (typeof value !== 'string' || !RFC3339.test(value)) return undefined;
  const time = Date.parse(value);
  // The zero time of Go is in the year 1, and no cluster is older than its calendar.
  return time > 0 ? time : undefined;
}

/** When the object was created. */
export function creationTime(object: JsonValue): number | undefined {
  return timeOf(fieldOf(fieldOf(object, 'metadata'), 'creationTimestamp'));
}

/** Newest time that a manager has. */
export function managedTime(object: JsonValue): number | undefined {
  const entries = listOf(fieldOf(fieldOf(object, 'metadata'), 'managedFields'));
  return newest(entries.map((entry) => timeOf(fieldOf(entry, 'time'))));
}

/** When a Lease was renewed; undefined for anything else. */
export function renewTime(object: JsonValue): number | undefined {
  if (fieldOf(object, 'kind') !== 'Lease') return undefined;
  return timeOf(fieldOf(fieldOf(object, 'spec'), 'renewTime'));
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function newest(times: readonly (number | undefined)[]): number | undefined {
  return times.reduce<number | undefined>(
    (latest, time) => (time === undefined || (latest ?? 0) > time ? latest : time),
    undefined,
  );
}
