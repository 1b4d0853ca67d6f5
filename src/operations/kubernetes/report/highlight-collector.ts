/** Gathers highlights by rule: a few of each, the rest counted, the most severe first. */

import { formatCount } from '../../../bytes/text.ts';
import type { ObjectChange } from '../../../kubernetes/change/object-change.ts';
import type { Change } from '../../diff/change.ts';
import { HIGHLIGHT_RULES } from './highlights/index.ts';
import type { HighlightRule } from './highlights/index.ts';
import type { ReportFacts } from './highlights/rule.ts';
import { builtInKind } from './object-names.ts';
import type { Highlight } from './report.ts';

/** Highlights that one rule may have of each severity; a hundred of a kind are no highlights. */
const HIGHLIGHTS_MAX = 20;

interface Kept {
  readonly highlight: Highlight;
  readonly change: ObjectChange | undefined;
}

interface Gathered {
  readonly kept: Kept[];
  more: number;
}

type RuleOfChange = Extract<HighlightRule, { readonly kinds: unknown }>;

/** Rules that look at changes of a kind. */
const RULES_OF_KIND = new Map<string | undefined, readonly RuleOfChange[]>();

/** Runs the rules. */
export class HighlightCollector {
  /** By rule and severity. */
  readonly #gathered = new Map<HighlightRule, Map<Highlight['severity'], Gathered>>();

  /** Looks at a change; true if something in it should be looked at first. */
  look(change: Change<ObjectChange>): boolean {
    let found = false;
    for (const rule of rulesOf(builtInKind(change.description))) {
      for (const highlight of rule.ofChange(change)) {
        found = true;
        this.#add(rule, { highlight, change: change.description });
      }
    }
    return found;
  }

  /**
   * Looks at the whole, and gives all highlights.
   * @param isExpected whether a change goes with a greater one, so that it is no news.
   */
  finish(facts: ReportFacts, isExpected: (change: ObjectChange) => boolean): Highlight[] {
    for (const rule of HIGHLIGHT_RULES) {
      if (!('ofWhole' in rule)) continue;
      for (const highlight of rule.ofWhole(facts)) {
        this.#add(rule, { highlight, change: undefined });
      }
    }
    const severities = ['alarm', 'note'] as const;
    return severities.flatMap((severity) =>
      HIGHLIGHT_RULES.flatMap((rule) => {
        const gathered = this.#gathered.get(rule)?.get(severity);
        if (gathered === undefined) return [];
        const news = gathered.kept
          .filter(({ change }) => change === undefined || !isExpected(change))
          .map(({ highlight }) => highlight);
        const [first] = news;
        // If the first of them are no news, the others are likely none.
        return first === undefined ? [] : [...news, ...moreOf(first, gathered.more)];
      }),
    );
  }

  #add(rule: HighlightRule, kept: Kept): void {
    const { severity } = kept.highlight;
    const bySeverity = this.#gathered.get(rule) ?? new Map<Highlight['severity'], Gathered>();
    this.#gathered.set(rule, bySeverity);
    const gathered = bySeverity.get(severity) ?? { kept: [], more: 0 };
    bySeverity.set(severity, gathered);
    if (gathered.kept.length < HIGHLIGHTS_MAX) gathered.kept.push(kept);
    else gathered.more++;
  }
}

function rulesOf(kind: string | undefined): readonly RuleOfChange[] {
  const known = RULES_OF_KIND.get(kind);
  if (known !== undefined) return known;
  const rules = HIGHLIGHT_RULES.flatMap((rule) => ('kinds' in rule ? [rule] : [])).filter(
    ({ kinds }) => kinds.length === 0 || (kind !== undefined && kinds.includes(kind)),
  );
  RULES_OF_KIND.set(kind, rules);
  return rules;
}

function moreOf({ severity, rule }: Highlight, count: number): Highlight[] {
  if (count === 0) return [];
  const title = `${formatCount(count)} more of this kind (${rule})`;
  return [{ severity, rule, title, details: [], keys: [] }];
}
