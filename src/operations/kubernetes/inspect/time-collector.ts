/** The oldest and the newest time that objects hold, and the clock of the revisions. */

import type { JsonObject } from '../../../bytes/json.ts';
import { timeFactsOf } from '../../../kubernetes/object-facts.ts';
import { RevisionClock } from '../history/revision-clock.ts';
import type { EstimatedTime, KnownTime, TimeReport } from './report.ts';
import { objectName } from './shown-key.ts';
import type { SeenKey } from './value-pass.ts';

/** A time, and where it stands. */
interface FoundTime {
  readonly time: number;
  readonly source: string;
}

/** Told of objects, knows the times. */
export class TimeCollector {
  readonly #clock = new RevisionClock();
  #oldest: FoundTime | undefined;
  #newest: FoundTime | undefined;

  observe({ place, createRevision, modRevision }: SeenKey, object: JsonObject): void {
    for (const fact of timeFactsOf({ createRevision, modRevision }, object)) {
      this.#clock.add(fact);
      const { time } = fact;
      const source = (): string => `${fact.source} of ${objectName(place)}`;
      if (time < (this.#oldest?.time ?? Infinity)) this.#oldest = { time, source: source() };
      if (time > (this.#newest?.time ?? -Infinity)) this.#newest = { time, source: source() };
    }
  }

  /** Milliseconds since 1970 of the newest time. */
  get newest(): number | undefined {
    return this.#newest?.time;
  }

  /** About when a revision was written. */
  at(revision: number): EstimatedTime | undefined {
    const found = this.#clock.at(revision);
    if (found === undefined) return undefined;
    const { time, earliest, latest } = found;
    return { time, earliest, latest };
  }

  finish(): TimeReport {
    return { oldest: knownTime(this.#oldest), newest: knownTime(this.#newest) };
  }
}

function knownTime(found: FoundTime | undefined): KnownTime | undefined {
  if (found === undefined) return undefined;
  const { time, source } = found;
  return { time: new Date(time).toISOString().replace('.000Z', 'Z'), source };
}
