/**
 * When a revision was written, told from the times that stored objects hold. etcd keeps none: what
 * there is was set by API servers and clients, so it is evidence, and every answer has its bounds.
 *
 * The bounds hold if the clocks of those who set the times were at most `skew` from the true time,
 * and a write was done at most `delay` after its time was set. Facts that contradict most others
 * are left out and counted.
 */

import type { JsonObject } from '../../../bytes/json.ts';
import { timeFactsOf } from '../../../kubernetes/object-facts.ts';
import type { ObjectRevisions, TimeFact, TimeSource } from '../../../kubernetes/object-facts.ts';
import { FactSample } from './fact-sample.ts';
import { fitFacts } from './fit-facts.ts';

/** How far times may be off, in milliseconds. */
export interface ClockOptions {
  /** A clock from the true time; 2 seconds without it. */
  readonly skew?: number | undefined;
  /** A write from the time that it carries; 3 seconds without it. */
  readonly delay?: number | undefined;
}

/** When a revision was written; times are RFC 3339, in UTC and whole seconds. */
export interface RevisionTime {
  /** The best guess; within the bounds that there are. */
  readonly time: string;
  /** Undefined before the first revision with a known time. */
  readonly earliest: string | undefined;
  /** Undefined after the last one. */
  readonly latest: string | undefined;
  /** Where the time comes from: of this very revision, or of those around it. */
  readonly source: TimeSource | 'between' | 'before' | 'after';
}

/** What an answer rests on. */
export interface ClockBasis {
  /** Times that were given. */
  readonly facts: number;
  /** Of these, those that were compared with each other: a sample where there are many. */
  readonly sampled: number;
  /** Of the sample, those that contradict most others and are left out. */
  readonly contradicting: number;
  /** Milliseconds that clocks are taken to be off, and writes to take. */
  readonly skew: number;
  readonly delay: number;
}

/** Times are stored in whole seconds, rounded down. */
const PRECISION = 1000;
/** Largest time that RFC 3339 can write. */
const TIME_MAX = Date.UTC(9999, 11, 31);

/** Told of objects and their revisions in any order, it answers when revisions were. */
export class RevisionClock {
  readonly #sample = new FactSample();
  readonly #skew: number;
  readonly #delay: number;
  #fitted: FittedFacts | undefined;

  constructor({ skew = 2000, delay = 3000 }: ClockOptions = {}) {
    this.#skew = skew;
    this.#delay = delay;
  }

  /**
   * An object as it lies under a key.
   * @param previous what lay there before this revision, where that is known: it says more then.
   */
  observe(record: ObjectRevisions, object: JsonObject, previous?: JsonObject): void {
    for (const fact of timeFactsOf(record, object, previous)) this.add(fact);
  }

  /** What is known in any other way. */
  add(fact: TimeFact): void {
    if (!(fact.time > 0 && fact.time < TIME_MAX)) return;
    this.#sample.add(fact);
    this.#fitted = undefined;
  }

  /**
   * When a revision was written; undefined if no object has said any time.
   * @param own facts of this revision that need not be in the sample; those that contradict it do
   * not count.
   */
  at(revision: number, own: readonly TimeFact[] = []): RevisionTime | undefined {
    const bounds = this.#fit().boundsOf(revision);
    for (const fact of own) {
      if (fact.revision === revision) narrow(bounds, fact, this.#tolerances);
    }
    return answerOf(bounds);
  }

  /** What the answers rest on. */
  get basis(): ClockBasis {
    const { sampled, kept } = this.#fit();
    return {
      facts: this.#sample.count,
      sampled,
      contradicting: sampled - kept,
      skew: this.#skew,
      delay: this.#delay,
    };
  }

  #fit(): FittedFacts {
    if (this.#fitted !== undefined) return this.#fitted;
    const facts = this.#sample.facts();
    const { skew, slack } = this.#tolerances;
    const kept = fitFacts(facts, slack + skew);
    this.#fitted = new FittedFacts(kept, { sampled: facts.length, skew, slack });
    return this.#fitted;
  }

  get #tolerances(): Tolerances {
    return { skew: this.#skew, slack: PRECISION + this.#delay + this.#skew };
  }
}

/** How much earlier, and how much later, a write may have been than the time that it carries. */
interface Tolerances {
  readonly skew: number;
  readonly slack: number;
}

/** An answer in milliseconds; infinite where there is none. */
interface Bounds {
  time: number | undefined;
  source: RevisionTime['source'];
  earliest: number;
  latest: number;
}

/** Facts that agree, in the order of revisions. */
class FittedFacts {
  readonly sampled: number;
  readonly kept: number;
  readonly #facts: readonly TimeFact[];
  /** Of each fact, the latest lower bound up to it, and the earliest upper one from it on. */
  readonly #earliest: readonly number[];
  readonly #latest: readonly number[];
  /** Of each fact, the last one up to it and the first from it on that say when a write was. */
  readonly #before: readonly (TimeFact | undefined)[];
  readonly #after: readonly (TimeFact | undefined)[];

