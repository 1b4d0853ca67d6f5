/**
 * What an API server answers for the objects of the fixtures. What it adds on reading is listed
 * here, and nothing else is allowed for.
 */

import type { JsonObject, JsonValue } from '../../src/bytes/json.ts';
import { fieldOf, isJsonObject } from '../../src/bytes/json.ts';

/** What is known of an object. */
export interface AnsweredObject {
  readonly key: string;
  readonly modRevision: number;
  readonly object: JsonObject | null;
  readonly stored?: JsonObject | undefined;
}

/** What the API server answers, without what it adds; undefined where it does not serve the key. */
export function answerOf({
  stored,
  object,
  modRevision,
  key,
}: AnsweredObject): JsonObject | undefined {
  // A definition is served in another version than it is stored in.
  if (stored !== undefined) return withMetadata(stored, 'resourceVersion', String(modRevision));
  if (object === null) return undefined;
  if (key.startsWith('/registry/statefulsets/')) return withoutClaimTypes(object);
  // Defaulted from the pod template, where no labels are stored.
  if (key === '/registry/jobs/legacy-batch/etl-import') return withMetadata(object, 'labels');
  // Defaulted while its feature gate is off.
  if (key.startsWith('/registry/podgroups/')) {
    return changed(object, 'spec', (spec) => without(spec, 'disruptionMode'));
  }
  return object;
}

/** The types of a StatefulSet's claim templates are not stored. */
function withoutClaimTypes(object: JsonObject): JsonObject {
  return changed(object, 'spec', (spec) => {
    const templates = fieldOf(spec, 'volumeClaimTemplates');
    if (!Array.isArray(templates)) return spec;
    const bare = (templates as JsonObject[]).map((template) =>
      without(without(template, 'kind'), 'apiVersion'),
    );
    return { ...spec, volumeClaimTemplates: bare };
  });
}

/** The metadata with a field, or without it. */
function withMetadata(object: JsonObject, name: string, value?: JsonValue): JsonObject {
  return changed(object, 'metadata', (metadata) =>
    value === undefined ? without(metadata, name) : { ...metadata, [name]: value },
  );
}

function changed(
  object: JsonObject,
  name: string,
  change: (value: JsonObject) => JsonObject,
): JsonObject {
  const value = fieldOf(object, name);
  return isJsonObject(value) ? { ...object, [name]: change(value) } : object;
}

function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([field]) => field !== name));
}
