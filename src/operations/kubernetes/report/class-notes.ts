/** What is said of a class beside its counts: what went, or came, with what. */

import type { ObjectClass } from '../../../kubernetes/storage/object-class.ts';
import type { DefinitionFacts } from './definition-facts.ts';
import type { DepartureCounts } from './departures.ts';
import { clip, countOf, listWords, nameWords } from './words.ts';

const NOTE_MAX = 200;
/** Names in a note. */
const NAMES_MAX = 3;

/** The notes, by class. */
export function classNotes(
  departures: DepartureCounts,
  definitions: DefinitionFacts,
): ReadonlyMap<ObjectClass, string> {
  const notes = new Map<ObjectClass, string>();
  const add = (name: ObjectClass, parts: readonly string[]): void => {
    if (parts.length > 0) notes.set(name, clip(listWords(parts, NAMES_MAX), NOTE_MAX));
  };
  add('customresources', customResourceNotes(departures, definitions));
  add('pods', partsOf(departures.nodes, 'pod', 'went with node'));
  add('namespaces', partsOf(departures.namespaces, 'object', 'went with'));
  return notes;
}

/** `3 Widgets went with widgets.legacy.example.net`. */
function customResourceNotes(
  { customResources }: DepartureCounts,
  { removed }: DefinitionFacts,
): string[] {
  return [...removed].flatMap((name) => {
    const counts = customResources.get(name);
    if (counts === undefined) return [];
    const went = `${countOf(counts.removed, nameWords(counts.kind))} went with ${nameWords(name)}`;
    const left = `${countOf(counts.live, nameWords(counts.kind))} left without ${nameWords(name)}`;
    return [...(counts.removed > 0 ? [went] : []), ...(counts.live > 0 ? [left] : [])];
  });
}

/** `11 pods went with node worker-3`. */
function partsOf(counts: ReadonlyMap<string, number>, what: string, how: string): string[] {
  return [...counts]
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${countOf(count, what)} ${how} ${nameWords(name)}`);
}
