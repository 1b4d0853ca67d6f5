/** Takes the changes of a comparison for its report, and what the report itself does not look at. */

import type { CompareOptions, ComparedStore, KeyPair } from '../../etcd/compare/comparison.ts';
import type { ObjectChange, StoredObject } from '../../kubernetes/change/object-change.ts';
import { DiffReportBuilder } from '../../operations/kubernetes/report/builder.ts';
import type { DiffFacts } from '../../operations/kubernetes/report/builder.ts';
import { findOrphans } from '../../operations/kubernetes/report/find-orphans.ts';
import type { ChangeLine, DiffReport, Section } from '../../operations/kubernetes/report/report.ts';
import { isPlain } from '../render/diff/object-lines.ts';
import { plainWords } from '../render/diff/plain-words.ts';
import type { DescribedChange } from '../render/diff/rendered.ts';
import type { JudgedChange, Means } from './compare.ts';

/** How changes are taken. */
interface IntakeOptions {
  /** Lines of a section that are kept. */
  readonly linesMax: number;
  /** Whether noise is a change like others. */
  readonly showsNoise: boolean;
}

/** A report in the making. */
export class ReportIntake {
  readonly #means: Means;
  readonly #showsNoise: boolean;
  readonly #builder: DiffReportBuilder;
  /** Gone with the changes that the report does not keep. */
  readonly #words = new WeakMap<ObjectChange, string>();
  #isSealed = false;

  constructor(means: Means, { linesMax, showsNoise }: IntakeOptions) {
    this.#means = means;
    this.#showsNoise = showsNoise;
    this.#builder = new DiffReportBuilder({ linesMax });
  }

  /** Whether something is encrypted whose key is not known. */
  get isSealed(): boolean {
    return this.#isSealed;
  }

  /** Takes a change; one that was not asked for as it is now, so that others can be judged by it. */
  take({ change, isWanted }: JudgedChange): void {
    if (!isWanted) {
      this.judgeBy(change);
      return;
    }
    const taken = this.#showsNoise ? withoutNoise(change) : change;
    const { description } = taken;
    if (isPlain(description)) {
      this.#words.set(description, plainWords(this.#means.veil.values(change)));
    }
    this.#isSealed ||= [description.before, description.after].some(isSealedObject);
    this.#builder.change(taken);
  }

  /** Takes what others are judged by. */
  judgeBy(pair: KeyPair): void {
    const { key, after } = pair;
    if (after === undefined) return;
    this.#builder.unchanged(pair, this.#means.describer.describeObject(key, after));
  }

  /** Looks for what lies without its definition in the newer store, when all changes were taken. */
  findOrphans(
    after: ComparedStore,
    options: Pick<CompareOptions, 'seed' | 'signal'>,
  ): Promise<void> {
    return findOrphans(this.#builder, after, options);
  }

  /** The report, when all changes were taken. */
  finish(facts: DiffFacts): DiffReport {
    const report = this.#builder.finish(facts);
    return { ...report, sections: report.sections.map((section) => this.#withWords(section)) };
  }

  /** Of values that are no objects, what can be said of them. */
  #withWords(section: Section): Section {
    const lines = section.lines.map((line): ChangeLine => {
      const own = this.#words.get(line.change);
      return own === undefined ? line : { ...line, what: [...line.what, own] };
    });
    return { ...section, lines };
  }
}

function withoutNoise(change: DescribedChange): DescribedChange {
  return { ...change, description: { ...change.description, noise: undefined } };
}

function isSealedObject(stored: StoredObject | undefined): boolean {
  return stored?.encryption !== undefined && stored.object === undefined;
}
