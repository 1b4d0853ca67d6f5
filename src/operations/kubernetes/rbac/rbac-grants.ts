/** What a change of RBAC grants, and to whom. */

import { ANONYMOUS, AUTHENTICATED, MASTERS, UNAUTHENTICATED } from './binding.ts';
import { groupId, subjectOfId, userId } from './binding.ts';
import type { SubjectId } from './binding.ts';
import { causeIds, causesOf } from './causes.ts';
import { Comparison, affectedSubjects, changedRoles } from './differences.ts';
import type { Difference, Excess, Told } from './differences.ts';
import { EffectiveAccess } from './effective-access.ts';
import type { Grant } from './grant.ts';
import { pendingNotes, unboundNotes } from './notes.ts';
import type { RbacState } from './rbac-state.ts';
import { earlierText, predicateOf } from './sentence.ts';
import type { Predicate } from './sentence.ts';
import { byText, listText, shortened, subjectText } from './words.ts';

/** Subjects and namespaces that a sentence names. */
const SHOWN = 4;
/** Namespaces of a subject that are looked through for what it had there. */
const SCOPES_MAX = 20;

/** Subjects who should be given nothing: that alone is more than it says. */
const SPECIAL: ReadonlySet<SubjectId> = new Set([
  userId(ANONYMOUS),
  ...[UNAUTHENTICATED, AUTHENTICATED, MASTERS].map(groupId),
]);

/** Differences that are told in one sentence. */
interface Story {
  readonly told: Told[];
  readonly predicate: Predicate;
  readonly earlier: string | undefined;
  readonly isSpecial: boolean;
}

/** What is said of all who gained or lost the same. */
interface Description {
  readonly predicate: Predicate;
  /** The same for all that is told alike. */
  readonly text: string;
  /** What they could do with the same things before, as far as it can be said. */
  readonly earlier: string | undefined;
}

/** A grant and where it belongs: the lower, the earlier. */
interface Ranked {
  readonly grant: Grant;
  readonly rank: number;
}

/**
 * What everybody gained and lost between two states, escalations first. What a subject could do
 * already, itself or by the groups that the API server puts it in, is no gain. Differences with the
 * same causes and the same effect are one grant with several subjects.
 */
export function rbacGrants(before: RbacState, after: RbacState): Grant[] {
  const [older, newer] = [new EffectiveAccess(before), new EffectiveAccess(after)];
  const changed = changedRoles(older, newer);
  const affected = affectedSubjects(older, newer, changed);
  const told: Ranked[] = [];
  for (const change of ['gained', 'lost'] as const) {
    const [of, without] = change === 'gained' ? [newer, older] : [older, newer];
    const comparison = new Comparison(of, without, changed);
    for (const story of storiesOf(affected, comparison, change)) {
      told.push(toGrant(story, comparison, change));
    }
  }
  const notes = [...unboundNotes(older, newer, changed), ...pendingNotes(older, newer)];
  told.push(...notes.map((grant) => ({ grant, rank: 6 })));
  return told
    .sort(
      (left, right) => left.rank - right.rank || byText(left.grant.sentence, right.grant.sentence),
    )
    .map(({ grant }) => grant);
}

function storiesOf(
  affected: readonly { subject: SubjectId; namespace: string }[],
  comparison: Comparison,
  change: Grant['change'],
): Iterable<Story> {
  const stories = new Map<string, Story>();
  const descriptions = new WeakMap<Excess, Description>();
  for (const { subject, namespace } of affected) {
    const difference = comparison.difference(subject, namespace);
    if (difference === undefined) continue;
    const { excess } = difference;
    const known = descriptions.get(excess) ?? describe(excess, namespace !== '', comparison);
    descriptions.set(excess, known);
    const isNewHere = change === 'gained' && known.earlier === 'none' && namespace === '';
    const earlier = isNewHere ? earlierElsewhere(difference, comparison) : known.earlier;
    const isSpecial = SPECIAL.has(subject);
    const id = JSON.stringify([
      ...[known.text, change === 'gained' ? earlier : '', namespace === ''],
      isSpecial ? subject : '',
      causeIds(difference, comparison),
    ]);
    const told = { subject, namespace, bindings: difference.bindings };
    const story = stories.get(id);
    if (story === undefined) {
      const { predicate } = known;
      stories.set(id, { told: [told], predicate, earlier, isSpecial });
    } else {
      story.told.push(told);
    }
  }
  return stories.values();
}

