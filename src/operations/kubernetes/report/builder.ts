/**
 * Builds the report of a comparison while its changes go by, in the order of their keys. Memory is
 * bounded: lines and highlights up to a number, counts of the rest; of objects that did not change
 * only the roles, bindings and definitions that others are judged by.
 */

import { hasPrefix } from '../../../bytes/compare.ts';
import type { ObjectChange, StoredObject } from '../../../kubernetes/change/object-change.ts';
import { CLASS_LABELS, CLASS_ORDER } from '../../../kubernetes/storage/object-class.ts';
import type { ObjectClass } from '../../../kubernetes/storage/object-class.ts';
import type { KeyPair } from '../../../etcd/compare/comparison.ts';
import type { Change } from '../../diff/change.ts';
import type { Lineage } from '../../diff/lineage.ts';
import { classNotes } from './class-notes.ts';
import { DefinitionCollector } from './definition-facts.ts';
import type { DefinitionChange, DefinitionFacts } from './definition-facts.ts';
import { Departures, goneWith } from './departures.ts';
import type { DepartureCounts } from './departures.ts';
import { EncryptionShifts } from './encryption-shifts.ts';
import { grantsOf } from './grants.ts';
import { HighlightCollector } from './highlight-collector.ts';
import { controllerOf } from './json-fields.ts';
import { changeLine } from './lines/change-line.ts';
import { builtInKind, keyOf } from './object-names.ts';
import { isRbacKind, RbacObjects } from '../rbac/rbac-objects.ts';
import type { ChangeLine, DiffReport, Highlight, Section } from './report.ts';
import { SectionLines } from './section-lines.ts';
import type { LineRank } from './section-lines.ts';
import { ClassTally, NoiseTally, UnknownTally } from './tallies.ts';

/** What a report takes up. */
export interface DiffReportOptions {
  /** Lines of a section, at most. */
  readonly linesMax: number;
}

/** What is known of the comparison itself. */
export interface DiffFacts {
  readonly lineage: Lineage;
  readonly liveKeys: { readonly before: number; readonly after: number };
}

/** Said instead of all highlights. */
const NOT_JUDGED: Highlight = {
  severity: 'note',
  rule: 'not-judged',
  title: 'Next to nothing is the same in both: changes are counted, and none of them is judged',
  details: [],
  keys: [],
};

/** Takes changes, gives the report. */
export class DiffReportBuilder {
  readonly #linesMax: number;
  readonly #classes = new ClassTally();
  readonly #noise = new NoiseTally();
  readonly #unknown = new UnknownTally();
  readonly #sections = new Map<ObjectClass, SectionLines>();
  readonly #highlights = new HighlightCollector();
  readonly #departures = new Departures();
  readonly #definitions = new DefinitionCollector();
  readonly #rbac = new RbacObjects();
  readonly #encryption = new EncryptionShifts();
  #judges = true;

  constructor({ linesMax }: DiffReportOptions) {
    this.#linesMax = linesMax;
  }

  /**
   * Counts from now on, and keeps the first lines of each section: what two clusters differ in that
   * have next to nothing in common is no news, and there are hundreds of thousands of it.
   */
  judgeNothing(): void {
    this.#judges = false;
  }

