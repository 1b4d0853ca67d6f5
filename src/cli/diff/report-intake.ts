/** Takes the changes of a comparison for its report, and what the report itself does not look at. */

import type { CompareOptions, ComparedStore, KeyPair } from '../../etcd/compare/comparison.ts';
import type { ObjectChange, StoredObject } from '../../kubernetes/change/object-change.ts';
import { decidingUnder } from '../../kubernetes/describer.ts';
import { DiffReportBuilder } from '../../operations/kubernetes/report/builder.ts';
import type { DiffFacts } from '../../operations/kubernetes/report/builder.ts';
import { decidingPairs } from '../../operations/kubernetes/report/deciding-pairs.ts';
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

/** Prefixes of Kubernetes whose roles are looked at, at most: files may be hostile. */
const PREFIXES_MAX = 16;

/** A report in the making. */
export class ReportIntake {
  readonly #means: Means;
  readonly #showsNoise: boolean;
  readonly #builder: DiffReportBuilder;
  /** Gone with the changes that the report does not keep. */
  readonly #words = new WeakMap<ObjectChange, string>();
  /** Prefixes of Kubernetes under which roles or bindings changed. */
  readonly #prefixes = new Set<string>();
  #isSealed = false;

  constructor(means: Means, { linesMax, showsNoise }: IntakeOptions) {
    this.#means = means;
    this.#showsNoise = showsNoise;
    this.#builder = new DiffReportBuilder({ linesMax });
  }

  /** Counts only: of stores that have next to nothing in common. */
  judgeNothing(): void {
    this.#builder.judgeNothing();
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
    const { class: name, place } = description;
    if (name !== 'rbac' || place.type !== 'resource') return;
    if (this.#prefixes.size < PREFIXES_MAX) this.#prefixes.add(place.prefix);
  }

  /** Takes what others are judged by. */
  judgeBy(pair: KeyPair): void {
    const { key, after } = pair;
    if (after === undefined) return;
    this.#builder.unchanged(pair, this.#means.describer.describeObject(key, after));
  }

  /** Takes what others are judged by and the comparison has not given. */
  async judgeByMissing(
    both: { readonly before: ComparedStore; readonly after: ComparedStore },
    options: Pick<CompareOptions, 'prefix' | 'seed' | 'signal'>,
  ): Promise<void> {
    const deciding = [...this.#prefixes].flatMap(decidingUnder);
    const given = this.#means.describer.alsoUnder;
    for await (const pair of decidingPairs(both, { ...options, given, deciding })) {
      this.judgeBy(pair);
    }
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
  return stored?.encryption !== undefined && stored.problem !== undefined;
}
