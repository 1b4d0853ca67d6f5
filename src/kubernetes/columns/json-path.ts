/**
 * JSONPath as columns of custom resources use it (client-go util/jsonpath, v0.36.3): fields, `[0]`,
 * `[*]`, and filters such as `[?(@.type=="Ready")]`. What is none of these leads to nothing.
 */

import { isJsonObject } from '../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { at, scalarText } from './fields.ts';

/** Which entries of a list a filter takes. */
interface Filter {
  readonly path: readonly string[];
  /** Undefined if the field only has to be there. */
  readonly value: string | undefined;
  readonly isEqual: boolean;
}

type Step =
  | { readonly name: string }
  | { readonly index: number }
  | { readonly isEvery: true }
  | { readonly filter: Filter };

const FIELD = String.raw`\.((?:\\.|[^\\.[\]'"*\s])+)`;
const QUOTED = String.raw`\[(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)")\]`;
const INDEX = String.raw`\[(-?\d{1,9})\]`;
const EVERY = String.raw`(\[\*\]|\.\*)`;
const LITERAL = String.raw`(?:'([^']*)'|"([^"]*)"|([\w.-]+))`;
const FILTER = String.raw`\[\?\(\s*@((?:\.[\w-]+)+)\s*(?:(==|!=)\s*${LITERAL}\s*)?\)\]`;
const STEP = new RegExp([FIELD, QUOTED, INDEX, EVERY, FILTER].join('|'), 'y');
/** Values that are followed at once. */
const VALUES_MAX = 10_000;

/** Takes a path apart; undefined if it has what is not known here. */
export function parseJsonPath(
  path: string,
): ((object: JsonObject) => JsonValue | undefined) | undefined {
  const steps: Step[] = [];
  const step = new RegExp(STEP);
  for (let end = 0; end < path.length; end = step.lastIndex) {
    step.lastIndex = end;
    const found = step.exec(path);
    if (found === null) return undefined;
    steps.push(stepOf(found));
  }
  return (object) => follow(object, steps);
}

function stepOf(found: RegExpExecArray): Step {
  const groups: readonly (string | undefined)[] = found;
  const [, field, single, double, index, every, filterPath, operator, ...literals] = groups;
  const name = field ?? single ?? double;
  if (name !== undefined) return { name: name.replace(/\\(.)/gs, '$1') };
  if (index !== undefined) return { index: Number(index) };
  if (every !== undefined) return { isEvery: true };
  const path = (filterPath ?? '').split('.').slice(1);
  const value = literals.find((literal) => literal !== undefined);
  return { filter: { path, value, isEqual: operator !== '!=' } };
}

/** The first value that a path leads to. */
function follow(object: JsonObject, steps: readonly Step[]): JsonValue | undefined {
  let values: readonly JsonValue[] = [object];
  for (const step of steps) {
    values = values.flatMap((value) => stepInto(value, step)).slice(0, VALUES_MAX);
  }
  return values[0];
}

function stepInto(value: JsonValue, step: Step): readonly JsonValue[] {
  if ('name' in step) {
    const field = at(value, step.name);
    return field === undefined ? [] : [field];
  }
  if (isJsonObject(value)) return 'isEvery' in step ? Object.values(value) : [];
  if (!Array.isArray(value)) return [];
  const entries = value as readonly JsonValue[];
  if ('isEvery' in step) return entries;
  if ('filter' in step) return entries.filter((entry) => passes(entry, step.filter));
  const entry = entries.at(step.index);
  return entry === undefined ? [] : [entry];
}

function passes(entry: JsonValue, { path, value, isEqual }: Filter): boolean {
  const found = at(entry, ...path);
  if (value === undefined) return found !== undefined;
  return found !== undefined && (scalarText(found) === value) === isEqual;
}
