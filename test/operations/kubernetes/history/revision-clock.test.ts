import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { RevisionClock } from '../../../../src/operations/kubernetes/history/revision-clock.ts';
import type { TimeFact } from '../../../../src/kubernetes/object-facts.ts';

const START = Date.UTC(2026, 10, 21, 14, 0, 0);
const [SKEW, DELAY] = [2000, 3000];

/** A write: milliseconds since the one before, and what its object says of the time. */
interface Write {
  readonly pause: number;
  /** Off the true time, by the clock of whoever set the time. */
  readonly skew: number;
  readonly delay: number;
  /** Of a fact that is only a lower bound, how much older it is; negative for none. */
  readonly age: number;
  readonly isTold: boolean;
  /** A time that has nothing to do with the true one. */
  readonly lie: number | undefined;
}

const write: fc.Arbitrary<Write> = fc.record({
  pause: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 3_600_000 })),
  skew: fc.integer({ min: -SKEW, max: SKEW }),
  delay: fc.integer({ min: 0, max: DELAY }),
  age: fc.oneof(fc.constant(-1), fc.integer({ min: 0, max: 100_000_000 })),
  isTold: fc.boolean(),
  lie: fc.constant(undefined),
});

/** The true time of each revision, from 2 on, and what is said of it. */
function story(writes: readonly Write[]): { truth: number[]; facts: TimeFact[] } {
  const facts: TimeFact[] = [];
  let now = START;
  const truth = writes.map((one, at) => {
    now += one.pause;
    const exact = now - one.delay + one.skew;
    // Kubernetes stores whole seconds.
    const time = one.lie ?? Math.floor((one.age < 0 ? exact : exact - one.age) / 1000) * 1000;
    const kind = one.age < 0 ? 'at' : 'not-before';
    if (one.isTold) facts.push({ revision: at + 2, time, kind, source: 'creationTimestamp' });
    return now;
  });
  return { truth, facts };
}

function clockOf(facts: readonly TimeFact[]): RevisionClock {
  const clock = new RevisionClock({ skew: SKEW, delay: DELAY });
  for (const fact of facts) clock.add(fact);
  return clock;
}

function expectWithin(clock: RevisionClock, revision: number, truth: number): void {
  const answer = clock.at(revision);
  if (answer === undefined) return;
  const { time, earliest, latest } = answer;
  const about = `revision ${String(revision)}, ${JSON.stringify(answer)}`;
  if (earliest !== undefined) {
    expect(Date.parse(earliest), about).toBeLessThanOrEqual(truth);
    expect(Date.parse(earliest), about).toBeLessThanOrEqual(Date.parse(time));
  }
  if (latest !== undefined) {
    expect(Date.parse(latest), about).toBeGreaterThanOrEqual(truth);
    expect(Date.parse(latest), about).toBeGreaterThanOrEqual(Date.parse(time));
  }
}

