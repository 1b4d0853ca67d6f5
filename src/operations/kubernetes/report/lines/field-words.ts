/** Changed fields in words: the most telling first, a few of them, the rest counted. */

import type { JsonValue } from '../../../../bytes/json.ts';
import { isJsonObject } from '../../../../bytes/json.ts';
import type { FieldChange, PathStep } from '../../../../kubernetes/change/object-change.ts';
import { changedLines } from '../changed-lines.ts';
import { clip, countOf, valueWords } from '../words.ts';
import { changeWords, sizeWords } from './redacted.ts';

/** Fields that are told of one object. */
const FIELDS_MAX = 6;
const PATH_MAX = 100;
/** Longer values without a space are data, of which the beginning tells nothing. */
const DATA_MIN = 60;

/** What is changed by servers whenever something else is. */
const FOLLOWING = new Set([
  ...['metadata.generation', 'metadata.uid', 'metadata.creationTimestamp', 'metadata.selfLink'],
  ...['revision', 'desired-replicas', 'max-replicas'].map(
    (name) => `annotation deployment.kubernetes.io/${name}`,
  ),
  // A Lease says who holds it; when it was renewed follows.
  ...['acquireTime', 'renewTime'],
]);
/** What tells most, in this order. */
const TELLING = [
  /(^|\.|\])image$/,
  /^(replicas|type|roleRef|subjects|rules|webhooks)\b/,
  /^spec\b|^[a-z]/,
  /^(label|annotation) /,
  /^status\b/,
];

/** Paths that need not be written out: where the pods of a workload are described, and a `spec`. */
const BEGINNINGS: readonly (readonly string[])[] = [
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  ['spec', 'template', 'spec'],
  ['spec'],
];

/** The fields, in words. */
export function fieldWords(fields: readonly FieldChange[]): readonly string[] {
  const named = fields
    .map((field) => ({ field, path: shortPath(field.steps) }))
    .filter(({ path }) => !FOLLOWING.has(path));
  const isStatus = ({ path }: { readonly path: string }): boolean => path.startsWith('status');
  const telling = named.every(isStatus) ? named : named.filter((one) => !isStatus(one));
  const ranked = telling
    .map((one) => ({ ...one, rank: TELLING.findIndex((pattern) => pattern.test(one.path)) }))
    .sort((one, other) => one.rank - other.rank);
  const words = ranked.slice(0, FIELDS_MAX).map(({ field, path }) => fieldInWords(field, path));
  const more = ranked.length - words.length;
  return more > 0 ? [...words, countOf(more, 'more field')] : words;
}

function fieldInWords(field: FieldChange, path: string): string {
  const { change, before, after, redacted, steps } = field;
  if (path === 'apiVersion') {
    return `stored as ${valueWords(after)} (was ${valueWords(before)})`;
  }
  if (path === 'metadata.deletionTimestamp') return `being deleted since ${valueWords(after)}`;
  if (path === 'unschedulable') return after === true ? 'cordoned' : 'uncordoned';
  const last = steps.at(-1);
  if (change !== 'changed' && last !== undefined && 'index' in last) {
    const list = shortPath(steps.slice(0, -1));
    return `${list}: ${valueWords(change === 'added' ? after : before)} ${change}`;
  }
  if (field.isOrder === true) return `${path}: order changed`;
  if (change === 'added') return `${path} added (${shownWords(after, redacted)})`;
  if (change === 'removed') return `${path} removed (was ${shownWords(before, redacted)})`;
  if (redacted) return `${path} changed ${changeWords(before, after)}`;
  return `${path} ${valueChange(before, after)}`;
}

function shownWords(value: JsonValue | undefined, redacted: boolean): string {
  if (!redacted) return dataWords(value) ?? valueWords(value);
  if (!isJsonObject(value)) return sizeWords(value);
  const entries = Object.entries(value);
  const shown = entries.slice(0, 3).map(([name, one]) => `${clip(name, 60)} ${sizeWords(one)}`);
  const more = entries.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${String(more)} more` : shown.join(', ');
}

function valueChange(before: JsonValue | undefined, after: JsonValue | undefined): string {
  if (typeof before === 'string' && typeof after === 'string') {
    if (before.includes('\n') || after.includes('\n')) {
      const lines = changedLines(before, after);
      if (lines.length === 0) return 'changed (order of lines, or empty ones)';
      const added = lines.filter(({ sign }) => sign === '+').length;
      return `changed (+${String(added)} −${String(lines.length - added)} lines)`;
    }
    if (isData(before) || isData(after)) {
      const sizes = `${String(before.length)} → ${countOf(after.length, 'character')}`;
      return `changed (${sizes})`;
    }
  }
  return `${valueWords(before)} → ${valueWords(after)}`;
}

function dataWords(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && isData(value)
    ? countOf(value.length, 'character')
    : undefined;
}

function isData(text: string): boolean {
  return text.length > DATA_MIN && /^[A-Za-z0-9+/=_-]+$/.test(text);
}

/** `containers[app].image`, `label cost-center`; of a ConfigMap's or Secret's data the name only. */
function shortPath(steps: readonly PathStep[]): string {
  const names = steps.map((step) => ('name' in step ? step.name : undefined));
  const [first, second, third] = names;
  if (first === 'metadata' && third !== undefined && steps.length === 3) {
    if (second === 'labels') return clip(`label ${third}`, PATH_MAX);
    if (second === 'annotations') return clip(`annotation ${third}`, PATH_MAX);
  }
  if (first !== undefined && second !== undefined && steps.length === 2) {
    if (['data', 'binaryData', 'stringData'].includes(first)) return clip(second, PATH_MAX);
  }
  const beginning = BEGINNINGS.find(
    (one) => one.length < steps.length && one.every((name, at) => names[at] === name),
  );
  const rest = steps.slice(beginning?.length ?? 0);
  let path = '';
  for (const step of rest) {
    if ('name' in step) path += path === '' ? step.name : `.${step.name}`;
    else path += `[${entryWords(step)}]`;
  }
  return clip(path, PATH_MAX);
}

function entryWords(step: Exclude<PathStep, { readonly name: string }>): string {
  if (!('mergeKey' in step)) return String(step.index);
  const values = step.mergeKey.map(([, value]) => value);
  // The core group has no name.
  return clip(values.filter((value) => value !== '').join(','), 60);
}
