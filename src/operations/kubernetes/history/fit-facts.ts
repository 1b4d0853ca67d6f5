/**
 * Which facts can be true together. Time does not go back from one revision to the next, so the
 * largest set of facts is taken that one course of time explains; the others are wrong, as those of
 * a client that lies or of a machine whose clock is off.
 *
 * The course is told by the newest time so far. It rises from fact to fact, along times that facts
 * name; a fact about the very write agrees with it if it is at most `tolerance` earlier, one that is
 * a lower bound if it is not later. The best course to each of these times is found fact by fact.
 */

import type { TimeFact } from '../../../kubernetes/object-facts.ts';

/** The facts that agree; both are in the order of revisions, and of one revision the latest first. */
export function fitFacts(facts: readonly TimeFact[], tolerance: number): TimeFact[] {
  const levels = [...new Set(facts.map(({ time }) => time))].sort((a, b) => a - b);
  const scores = new Int32Array(levels.length);
  /** Of each fact and level, the level that the best course had before. */
  const origins = facts.map(() => new Uint16Array(levels.length));
  for (const [at, fact] of facts.entries()) {
    const origin = origins[at] ?? new Uint16Array(0);
    let best = 0;
    for (let level = 0; level < levels.length; level++) {
      if ((scores[level] ?? 0) > (scores[best] ?? 0)) best = level;
      origin[level] = best;
    }
    // From the highest on, since those below are still to be asked for.
    for (let level = levels.length - 1; level >= 0; level--) {
      const score = scores[origin[level] ?? 0] ?? 0;
      scores[level] = score + (agrees(fact, levels[level] ?? 0, tolerance) ? 1 : 0);
    }
  }
  return traceBack(facts, { levels, scores, origins, tolerance });
}

interface Courses {
  readonly levels: readonly number[];
  readonly scores: Int32Array;
  readonly origins: readonly Uint16Array[];
  readonly tolerance: number;
}

function traceBack(facts: readonly TimeFact[], courses: Courses): TimeFact[] {
  const { levels, scores, origins, tolerance } = courses;
  let level = 0;
  for (const [at, score] of scores.entries()) if (score > (scores[level] ?? 0)) level = at;
  const kept: TimeFact[] = [];
  for (let at = facts.length - 1; at >= 0; at--) {
    const fact = facts[at];
    if (fact !== undefined && agrees(fact, levels[level] ?? 0, tolerance)) kept.push(fact);
    level = origins[at]?.[level] ?? 0;
  }
  return kept.reverse();
}

/** Whether a fact is explained where the newest time so far is this. */
function agrees({ time, kind }: TimeFact, newest: number, tolerance: number): boolean {
  return time <= newest && (kind === 'not-before' || time >= newest - tolerance);
}
