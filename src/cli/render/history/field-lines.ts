/** The fields that an event changed, a line each, as they are. */

import type { FieldChange } from '../../../kubernetes/change/object-change.ts';
import { parseRedacted } from '../../../kubernetes/change/redact.ts';
import type { ObjectEvent } from '../../../operations/kubernetes/history/object-event.ts';
import { changeLine } from '../../../operations/kubernetes/report/lines/change-line.ts';
import { clip } from '../../../operations/kubernetes/report/words.ts';
import type { JsonValue } from '../../../bytes/json.ts';
import { exactJson } from '../diff/exact-json.ts';
import { isPlain } from '../diff/object-lines.ts';
import { plainWords } from '../diff/plain-words.ts';
import { printable } from '../diff/printable.ts';
import type { Veil } from '../diff/rendered.ts';
import { formatCounted } from '../count.ts';
import { problemOf } from './event-words.ts';

/** Longest value that is written out whole, in UTF-16 units; JSON has them all. */
const VALUE_MAX = 200;
/** Fields of one event. */
const FIELDS_MAX = 100;

/** What changed; of an object that is new or gone, what it is. */
export function fieldLines(event: ObjectEvent, veil: Veil): string[] {
  const { description, before, after, key, isBeforeKnown } = event;
  const problem = problemOf(event);
  if (problem !== undefined) return [printable(`? ${problem}`)];
  if (isPlain(description)) {
    const isSame = description.change === 'rewritten';
    const values = veil.values({ key, before, after, isSame });
    return [printable(plainWords(values))];
  }
  const unknown = isBeforeKnown ? [] : ['? what was before it is compacted'];
  const { fields } = description;
  if (fields.length === 0) {
    const what = description.before === undefined && unknown.length > 0 ? [] : wholeWords(event);
    return [...unknown, ...what.map(printable)];
  }
  const more = fields.length - FIELDS_MAX;
  return [
    ...unknown,
    ...fields.slice(0, FIELDS_MAX).map((field) => printable(fieldLine(field))),
    ...(more > 0 ? [`and ${formatCounted(more, 'field')} more (-w json)`] : []),
  ];
}

function wholeWords({ description }: ObjectEvent): readonly string[] {
  const text = changeLine(description).what.join('; ');
  return text === '' ? [] : [text];
}

function fieldLine({ change, path, before, after, isOrder }: FieldChange): string {
  if (isOrder === true) return `~ ${path}: order ${shown(before)} → ${shown(after)}`;
  if (change === 'added') return `+ ${path}: ${shown(after)}`;
  if (change === 'removed') return `- ${path}: ${shown(before)}`;
  return `~ ${path}: ${shown(before)} → ${shown(after)}`;
}

function shown(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  // What stands for a secret is no text of the object.
  if (typeof value === 'string' && parseRedacted(value) !== undefined) return value;
  return clip(exactJson(value), VALUE_MAX);
}
