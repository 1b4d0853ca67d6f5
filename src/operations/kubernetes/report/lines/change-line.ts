/** A change as a line of its section. */

import type { ObjectChange } from '../../../../kubernetes/change/object-change.ts';
import type { ObjectClass } from '../../../../kubernetes/storage/object-class.ts';
import { atRestWords, isSameProtection } from '../encryption-shifts.ts';
import { builtInKind, kindAndName, nameOf } from '../object-names.ts';
import type { ChangeLine } from '../report.ts';
import { problemWords } from '../problem-words.ts';
import { clip, nameWords } from '../words.ts';
import { fieldWords } from './field-words.ts';
import { objectWords } from './object-words.ts';

/** Words of a line, at most. */
const WHAT_MAX = 12;
const WORDS_MAX = 240;

const SIGNS: Readonly<Record<ObjectChange['change'], ChangeLine['sign']>> = {
  added: '+',
  removed: '-',
  modified: '~',
  recreated: '±',
  rewritten: '=',
};

/** Classes whose objects are all of one kind. */
const ONE_KIND = new Set<ObjectClass>(['secrets', 'pods', 'nodes', 'namespaces', 'events']);

/**
 * The line of a change.
 * @param known what changed in the `spec` of a definition, in better words than its fields give.
 */
export function changeLine(change: ObjectChange, known: readonly string[] = []): ChangeLine {
  const isUnknown =
    !change.isContentKnown && change.before !== undefined && change.after !== undefined;
  const rest = known.length > 0 ? withoutSpec(change) : change;
  const what = [...known, ...whatChanged(rest)].map((words) => clip(words, WORDS_MAX));
  return {
    sign: isUnknown ? '?' : SIGNS[change.change],
    object: objectName(change),
    what: what.slice(0, WHAT_MAX),
    change,
  };
}

function withoutSpec(change: ObjectChange): ObjectChange {
  const fields = change.fields.filter(({ steps: [first] }) => {
    return first !== undefined && 'name' in first && first.name === 'metadata';
  });
  return { ...change, fields };
}

function objectName(change: ObjectChange): string {
  if (change.place.type !== 'resource') return nameWords(change.name);
  return ONE_KIND.has(change.class) ? nameOf(change) : kindAndName(change);
}

function whatChanged(change: ObjectChange): readonly string[] {
  if (!change.isContentKnown) return unknownWords(change);
  switch (change.change) {
    case 'added':
    case 'removed':
      return wholeWords(change);
    case 'rewritten':
      return rewrittenWords(change);
    case 'recreated': {
      const fields = fieldWords(change.fields);
      const content = fields.length > 0 ? fields : ['content equal'];
      return ['deleted and created again', ...content, ...protectionWords(change)];
    }
    case 'modified':
      return [...modifiedWords(change), ...protectionWords(change)];
  }
}

function unknownWords(change: ObjectChange): string[] {
  const sides = [change.before, change.after].flatMap((side) => side ?? []);
  const reasons = new Set(sides.flatMap((side) => problemWords(side) ?? []));
  return [`content unknown: ${[...reasons].join('; ') || 'not read'}`, ...protectionWords(change)];
}

function wholeWords(change: ObjectChange): string[] {
  const side = change.after ?? change.before;
  if (side?.object === undefined) return [];
  const words = [...objectWords(builtInKind(change), side.object)];
  if (side.encryption !== undefined) words.push(`encrypted (${atRestWords(side.encryption)})`);
  return words;
}

function rewrittenWords(change: ObjectChange): string[] {
  const protection = protectionWords(change);
  return [...(protection.length > 0 ? protection : ['written again']), 'content equal'];
}

function modifiedWords({ fields, noise }: ObjectChange): readonly string[] {
  if (fields.length > 0) return fieldWords(fields);
  return noise === 'managed-fields-only' ? ['managed fields only'] : [];
}

/** `re-encrypted (aescbc key1 → secretbox key2)`. */
function protectionWords({ before, after }: ObjectChange): string[] {
  if (before === undefined || after === undefined) return [];
  const [older, newer] = [before.encryption, after.encryption];
  if (isSameProtection(older, newer)) return [];
  if (newer === undefined) return [`in plain text now (was ${atRestWords(older)})`];
  if (older === undefined) return [`encrypted now (${atRestWords(newer)})`];
  return [`re-encrypted (${atRestWords(older)} → ${atRestWords(newer)})`];
}
