/**
 * A stored object as a manifest for `kubectl apply`: without what a server sets itself, which it
 * would refuse, or take for a conflict with what is there.
 */

import { fieldOf } from '../../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../../bytes/json.ts';

/** Fields of the metadata that a server sets (apimachinery meta/v1, ObjectMeta, v0.36.3). */
const SERVER_METADATA: ReadonlySet<string> = new Set([
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
]);

/** The manifest of an object. */
export function applicableManifest(object: JsonObject): JsonObject {
  return without(object, (name, value) => {
    if (name === 'status') return undefined;
    return name === 'metadata' && isObject(value)
      ? without(value, (field, inner) => (SERVER_METADATA.has(field) ? undefined : inner))
      : value;
  });
}

function without(
  object: JsonObject,
  keep: (name: string, value: JsonValue) => JsonValue | undefined,
): JsonObject {
  const entries = Object.keys(object).flatMap((name): [string, JsonValue][] => {
    const value = fieldOf(object, name);
    const kept = value === undefined ? undefined : keep(name, value);
    return kept === undefined ? [] : [[name, kept]];
  });
  return Object.fromEntries<JsonValue>(entries);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
