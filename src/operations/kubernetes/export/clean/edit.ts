/** Objects with parts left out or replaced; what does not change stays the same object. */

import { fieldOf, isJsonObject } from '../../../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../../../bytes/json.ts';

/** An object without some of its fields. */
export function without(object: JsonObject, names: readonly string[]): JsonObject {
  if (!names.some((name) => Object.hasOwn(object, name))) return object;
  const left: [string, JsonValue][] = [];
  for (const entry of Object.entries(object)) if (!names.includes(entry[0])) left.push(entry);
  return Object.fromEntries(left);
}

/** An object with a field replaced; the field goes if there is nothing in its place. */
export function withField(
  object: JsonObject,
  name: string,
  change: (value: JsonValue) => JsonValue | undefined,
): JsonObject {
  const value = fieldOf(object, name);
  if (value === undefined) return object;
  const changed = change(value);
  if (changed === value) return object;
  return changed === undefined ? without(object, [name]) : { ...object, [name]: changed };
}

/** The same where the field is an object; one that becomes empty goes. */
export function withObject(
  object: JsonObject,
  name: string,
  change: (value: JsonObject) => JsonObject,
): JsonObject {
  return withField(object, name, (value) => {
    if (!isJsonObject(value)) return value;
    const changed = change(value);
    return changed !== value && Object.keys(changed).length === 0 ? undefined : changed;
  });
}

/** The same for the objects of a list. */
export function withItems(
  object: JsonObject,
  name: string,
  change: (item: JsonObject) => JsonObject | undefined,
): JsonObject {
  const items = listIn(object, name);
  const changed = items.map((item) => (isJsonObject(item) ? change(item) : item));
  if (changed.every((item, at) => item === items[at])) return object;
  const left = changed.filter((item) => item !== undefined);
  return withField(object, name, () => (left.length === 0 ? undefined : left));
}

/** A field's text; undefined if it is none. */
export function textIn(
  value: JsonValue | undefined,
  ...path: readonly string[]
): string | undefined {
  const found = path.reduce<JsonValue | undefined>((inner, name) => fieldOf(inner, name), value);
  return typeof found === 'string' ? found : undefined;
}

/** A field's list; empty if it is none. */
export function listIn(value: JsonValue | undefined, name: string): readonly JsonValue[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? (list as readonly JsonValue[]) : [];
}