function describe(excess: Excess, isNamespaced: boolean, { without }: Comparison): Description {
  const predicate = predicateOf(excess.permissions, isNamespaced, excess.isCut);
  const text = predicate.text({ change: 'gained', place: '\0' });
  const others = without.permissions(excess.otherRoles, !isNamespaced);
  return { predicate, text, earlier: earlierText(excess.permissions, [others]) };
}

/** What the subject could do with the same things in single namespaces before. */
function earlierElsewhere(
  { subject, excess }: Difference,
  { without }: Comparison,
): string | undefined {
  const scopes = [...(without.state.scopesBySubject.get(subject) ?? [])].filter(Boolean);
  if (scopes.length > SCOPES_MAX) return undefined;
  const elsewhere = scopes.filter((scope) => {
    const set = without.permissions(without.roles(subject, scope), false);
    return earlierText(excess.permissions, [set]) !== 'none';
  });
  return elsewhere.length === 0 ? 'none' : `in ${namespacesText(elsewhere)} only`;
}

function toGrant(story: Story, comparison: Comparison, change: Grant['change']): Ranked {
  const { told, predicate, isSpecial } = story;
  const isNamespaced = told.some(({ namespace }) => namespace !== '');
  const distinct = <T>(items: T[]): T[] => [...new Set(items)].sort();
  const ids = distinct(told.map(({ subject }) => subject));
  const namespaces = distinct(told.map(({ namespace }) => namespace));
  const isEscalation = change === 'gained' && (predicate.severity !== 'other' || isSpecial);
  const grant: Grant = {
    change,
    isEscalation,
    subjects: ids.map(subjectOfId),
    namespaces: isNamespaced ? namespaces : undefined,
    sentence: sentenceOf(story, change, ids, placeText(namespaces, ids)),
    ...causesOf(told, comparison, change),
  };
  return { grant, rank: rankOf(story, grant) };
}

function sentenceOf(
  { predicate, earlier }: Story,
  change: Grant['change'],
  ids: readonly SubjectId[],
  place: string,
): string {
  const subjects = listText([...new Set(ids.map((id) => subjectText(subjectOfId(id))))], SHOWN);
  const verb = predicate.isState ? (ids.length > 1 ? 'are' : 'is') : 'can';
  const now = change === 'gained' ? 'now' : 'no longer';
  const isSaid = change === 'gained' && earlier !== undefined && !predicate.isState;
  const was = isSaid ? ` (was: ${earlier})` : '';
  return `${subjects} ${verb} ${now} ${predicate.text({ change, place })}${was}`;
}

function placeText(namespaces: readonly string[], ids: readonly SubjectId[]): string {
  if (namespaces.length === 1 && namespaces[0] === '') return 'every namespace';
  const text = namespacesText(namespaces);
  return namespaces.length > 1 && ids.length > 1 ? `${text}, each where it is bound` : text;
}

function namespacesText(namespaces: readonly string[]): string {
  const list = listText(namespaces.map(shortened), SHOWN);
  return `${namespaces.length === 1 ? 'namespace' : 'namespaces'} ${list}`;
}

function rankOf({ predicate, isSpecial }: Story, grant: Grant): number {
  if (grant.change === 'lost') return 7;
  if (!grant.isEscalation) return 5;
  const isEverywhere = grant.namespaces === undefined;
  if (predicate.severity === 'all' && isEverywhere) return 0;
  if (isSpecial) return 1;
  return isEverywhere ? 2 : predicate.severity === 'all' ? 3 : 4;
}
