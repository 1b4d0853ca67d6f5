/**
 * Words of the report. Names and values come from the snapshot and may be made to deceive: they are
 * cut to a length here, and whoever prints them escapes them.
 */

import type { JsonValue } from '../../../bytes/json.ts';
import { isJsonObject } from '../../../bytes/json.ts';

/** Longest value that is shown as it is, in UTF-16 units. */
const VALUE_MAX = 60;
/** Longest name; Kubernetes' own are at most 253. */
const NAME_MAX = 253;

/** A text of at most `max` UTF-16 units, the cut shown; no character is halved. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = max - 1;
  const last = text.charCodeAt(end - 1);
  const isHalf = last >= 0xd800 && last < 0xdc00;
  return `${text.slice(0, isHalf ? end - 1 : end)}…`;
}

/** A name, cut where it is longer than any legal one. */
export function nameWords(name: string): string {
  return clip(name, NAME_MAX);
}

/** `3 pods`, `1 pod`. */
export function countOf(count: number, one: string, many: string = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** `a, b and c`; what is beyond `max` is counted. */
export function listWords(items: readonly string[], max = 5): string {
  if (items.length <= 1) return items.join('');
  if (items.length > max) {
    return `${items.slice(0, max).join(', ')} and ${String(items.length - max)} more`;
  }
  return `${items.slice(0, -1).join(', ')} and ${String(items.at(-1))}`;
}

/** A value in a few words: itself if it is short, else how much of it there is. */
export function valueWords(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return stringWords(value);
  if (Array.isArray(value)) return arrayWords(value as readonly JsonValue[]);
  if (isJsonObject(value)) return objectWords(value);
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- a number, a boolean, null
  return String(value);
}

function stringWords(text: string): string {
  if (text === '') return '""';
  const lines = text.split('\n').length;
  return lines > 2 ? countOf(lines, 'line') : clip(text.trimEnd(), VALUE_MAX);
}

function arrayWords(items: readonly JsonValue[]): string {
  if (items.length === 0) return '[]';
  const areShort = items.length <= 3 && items.every((item) => typeof item !== 'object');
  if (areShort) return clip(items.map(valueWords).join(', '), VALUE_MAX);
  return items.length === 1 ? valueWords(items[0]) : countOf(items.length, 'entry', 'entries');
}

/** Subjects, rules and references are known by their usual fields. */
function objectWords(object: Readonly<Record<string, JsonValue>>): string {
  const fields = new Map(Object.entries(object));
  const text = (name: string): string | undefined => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const verbs = fields.get('verbs');
  if (Array.isArray(verbs)) return ruleWords(fields, verbs as readonly JsonValue[]);
  const name = text('name') ?? text('host') ?? text('key') ?? text('type');
  if (name === undefined) return countOf(fields.size, 'field');
  const namespace = text('namespace');
  const where = namespace === undefined ? name : `${namespace}/${name}`;
  const kind = text('kind');
  const value = text('value');
  const whole = `${kind === undefined ? '' : `${kind} `}${where}`;
  return clip(value === undefined ? whole : `${whole}=${value}`, 2 * VALUE_MAX);
}

/** `get, create of nodes/proxy`. */
function ruleWords(fields: ReadonlyMap<string, JsonValue>, verbs: readonly JsonValue[]): string {
  const texts = (value: JsonValue | undefined): string =>
    Array.isArray(value) ? (value as readonly JsonValue[]).map(valueWords).join(', ') : '';
  const urls = texts(fields.get('nonResourceURLs'));
  const what = texts(fields.get('resources')) || `URLs ${urls}`;
  const names = texts(fields.get('resourceNames'));
  const only = names === '' ? '' : ` named ${names}`;
  return clip(`${texts(verbs)} of ${what}${only}`, 2 * VALUE_MAX);
}
