/** What is counted while the changes go by. */

import type { Noise, ObjectChange } from '../../../kubernetes/change/object-change.ts';
import { CLASS_LABELS, CLASS_ORDER } from '../../../kubernetes/storage/object-class.ts';
import type { ObjectClass } from '../../../kubernetes/storage/object-class.ts';
import type { ClassCounts, DiffReport, NoiseCounts } from './report.ts';
import { problemWords } from './problem-words.ts';

type Counts = Record<ObjectChange['change'], number>;

/** Reasons that are told apart; there are as many as providers, keys and ways to be broken. */
const REASONS_MAX = 50;

/** Changes by class. */
export class ClassTally {
  readonly #counts = new Map<ObjectClass, Counts>();

  /** Whether anything was counted. */
  get isEmpty(): boolean {
    return this.#counts.size === 0;
  }

  add(change: ObjectChange): void {
    const counts = this.#counts.get(change.class) ?? emptyCounts();
    counts[change.change]++;
    this.#counts.set(change.class, counts);
  }

  /** The rows, in the order of the outputs. */
  rows(notes: ReadonlyMap<ObjectClass, string>): readonly ClassCounts[] {
    return CLASS_ORDER.flatMap((name): ClassCounts[] => {
      const counts = this.#counts.get(name);
      if (counts === undefined) return [];
      return [{ class: name, label: CLASS_LABELS[name], ...counts, note: notes.get(name) }];
    });
  }
}

/** Noise by its reason. */
export class NoiseTally {
  readonly #counts = new Map<Noise, { added: number; removed: number; modified: number }>();

  add(noise: Noise, { change }: ObjectChange): void {
    const counts = this.#counts.get(noise) ?? { added: 0, removed: 0, modified: 0 };
    counts[change === 'added' || change === 'removed' ? change : 'modified']++;
    this.#counts.set(noise, counts);
  }

  get counts(): NoiseCounts {
    return this.#counts;
  }
}

/** Values that could not be looked at, by reason. */
export class UnknownTally {
  readonly #counts = new Map<string, number>();

  /**
   * Takes both sides of a change. An object that is on one side only is not decoded for this: what
   * its envelope says is enough.
   */
  add({ before, after }: ObjectChange): void {
    const isOnBothSides = before !== undefined && after !== undefined;
    for (const side of [before, after]) {
      if (side === undefined) continue;
      const problem = problemWords(side);
      if (problem !== undefined) this.#count(problem);
      if (!isOnBothSides || side.unknownFields === 0) continue;
      this.#count('fields of a built-in kind that are not known here');
    }
  }

  /** Most frequent first. */
  get reasons(): DiffReport['unknown'] {
    return [...this.#counts]
      .map(([reason, count]) => ({ reason, count }))
      .sort((one, other) => other.count - one.count);
  }

  #count(problem: string): void {
    const isTold = this.#counts.has(problem) || this.#counts.size < REASONS_MAX;
    const reason = isTold ? problem : 'other reasons';
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1);
  }
}

function emptyCounts(): Counts {
  return { added: 0, removed: 0, modified: 0, recreated: 0, rewritten: 0 };
}
