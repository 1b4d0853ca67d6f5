/** Fields of objects, read without trust: what has another type than expected is not there. */

import type { JsonObject, JsonValue } from '../../../bytes/json.ts';
import { fieldOf, isJsonObject } from '../../../bytes/json.ts';

/** The value at the end of a path of fields. */
export function valueOf(value: JsonValue | undefined, ...path: string[]): JsonValue | undefined {
  return path.reduce(fieldOf, value);
}

/** The text at the end of a path. */
export function textOf(value: JsonValue | undefined, ...path: string[]): string | undefined {
  const found = valueOf(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The entries of the list at the end of a path. */
export function itemsOf(value: JsonValue | undefined, ...path: string[]): readonly JsonValue[] {
  const found = valueOf(value, ...path);
  return Array.isArray(found) ? (found as readonly JsonValue[]) : [];
}

/** The texts of the list at the end of a path. */
export function textsOf(value: JsonValue | undefined, ...path: string[]): readonly string[] {
  return itemsOf(value, ...path).filter((item) => typeof item === 'string');
}

/** The fields of the object at the end of a path. */
export function entriesOf(
  value: JsonValue | undefined,
  ...path: string[]
): readonly (readonly [string, JsonValue])[] {
  const found = valueOf(value, ...path);
  return isJsonObject(found) ? Object.entries(found) : [];
}

/** The controller of an object, by kind and name. */
export function controllerOf(
  object: JsonObject | undefined,
): { readonly kind: string; readonly name: string } | undefined {
  for (const owner of itemsOf(object, 'metadata', 'ownerReferences')) {
    if (fieldOf(owner, 'controller') !== true) continue;
    return { kind: textOf(owner, 'kind') ?? '', name: textOf(owner, 'name') ?? '' };
  }
  return undefined;
}