describe('the clock', () => {
  it('bounds the true time of every revision, and contradicts no true fact', () => {
    fc.assert(
      fc.property(fc.array(write, { maxLength: 60 }), (writes) => {
        const { truth, facts } = story(writes);
        const clock = clockOf(facts);
        expect(clock.basis.contradicting).toBe(0);
        for (const [at, time] of truth.entries()) expectWithin(clock, at + 2, time);
      }),
    );
  });

  it('answers the same whatever the order in which it is told', () => {
    const shuffled = fc.array(write, { maxLength: 40 }).chain((writes) => {
      const { facts } = story(writes);
      return fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }));
    });
    fc.assert(
      fc.property(shuffled, ([facts, other]) => {
        const [one, two] = [clockOf(facts), clockOf(other)];
        for (let revision = 1; revision < 45; revision++) {
          expect(two.at(revision)).toStrictEqual(one.at(revision));
        }
      }),
    );
  });

  it('is not led astray by lies, as long as they are few', () => {
    const lies = fc.array(
      fc.record({
        at: fc.integer({ min: 5, max: 94 }),
        time: fc.oneof(
          fc.integer({ min: 1, max: START - 10_000_000 }),
          fc.integer({ min: START + 900_000_000, max: Date.UTC(2100, 0, 1) }),
        ),
        kind: fc.constantFrom('at' as const, 'not-before' as const),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.array(write, { minLength: 100, maxLength: 100 }), lies, (writes, told) => {
        const honest = writes.map((one) => ({ ...one, isTold: true, age: -1 }));
        const { truth, facts } = story(honest);
        const false_ = told.map(({ at, time, kind }): TimeFact => ({
          revision: at,
          time,
          kind,
          source: 'renewTime',
        }));
        const clock = clockOf([...facts, ...false_]);
        for (const [at, time] of truth.entries()) expectWithin(clock, at + 2, time);
      }),
    );
  });

  it('keeps its bounds in order, whatever it is told', () => {
    const anything = fc.array(
      fc.record({
        revision: fc.integer({ min: 1, max: 12 }),
        time: fc.integer({ min: START, max: START + 60_000 }),
        kind: fc.constantFrom('at' as const, 'not-before' as const),
        source: fc.constant('renewTime' as const),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(anything, (facts) => {
        const clock = clockOf(facts);
        let [earliest, latest] = [0, 0];
        for (let revision = 1; revision <= 13; revision++) {
          const answer = clock.at(revision);
          if (answer === undefined) continue;
          const bounds = {
            earliest: Date.parse(answer.earliest ?? '1970-01-01T00:00:00Z'),
            latest: Date.parse(answer.latest ?? '9999-12-31T00:00:00Z'),
          };
          expect(bounds.earliest).toBeLessThanOrEqual(Date.parse(answer.time));
          expect(bounds.latest).toBeGreaterThanOrEqual(Date.parse(answer.time));
          // Neither goes back from one revision to the next.
          expect(bounds.earliest).toBeGreaterThanOrEqual(earliest);
          expect(bounds.latest).toBeGreaterThanOrEqual(latest);
          ({ earliest, latest } = bounds);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is told more of a revision by its own object, unless that contradicts the others', () => {
    const fact = (revision: number, seconds: number): TimeFact => ({
      ...{ revision, time: START + seconds * 1000, kind: 'at', source: 'renewTime' },
    });
    const clock = clockOf([fact(10, 0), fact(20, 60)]);
    expect(clock.at(15, [fact(15, 20)])).toStrictEqual({
      time: '2026-11-21T14:00:20Z',
      earliest: '2026-11-21T14:00:18Z',
      latest: '2026-11-21T14:00:26Z',
      source: 'renewTime',
    });
    for (const odd of [fact(15, 90), fact(15, -90), fact(16, 20)]) {
      expect(clock.at(15, [odd])).toStrictEqual(clock.at(15));
    }
    expect(clock.at(15, [{ ...fact(15, 20), kind: 'not-before' }])).toMatchObject({
      ...{ earliest: '2026-11-21T14:00:18Z', latest: '2026-11-21T14:01:06Z', source: 'between' },
    });
    expect(new RevisionClock().at(15, [fact(15, 20)])?.time).toBe('2026-11-21T14:00:20Z');
  });

  it('counts facts that contradict most others', () => {
    const facts = Array.from({ length: 30 }, (_, at): TimeFact => ({
      revision: at + 2,
      time: START + at * 10_000,
      kind: 'at',
      source: 'renewTime',
    }));
    const lie: TimeFact = {
      revision: 12,
      time: START + 90_000_000,
      kind: 'at',
      source: 'renewTime',
    };
    expect(clockOf([...facts, lie]).basis).toStrictEqual({
      ...{ facts: 31, sampled: 31, contradicting: 1 },
      ...{ skew: SKEW, delay: DELAY },
    });
  });

  it('keeps a bounded sample of many facts, with both ends', () => {
    const count = 100_000;
    const clock = new RevisionClock();
    for (let at = 0; at < count; at++) {
      // In an order that is none.
      const revision = ((at * 7919) % count) + 2;
      clock.add({ revision, time: START + revision * 100, kind: 'at', source: 'renewTime' });
    }
    const { facts, sampled, contradicting } = clock.basis;
    expect({ facts, contradicting }).toStrictEqual({ facts: count, contradicting: 0 });
    expect(sampled).toBeLessThan(2100);
    for (const revision of [2, 50_000, count + 1]) {
      const answer = clock.at(revision);
      const error = Date.parse(answer?.time ?? '') - (START + revision * 100);
      expect(Math.abs(error)).toBeLessThan(20_000);
    }
    expect(clock.at(count + 1)?.source).toBe('renewTime');
  });

  it('says what it can outside of what is known', () => {
    const fact = (revision: number, time: number): TimeFact => ({
      ...{ revision, time, kind: 'at', source: 'creationTimestamp' },
    });
    const clock = clockOf([fact(10, START), fact(20, START + 60_000)]);
    expect([5, 10, 15, 20, 25].map((revision) => clock.at(revision))).toStrictEqual([
      {
        time: '2026-11-21T14:00:00Z',
        earliest: undefined,
        latest: '2026-11-21T14:00:06Z',
        source: 'before',
      },
      {
        time: '2026-11-21T14:00:00Z',
        earliest: '2026-11-21T13:59:58Z',
        latest: '2026-11-21T14:00:06Z',
        source: 'creationTimestamp',
      },
      {
        time: '2026-11-21T14:00:30Z',
        earliest: '2026-11-21T13:59:58Z',
        latest: '2026-11-21T14:01:06Z',
        source: 'between',
      },
      {
        time: '2026-11-21T14:01:00Z',
        earliest: '2026-11-21T14:00:58Z',
        latest: '2026-11-21T14:01:06Z',
        source: 'creationTimestamp',
      },
      {
        time: '2026-11-21T14:01:00Z',
        earliest: '2026-11-21T14:00:58Z',
        latest: undefined,
        source: 'after',
      },
    ]);
  });

  it('has nothing to say without times, and of times that are none', () => {
    const clock = new RevisionClock();
    expect(clock.at(5)).toBeUndefined();
    clock.add({ revision: 5, time: NaN, kind: 'at', source: 'event' });
    clock.add({ revision: 5, time: 8.64e15, kind: 'at', source: 'event' });
    clock.add({ revision: 5, time: -1, kind: 'at', source: 'event' });
    expect(clock.at(5)).toBeUndefined();
    expect(clock.basis.facts).toBe(0);
  });
});

describe('what an object tells it', () => {
  const record = { createRevision: 10, modRevision: 20 };

  it('the creation at its revision, and lower bounds at the last write', () => {
    const clock = new RevisionClock();
    clock.observe(record, {
      metadata: {
        creationTimestamp: '2026-11-21T14:00:00Z',
        managedFields: [{ time: '2026-11-21T15:00:00Z' }, { time: '2026-11-21T14:30:00Z' }, {}],
      },
    });
    expect(clock.at(10)?.source).toBe('creationTimestamp');
    expect(clock.at(20)).toMatchObject({ earliest: '2026-11-21T14:59:58Z', latest: undefined });
  });

  it('the very write, where a manager or a renewal is new', () => {
    const clock = new RevisionClock();
    const lease = (renewTime: string): { kind: string; spec: { renewTime: string } } => ({
      kind: 'Lease',
      spec: { renewTime },
    });
    const [older, newer] = [lease('2026-11-21T14:00:00.123456Z'), lease('2026-11-21T14:00:10Z')];
    clock.observe({ createRevision: 5, modRevision: 20 }, newer, older);
    expect(clock.at(20)).toMatchObject({ time: '2026-11-21T14:00:10Z', source: 'renewTime' });
    // The same written again, by a change of encryption.
    clock.observe({ createRevision: 5, modRevision: 900 }, newer, newer);
    expect(clock.at(900)).toMatchObject({ latest: undefined });
  });

  it('of Events and Nodes lower bounds', () => {
    const clock = new RevisionClock();
    clock.observe(record, {
      kind: 'Event',
      lastTimestamp: null,
      series: { count: 3, lastObservedTime: '2026-11-21T14:00:00.000001Z' },
    });
    clock.observe(
      { createRevision: 3, modRevision: 30 },
      {
        kind: 'Node',
        status: { conditions: [{ lastHeartbeatTime: '2026-11-21T16:00:00Z' }, null, 5] },
      },
    );
    expect(clock.at(20)).toMatchObject({ time: '2026-11-21T13:59:58Z', latest: undefined });
    expect(clock.at(30)?.earliest).toBe('2026-11-21T15:59:58Z');
  });

  it('nothing, where it is no time', () => {
    const clock = new RevisionClock();
    for (const creationTimestamp of ['yesterday', '0001-01-01T00:00:00Z', 5, null, {}]) {
      clock.observe(record, { metadata: { creationTimestamp }, kind: 'Lease', spec: 7 });
    }
    expect(clock.basis.facts).toBe(0);
  });
});
