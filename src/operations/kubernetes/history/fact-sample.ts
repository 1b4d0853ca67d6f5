/**
 * A bounded sample of what is known of the times of revisions: whatever the order that facts come
 * in, the same ones are kept. Those at both ends are kept besides, since nothing can stand in for
 * them.
 */

import type { TimeFact } from '../../../kubernetes/object-facts.ts';

/** Facts that are kept, by chance and at each end. */
const KEPT = 1920;
const ENDS = 64;
/** Facts that may be waiting to be sorted out. */
const WAITING = 4 * KEPT;

/** Takes any number of facts, and keeps some. */
export class FactSample {
  #facts: TimeFact[] = [];
  #count = 0;

  /** Facts that were given. */
  get count(): number {
    return this.#count;
  }

  add(fact: TimeFact): void {
    this.#count++;
    this.#facts.push(fact);
    if (this.#facts.length >= WAITING) this.#sortOut();
  }

  /** The facts that were kept, in the order of revisions, and of one revision the latest first. */
  facts(): readonly TimeFact[] {
    this.#sortOut();
    return this.#facts;
  }

  #sortOut(): void {
    const sorted = this.#facts.sort(compareFacts).filter(isFirst);
    if (sorted.length <= KEPT + 2 * ENDS) {
      this.#facts = sorted;
      return;
    }
    const inner = sorted.slice(ENDS, -ENDS);
    // Facts with the smallest numbers, which are as good as drawn.
    const limit = inner.map(numberOf).sort((a, b) => a - b)[KEPT - 1] ?? 0;
    const drawn = inner.filter((fact) => numberOf(fact) <= limit);
    this.#facts = [...sorted.slice(0, ENDS), ...drawn, ...sorted.slice(-ENDS)];
  }
}

/**
 * By revision, and of one revision the latest time first, which all others have to agree with; what
 * is said twice stands together.
 */
function compareFacts(a: TimeFact, b: TimeFact): number {
  return a.revision - b.revision || b.time - a.time || (a.kind === b.kind ? 0 : rank(a) - rank(b));
}

function rank({ kind }: TimeFact): number {
  return kind === 'at' ? 0 : 1;
}

/** Of several that say the same of a revision, the first says the most. */
function isFirst(fact: TimeFact, at: number, sorted: readonly TimeFact[]): boolean {
  const before = sorted[at - 1];
  return before?.revision !== fact.revision || before.time !== fact.time;
}

/** A number of 32 bits that only the fact decides (the last step of MurmurHash3). */
function numberOf({ revision, time }: TimeFact): number {
  let hash = Math.imul(revision, 0x9e3779b1) ^ Math.imul(revision / 2 ** 32, 0x85ebca6b);
  hash ^= Math.imul(time, 0xc2b2ae35) ^ (time / 2 ** 32);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