  /** Takes a change. */
  change(change: Change<ObjectChange>): void {
    const object = change.description;
    this.#unknown.add(object);
    if (object.noise !== undefined) {
      this.#noise.add(object.noise, object);
      return;
    }
    this.#classes.add(object);
    if (!this.#judges) {
      this.#sectionOf(object.class).add('ordinary', () => changeLine(object));
      return;
    }
    this.#departures.add(object);
    this.#encryption.add(change);
    const more = this.#takeKnown(change);
    const isHighlighted = this.#highlights.look(change);
    this.#sectionOf(object.class).add(rankOf(object, isHighlighted), () =>
      changeLine(object, more),
    );
  }

  /** What the keys of custom resources begin with whose definitions are gone. */
  get orphanPrefixes(): readonly Uint8Array[] {
    return this.#definitions.removedResources.map(({ prefix }) => prefix);
  }

  /** Takes a key under one of these prefixes that is live on the newer side. */
  orphan(key: Uint8Array): void {
    const found = this.#definitions.removedResources.find(({ prefix }) => hasPrefix(key, prefix));
    if (found !== undefined) this.#departures.addLive(found.name, found.kind);
  }

  /** Takes a pair that did not change, by which others are judged. */
  unchanged({ key }: KeyPair, stored: StoredObject): void {
    if (!this.#judges) return;
    const { object, kind } = stored;
    if (object === undefined) return;
    if (isRbacKind(kind)) this.#rbac.unchanged(key, object);
    if (kind === 'CustomResourceDefinition') this.#definitions.addUnchanged(object);
  }

  /** The report, when all changes were taken. */
  finish({ lineage, liveKeys }: DiffFacts): DiffReport {
    const definitions = this.#definitions.facts;
    const departures = this.#departures.counts;
    const grants = grantsOf(this.#rbac);
    const isExpected = (change: ObjectChange): boolean =>
      goneWith(change, departures, definitions.removed) !== undefined;
    const facts = {
      grants,
      definitions,
      departures,
      encryption: this.#encryption.all,
    };
    return {
      lineage,
      liveKeys,
      highlights: this.#judges ? this.#highlights.finish(facts, isExpected) : [NOT_JUDGED],
      classes: this.#classes.rows(classNotes(departures, definitions)),
      noise: this.#noise.counts,
      sections: this.#finishSections(departures, definitions),
      grants,
      definitions: definitionChanges(definitions, departures),
      unknown: this.#unknown.reasons,
      isDifferent: !this.#classes.isEmpty,
    };
  }

  /** What others are judged by, gathered; gives words that only this can tell. */
  #takeKnown(change: Change<ObjectChange>): readonly string[] {
    const { before: older, after: newer } = change.description;
    const kind = builtInKind(change.description);
    if (!isRbacKind(kind) && kind !== 'CustomResourceDefinition') return [];
    const [before, after] = [older?.object, newer?.object];
    // A side that cannot be read says nothing; that all of it is new would be a false alarm.
    const known = before ?? after;
    const isHalfKnown = [older, newer].some((side) => side !== undefined && !side.object);
    if (isHalfKnown) {
      if (isRbacKind(kind) && known !== undefined) this.#rbac.unchanged(change.key, known);
      return [];
    }
    if (isRbacKind(kind)) {
      this.#rbac.change(change.key, before, after);
      return [];
    }
    const key = { key: keyOf(change), bytes: change.key };
    return this.#definitions.add(key, before, after).map(({ words }) => words);
  }

  #sectionOf(name: ObjectClass): SectionLines {
    const section = this.#sections.get(name) ?? new SectionLines(this.#linesMax);
    this.#sections.set(name, section);
    return section;
  }

  #finishSections(departures: DepartureCounts, definitions: DefinitionFacts): Section[] {
    return CLASS_ORDER.flatMap((name): Section[] => {
      const section = this.#sections.get(name);
      if (section === undefined) return [];
      const followers: ChangeLine[] = [];
      const others: ChangeLine[] = [];
      for (const line of section.lines) {
        const reason = goneWith(line.change, departures, definitions.removed);
        if (reason === undefined) others.push(line);
        else followers.push({ ...line, what: [reason] });
      }
      const lines = [...others, ...followers];
      return [
        { class: name, label: CLASS_LABELS[name], lines, more: section.count - lines.length },
      ];
    });
  }
}

function rankOf(change: ObjectChange, isHighlighted: boolean): LineRank {
  if (isHighlighted) return 'highlighted';
  if (change.change === 'rewritten') return 'rewritten';
  // What was removed need not be decoded for that.
  if (change.change === 'removed') return 'following';
  return controllerOf(change.after?.object) === undefined ? 'ordinary' : 'following';
}

function definitionChanges(
  { changes }: DefinitionFacts,
  { customResources }: DepartureCounts,
): DefinitionChange[] {
  return changes.map((change) => {
    const counts = change.change === 'removed' ? customResources.get(change.name) : undefined;
    return { ...change, goneWith: counts?.removed ?? 0, orphans: counts?.live ?? 0 };
  });
}
