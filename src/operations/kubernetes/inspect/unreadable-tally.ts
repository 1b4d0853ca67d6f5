/** Counts objects that could not be looked at, by reason. */

import type { UnreadableObjects } from './report.ts';
import { shownKey } from './shown-key.ts';
import type { SeenKey } from './value-pass.ts';

/** Reasons that are told apart; further ones are told together. */
const REASONS_MAX = 50;
const OTHER_REASONS = 'other reasons';

/** Told of objects and what is wrong with them. */
export class UnreadableTally {
  readonly #reasons = new Map<string, { count: number; readonly firstKey: string }>();

  /** An object; undefined if nothing is wrong with it. */
  observe({ key, place }: SeenKey, problem: string | undefined): void {
    if (problem === undefined) return;
    const isNew = !this.#reasons.has(problem) && this.#reasons.size >= REASONS_MAX;
    const reason = isNew ? OTHER_REASONS : problem;
    const known = this.#reasons.get(reason);
    if (known === undefined)
      this.#reasons.set(reason, { count: 1, firstKey: shownKey(key, place) });
    else known.count++;
  }

  /** Most first. */
  finish(): UnreadableObjects[] {
    const all = [...this.#reasons].map(([reason, found]) => ({ reason, ...found }));
    return all.sort((a, b) => b.count - a.count);
  }
}
