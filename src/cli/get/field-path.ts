/**
 * Paths to fields: `.spec.replicas`, `.spec.containers[0].image`, `.items[*].name`,
 * `.metadata.annotations["example.io/owner"]`. Nothing in them is evaluated.
 */

import { nearestName } from '../../bytes/nearest.ts';
import { isJsonObject } from '../../bytes/json.ts';
import type { JsonValue } from '../../bytes/json.ts';

/** A step: a field, an entry of a list, or all entries. */
export type FieldStep =
  { readonly name: string } | { readonly index: number } | { readonly isEvery: true };

/** What a path leads to. */
export interface FieldResult {
  readonly values: readonly JsonValue[];
  /** Where the path ended that led to nothing, and what may have been meant. */
  readonly missing: string | undefined;
}

const STEP =
  /\.?(?:\["((?:[^"\\]|\\.)*)"\]|\['((?:[^'\\]|\\.)*)'\]|\[(\d{1,15})\]|(\[\*\]))|\.(?:"((?:[^"\\]|\\.)*)"|([^.[\]"'\\{}]+))/y;

/** Takes a path apart; undefined if it is none. A first dot may be left out. */
export function parseFieldPath(text: string): readonly FieldStep[] | undefined {
  const path = /^[.[]/.test(text) ? text : `.${text}`;
  const steps: FieldStep[] = [];
  STEP.lastIndex = 0;
  for (let at = 0; at < path.length; at = STEP.lastIndex) {
    STEP.lastIndex = at;
    const found = STEP.exec(path);
    if (found === null) return undefined;
    const [, double, single, index, every, dotted, bare] = found;
    const quoted = double ?? single ?? dotted;
    if (quoted !== undefined) steps.push({ name: quoted.replace(/\\(.)/gs, '$1') });
    else if (index !== undefined) steps.push({ index: Number(index) });
    else if (every !== undefined) steps.push({ isEvery: true });
    else steps.push({ name: bare ?? '' });
  }
  return steps.length === 0 ? undefined : steps;
}

/** The values that a path leads to. */
export function readField(value: JsonValue, steps: readonly FieldStep[]): FieldResult {
  let values: readonly JsonValue[] = [value];
  for (const [at, step] of steps.entries()) {
    const next = values.flatMap((one) => stepInto(one, step));
    if (next.length === 0) return { values: [], missing: missingText(values, steps, at) };
    values = next;
  }
  return { values, missing: undefined };
}

function stepInto(value: JsonValue, step: FieldStep): readonly JsonValue[] {
  if ('name' in step) {
    if (!isJsonObject(value) || !Object.hasOwn(value, step.name)) return [];
    const field = value[step.name];
    return field === undefined ? [] : [field];
  }
  if ('isEvery' in step) {
    if (Array.isArray(value)) return value as readonly JsonValue[];
    return isJsonObject(value) ? Object.values(value) : [];
  }
  return Array.isArray(value)
    ? (value as readonly JsonValue[]).slice(step.index, step.index + 1)
    : [];
}

function missingText(
  values: readonly JsonValue[],
  steps: readonly FieldStep[],
  at: number,
): string {
  const step = steps[at];
  const path = formatPath(steps.slice(0, at + 1));
  if (step === undefined || !('name' in step)) return path;
  const names = values.flatMap((value) => (isJsonObject(value) ? Object.keys(value) : []));
  const near = nearestName(step.name, names);
  if (near === undefined) return path;
  return `${path}; did you mean ${formatPath([...steps.slice(0, at), { name: near }])}?`;
}

function formatPath(steps: readonly FieldStep[]): string {
  return steps
    .map((step) => {
      if ('isEvery' in step) return '[*]';
      if ('index' in step) return `[${String(step.index)}]`;
      return /^[\w-]+$/.test(step.name) ? `.${step.name}` : `[${JSON.stringify(step.name)}]`;
    })
    .join('');
}
