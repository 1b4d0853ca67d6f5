/** Reads fields of objects for their columns: whatever is not what it should be is not there. */

import { fieldOf, isJsonObject } from '../../bytes/json.ts';
import type { JsonValue } from '../../bytes/json.ts';
import { humanDuration } from './human-duration.ts';

/** A value, or what is not there. */
export type Field = JsonValue | undefined;

/** The field at the end of a path of names. */
export function at(value: Field, ...path: readonly string[]): Field {
  return path.reduce<Field>((found, name) => fieldOf(found, name), value);
}

/** The text at the end of a path; empty if there is none. */
export function textAt(value: Field, ...path: readonly string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The text at the end of a path, or what stands for it where it is not given. */
export function textOr(instead: string, value: Field, ...path: readonly string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : instead;
}

/** The number at the end of a path; 0 if there is none. */
export function numberAt(value: Field, ...path: readonly string[]): number {
  const found = at(value, ...path);
  return typeof found === 'number' || typeof found === 'bigint' ? Number(found) : 0;
}

/** The same as text. */
export function countAt(value: Field, ...path: readonly string[]): string {
  return String(numberAt(value, ...path));
}

/** The entries of the list at the end of a path; none if there is no list. */
export function listAt(value: Field, ...path: readonly string[]): readonly JsonValue[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? (found as readonly JsonValue[]) : [];
}

/** The texts of the list at the end of a path. */
export function textsAt(value: Field, ...path: readonly string[]): readonly string[] {
  return listAt(value, ...path).filter((entry): entry is string => typeof entry === 'string');
}

/** The names and values of the map at the end of a path. */
export function entriesAt(
  value: Field,
  ...path: readonly string[]
): readonly (readonly [string, JsonValue])[] {
  const found = at(value, ...path);
  return isJsonObject(found) ? Object.entries(found) : [];
}

/** Whether the flag at the end of a path is set. */
export function isSet(value: Field, ...path: readonly string[]): boolean {
  return at(value, ...path) === true;
}

/** The status of a condition; empty if the object has none of that type. */
export function conditionAt(value: Field, type: string): string {
  const found = listAt(value, 'status', 'conditions').find((one) => textAt(one, 'type') === type);
  return textAt(found, 'status');
}

/** Milliseconds since 1970 of the time at the end of a path; undefined if there is none. */
export function timeAt(value: Field, ...path: readonly string[]): number | undefined {
  const time = Date.parse(textAt(value, ...path));
  return Number.isNaN(time) ? undefined : time;
}

/** How long ago the time at the end of a path was. */
export function sinceAt(now: number, value: Field, ...path: readonly string[]): string {
  const time = timeAt(value, ...path);
  return time === undefined ? '<unknown>' : humanDuration(now - time);
}

/** `name=value,name=value`, in the order of the names. */
export function labelsText(value: Field, ...path: readonly string[]): string {
  const entries = entriesAt(value, ...path).map(([name, label]) => `${name}=${scalarText(label)}`);
  return orNone(entries.sort(compareTexts).join(','));
}

/** A text, a number or a flag as text. */
export function scalarText(value: Field): string {
  if (typeof value === 'string') return value;
  const isScalar =
    typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
  return isScalar ? String(value) : '';
}

/** The first entries, and how many more there are. */
export function shortList(entries: readonly string[], max: number, count: number): string {
  const text = entries.slice(0, max).join(',');
  return entries.length > max ? `${text} + ${String(count - max)} more...` : text;
}

/** A text, or what stands for an empty one. */
export function orNone(text: string, instead = '<none>'): string {
  return text === '' ? instead : text;
}

/** In the order of their UTF-16 units, as names of Kubernetes need no other. */
export function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
