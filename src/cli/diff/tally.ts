/** Counts the changes while they go by, so that any number of them can be written. */

import type { Noise } from '../../kubernetes/change/object-change.ts';
import type { DescribedChange, DiffTail } from '../render/diff/rendered.ts';
import type { Selection } from './selection.ts';

interface NoiseCount {
  added: number;
  removed: number;
  modified: number;
}

/** The counts, final when the changes are at their end. */
export class Tally {
  #differences = 0;
  #leftOut = 0;
  readonly #noise = new Map<Noise, NoiseCount>();

  /** What the counts are now. */
  get tail(): DiffTail {
    return { differences: this.#differences, noise: this.#noise, leftOut: this.#leftOut };
  }

  /** Counts a change, and says whether it is wanted. */
  count(change: DescribedChange, isWanted: Selection): boolean {
    const { description } = change;
    if (!isWanted(description)) {
      this.#leftOut++;
      return false;
    }
    if (description.noise === undefined) this.#differences++;
    else this.#countNoise(description.noise, change);
    return true;
  }

  #countNoise(noise: Noise, { before, after }: DescribedChange): void {
    const counts = this.#noise.get(noise) ?? { added: 0, removed: 0, modified: 0 };
    if (before === undefined) counts.added++;
    else if (after === undefined) counts.removed++;
    else counts.modified++;
    this.#noise.set(noise, counts);
  }
}
