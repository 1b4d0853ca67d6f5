/**
 * Keeps what a verification finds: the first findings of each code as they come, and the number of
 * all.
 */

import { isPolicy, severityOf } from '../../findings.ts';
import type { Problem, ProblemCode, Report, Severity } from '../../findings.ts';

/** A problem with how much it matters. */
export type Finding = Problem & { readonly severity: Severity };

/** How many findings there were. */
export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly note: number;
  /** Findings that were ignored as asked for. */
  readonly ignored: number;
  readonly byCode: Readonly<Partial<Record<ProblemCode, number>>>;
}

/** What to keep. */
export interface CollectorOptions {
  /** Findings of one code that are kept; the rest is counted. */
  readonly findingsMax: number;
  readonly ignore: readonly ProblemCode[];
}

export class Collector {
  readonly #options: CollectorOptions;
  readonly #byCode = new Map<ProblemCode, number>();
  readonly #bySeverity: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  readonly #kept: Finding[] = [];
  #ignored = 0;
  #damage = 0;
  #hasChanged = false;
  #waiting: (() => void)[] = [];
  #ended = false;

  constructor(options: CollectorOptions) {
    this.#options = options;
  }

  /** Takes a problem in; bound, so that it can be handed on. */
  readonly report = (found: Problem): void => {
    const { code } = found;
    if (code === 'file-changed') this.#hasChanged = true;
    if (this.#options.ignore.includes(code)) {
      this.#ignored++;
      return;
    }
    const severity = severityOf(code);
    const count = (this.#byCode.get(code) ?? 0) + 1;
    this.#byCode.set(code, count);
    this.#bySeverity[severity]++;
    if (severity === 'error' && !isPolicy(code)) this.#damage++;
    if (count > this.#options.findingsMax) return;
    this.#kept.push({ ...found, severity });
    this.#wake();
  };

  /** Takes in what was found in a file of a data directory. */
  inFile(file: string): Report {
    return (found) => {
      this.report({ ...found, place: { file, ...found.place } });
    };
  }

  /** Whether something changed while it was read, also where that finding is ignored. */
  get hasChanged(): boolean {
    return this.#hasChanged;
  }

  /** Errors that are damage, policies left out. */
  get damageCount(): number {
    return this.#damage;
  }

  get counts(): FindingCounts {
    const byCode = Object.fromEntries(this.#byCode);
    return { ...this.#bySeverity, ignored: this.#ignored, byCode };
  }

  /** No more findings will come. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** The kept findings from the first on, also those that are still to come. */
  async *findings(): AsyncGenerator<Finding> {
    for (let next = 0; ;) {
      const finding = this.#kept[next];
      if (finding !== undefined) {
        next++;
        yield finding;
      } else if (this.#ended) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#waiting.push(resolve);
        });
      }
    }
  }

  /** Several may iterate over the same findings, each from the first on. */
  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }
}
