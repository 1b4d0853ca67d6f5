/**
 * The lines of a section: at most so many, the most telling first. The rest is counted, so that a
 * comparison of any size takes bounded memory.
 */

import type { ChangeLine } from './report.ts';

/** How much a line tells: what is highlighted, what happened on its own, what followed from it. */
export const LINE_RANKS = ['highlighted', 'ordinary', 'following', 'rewritten'] as const;

/** A rank of a line. */
export type LineRank = (typeof LINE_RANKS)[number];

/** Keeps lines as they come, in the order of their keys within a rank. */
export class SectionLines {
  readonly #max: number;
  readonly #lines = new Map<LineRank, ChangeLine[]>(LINE_RANKS.map((rank) => [rank, []]));
  #kept = 0;
  #count = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** Lines that were added, kept or not. */
  get count(): number {
    return this.#count;
  }

  /** Adds a line, which is only made if it is kept. */
  add(rank: LineRank, make: () => ChangeLine): void {
    this.#count++;
    if (this.#kept >= this.#max && !this.#dropBelow(rank)) return;
    this.#lines.get(rank)?.push(make());
    this.#kept++;
  }

  /** The kept lines. */
  get lines(): readonly ChangeLine[] {
    return LINE_RANKS.flatMap((rank) => this.#lines.get(rank) ?? []);
  }

  /** Drops the last line of a lower rank; false if there is none. */
  #dropBelow(rank: LineRank): boolean {
    for (let at = LINE_RANKS.length - 1; at >= 0; at--) {
      const one = LINE_RANKS[at];
      if (one === undefined || one === rank) return false;
      if (this.#lines.get(one)?.pop() === undefined) continue;
      this.#kept--;
      return true;
    }
    return false;
  }
}
