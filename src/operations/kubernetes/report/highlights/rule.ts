/**
 * Rules of what to look at first. A rule of one change is called for each as it goes by, a rule of
 * the whole in the end, when grants, definitions and what went with what are known.
 */

import type { JsonObject } from '../../../../bytes/json.ts';
import type { ObjectChange } from '../../../../kubernetes/change/object-change.ts';
import type { Change } from '../../../diff/change.ts';
import type { Grant } from '../../rbac/grant.ts';
import type { DefinitionFacts } from '../definition-facts.ts';
import type { DepartureCounts } from '../departures.ts';
import type { EncryptionShift } from '../encryption-shifts.ts';
import { keyOf } from '../object-names.ts';
import type { Highlight } from '../report.ts';
import { clip } from '../words.ts';

const TITLE_MAX = 240;
const DETAIL_MAX = 240;
const DETAILS_MAX = 12;

/** Looks at one change. */
export type ChangeRule = (change: Change<ObjectChange>) => readonly Highlight[];

/** What is known in the end. */
export interface ReportFacts {
  readonly grants: readonly Grant[];
  readonly definitions: DefinitionFacts;
  readonly departures: DepartureCounts;
  readonly encryption: readonly EncryptionShift[];
}

/** Looks at the whole. */
export type ReportRule = (facts: ReportFacts) => readonly Highlight[];

/** What a highlight says. */
interface Words {
  readonly severity: Highlight['severity'];
  readonly rule: string;
  readonly title: string;
  readonly details?: readonly string[];
}

/** A highlight of objects by their keys, everything cut to a length. */
export function highlight(keys: readonly string[], words: Words): Highlight {
  const { severity, rule, title, details = [] } = words;
  const shown = details.slice(0, DETAILS_MAX).map((line) => clip(line, DETAIL_MAX));
  const more = details.length - shown.length;
  return {
    severity,
    rule,
    title: clip(title, TITLE_MAX),
    details: more > 0 ? [...shown, `${String(more)} more`] : shown,
    keys,
  };
}

/** A highlight of one change. */
export function highlightOf(change: Change<ObjectChange>, words: Words): Highlight {
  return highlight([keyOf(change)], words);
}

/** The object of a side. */
export function sidesOf(change: Change<ObjectChange>): {
  readonly before: JsonObject | undefined;
  readonly after: JsonObject | undefined;
} {
  const { before, after } = change.description;
  return { before: before?.object, after: after?.object };
}

/**
 * Whether the older side is known, or there is none: what cannot be read is not called new, for
 * then every object of an encrypted side would be.
 */
export function isOlderKnown({ description }: Change<ObjectChange>): boolean {
  return description.before === undefined || description.before.object !== undefined;
}