  constructor(
    facts: readonly TimeFact[],
    { sampled, skew, slack }: Tolerances & { readonly sampled: number },
  ) {
    this.#facts = facts;
    this.sampled = sampled;
    this.kept = facts.length;
    const back = facts.toReversed();
    let earliest = -Infinity;
    this.#earliest = facts.map(({ time }) => (earliest = Math.max(earliest, time - skew)));
    let latest = Infinity;
    this.#latest = back
      .map((fact) => (latest = isAt(fact) ? Math.min(latest, fact.time + slack) : latest))
      .reverse();
    let before: TimeFact | undefined;
    this.#before = facts.map((fact) => (before = isAt(fact) ? fact : before));
    let after: TimeFact | undefined;
    this.#after = back.map((fact) => (after = isAt(fact) ? fact : after)).reverse();
  }

  boundsOf(revision: number): Bounds {
    const facts = this.#facts;
    // Facts of the revision itself count on both sides.
    const from = firstWhere(facts, (fact) => fact.revision >= revision);
    const to = firstWhere(facts, (fact) => fact.revision > revision);
    return {
      ...(guessTime(revision, this.#before[to - 1], this.#after[from]) ?? UNKNOWN),
      earliest: this.#earliest[to - 1] ?? -Infinity,
      latest: this.#latest[from] ?? Infinity,
    };
  }
}

const UNKNOWN = { time: undefined, source: 'after' } as const;

/** Takes a further fact of the very revision into account, unless it cannot be true. */
function narrow(
  bounds: Bounds,
  { time, kind, source }: TimeFact,
  { skew, slack }: Tolerances,
): void {
  const earliest = Math.max(bounds.earliest, time - skew);
  const latest = kind === 'at' ? Math.min(bounds.latest, time + slack) : bounds.latest;
  if (earliest > latest) return;
  bounds.earliest = earliest;
  bounds.latest = latest;
  if (kind === 'at') Object.assign(bounds, { time, source });
}

function answerOf({ time, source, earliest, latest }: Bounds): RevisionTime | undefined {
  // With lower bounds alone, the last of them is all that there is to say.
  if (time === undefined && earliest === -Infinity) return undefined;
  const within = Math.min(Math.max(time ?? earliest, earliest), latest);
  return {
    time: formatTime(Math.round(within / 1000)),
    earliest: earliest === -Infinity ? undefined : formatTime(Math.floor(earliest / 1000)),
    latest: latest === Infinity ? undefined : formatTime(Math.ceil(latest / 1000)),
    source,
  };
}

/** Between two writes, revisions are taken to pass evenly. */
function guessTime(
  revision: number,
  before: TimeFact | undefined,
  after: TimeFact | undefined,
): { time: number; source: RevisionTime['source'] } | undefined {
  if (before?.revision === revision) return before;
  if (before === undefined) return after && { time: after.time, source: 'before' };
  if (after === undefined) return { time: before.time, source: 'after' };
  const share = (revision - before.revision) / (after.revision - before.revision);
  return { time: before.time + (after.time - before.time) * share, source: 'between' };
}

function isAt({ kind }: TimeFact): boolean {
  return kind === 'at';
}

/** Position of the first item with a property that all behind it have, too. */
function firstWhere<T>(items: readonly T[], has: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && has(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function formatTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
