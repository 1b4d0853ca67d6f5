/** An event as data for JSON, and what stands around the events. */

import type { ObjectEvent } from '../../../operations/kubernetes/history/object-event.ts';
import type {
  ClockBasis,
  RevisionTime,
} from '../../../operations/kubernetes/history/revision-clock.ts';
import { changeData } from '../diff/change-data.ts';
import type { Sparse } from '../diff/exact-json.ts';
import type { Veil } from '../diff/rendered.ts';
import { problemOf } from './event-words.ts';

/** Version of the shape; it grows when a field changes its meaning or goes away. */
export const SCHEMA_VERSION = 1;

/** An event. */
export function eventData(event: ObjectEvent, veil: Veil): Record<string, Sparse> {
  const { key, before, after, description, revision, sub, isBeforeKnown } = event;
  // Asked for first: that it cannot be read is found out when somebody reads it.
  problemOf(event);
  const { change } = description;
  return {
    ...{ revision, sub, event: event.event },
    time: timeData(event.time),
    writers: event.writers.map((writer) => ({ ...writer })),
    isBeforeKnown,
    ...changeData({ key, before, after, isSame: false, change, description }, veil),
  };
}

function timeData(time: RevisionTime | undefined): Sparse {
  if (time === undefined) return null;
  const { earliest, latest, source } = time;
  return { time: time.time, earliest: earliest ?? null, latest: latest ?? null, source };
}

/** What the times rest on. */
export function clockData({ facts, sampled, contradicting, skew, delay }: ClockBasis): Sparse {
  return { facts, sampled, contradicting, skewMs: skew, delayMs: delay };
}
