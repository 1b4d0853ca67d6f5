/**
 * What changed in the schema of a custom resource: fields, and what values they take. `narrowed`
 * means that objects that were valid may be so no longer. Descriptions are no change. The rules are
 * those of OpenAPI v3 as structural schemas have them (apiextensions-apiserver
 * pkg/apis/apiextensions/v1/types_jsonschema.go, v0.36.3).
 */

import type { JsonValue } from '../../../bytes/json.ts';
import { fieldOf, isJsonObject } from '../../../bytes/json.ts';
import { entriesOf, itemsOf, textsOf } from '../report/json-fields.ts';
import { clip, valueWords } from '../report/words.ts';

/** A change of a schema. */
export interface SchemaChange {
  readonly change: 'added' | 'removed' | 'narrowed' | 'widened' | 'changed';
  /** `spec.seats`; empty for the whole object. */
  readonly path: string;
  /** `maximum 1000 → 5000`. */
  readonly what: string;
}

/** Deepest field that is compared; structural schemas of real definitions have about 30. */
const DEPTH_MAX = 100;
/** Most changes that are told of one schema. */
const CHANGES_MAX = 200;

/** Limits that exclude larger values, and those that exclude smaller ones. */
const UPPER_LIMITS = ['maximum', 'maxLength', 'maxItems', 'maxProperties'];
const LOWER_LIMITS = ['minimum', 'minLength', 'minItems', 'minProperties'];
/** What excludes values if it is there, and others if it is another. */
const CONDITIONS = ['pattern', 'format', 'multipleOf', 'not', 'allOf', 'anyOf', 'oneOf'];
/** What excludes values if it is true. */
const STRICT_FLAGS = ['exclusiveMaximum', 'exclusiveMinimum', 'uniqueItems'];
/** What lets values in if it is true. */
const LENIENT_FLAGS = [
  'nullable',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-int-or-string',
  'x-kubernetes-embedded-resource',
];

/** Types that take all values of another. */
const WIDER_TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['integer', ['number', 'integer or string']],
  ['string', ['integer or string']],
]);

/** Compares two schemas. */
export function compareSchemas(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): readonly SchemaChange[] {
  const changes: SchemaChange[] = [];
  compareField({ before, after, path: '', depth: 0 }, changes);
  return changes;
}

interface FieldPair {
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
  readonly path: string;
  readonly depth: number;
}

function compareField(pair: FieldPair, changes: SchemaChange[]): void {
  const { before, after, path, depth } = pair;
  if (depth > DEPTH_MAX || changes.length >= CHANGES_MAX) return;
  for (const compare of [compareType, compareLimits, compareFlags, compareConditions]) {
    changes.push(...compare(pair));
  }
  changes.push(...compareRequired(pair), ...compareEnum(pair), ...compareRules(pair));
  compareProperties(pair, changes);
  for (const [name, mark] of [
    ['items', '[]'],
    ['additionalProperties', '[*]'],
  ] as const) {
    const [older, newer] = [fieldOf(before, name), fieldOf(after, name)];
    if (older === undefined && newer === undefined) continue;
    const inner = { before: older, after: newer, path: `${path}${mark}`, depth: depth + 1 };
    if (isJsonObject(older) && isJsonObject(newer)) compareField(inner, changes);
    else if (older !== newer) changes.push({ change: 'changed', path, what: `${name} changed` });
  }
}

function compareProperties(
  { before, after, path, depth }: FieldPair,
  changes: SchemaChange[],
): void {
  const olderFields = new Map(entriesOf(before, 'properties'));
  const newerFields = new Map(entriesOf(after, 'properties'));
  for (const name of new Set([...olderFields.keys(), ...newerFields.keys()])) {
    if (changes.length >= CHANGES_MAX) return;
    const [older, newer] = [olderFields.get(name), newerFields.get(name)];
    const inner = path === '' ? clip(name, 100) : `${path}.${clip(name, 100)}`;
    if (older === undefined) {
      changes.push({ change: 'added', path: inner, what: `added (${typeWords(newer)})` });
    } else if (newer === undefined) {
      changes.push({ change: 'removed', path: inner, what: `removed (was ${typeWords(older)})` });
    } else {
      compareField({ before: older, after: newer, path: inner, depth: depth + 1 }, changes);
    }
  }
}

function compareType({ before, after, path }: FieldPair): SchemaChange[] {
  const [older, newer] = [typeWords(before), typeWords(after)];
  if (older === newer) return [];
  const isWider = newer === 'any' || (WIDER_TYPES.get(older)?.includes(newer) ?? false);
  return [{ change: isWider ? 'widened' : 'narrowed', path, what: `type ${older} → ${newer}` }];
}

function compareLimits({ before, after, path }: FieldPair): SchemaChange[] {
  const compare = (name: string, isUpper: boolean): SchemaChange[] => {
    const [older, newer] = [numberOf(before, name), numberOf(after, name)];
    if (older === newer) return [];
    const what = `${name} ${limitWords(older)} → ${limitWords(newer)}`;
    const isNarrower =
      newer !== undefined && (older === undefined || (isUpper ? newer < older : newer > older));
    return [{ change: isNarrower ? 'narrowed' : 'widened', path, what }];
  };
  return [
    ...UPPER_LIMITS.flatMap((name) => compare(name, true)),
    ...LOWER_LIMITS.flatMap((name) => compare(name, false)),
  ];
}

function compareFlags({ before, after, path }: FieldPair): SchemaChange[] {
  const compare = (name: string, isStrict: boolean): SchemaChange[] => {
    const [older, newer] = [fieldOf(before, name) === true, fieldOf(after, name) === true];
    if (older === newer) return [];
    const what = `${name} ${newer ? 'switched on' : 'switched off'}`;
    return [{ change: newer === isStrict ? 'narrowed' : 'widened', path, what }];
  };
  return [
    ...STRICT_FLAGS.flatMap((name) => compare(name, true)),
    ...LENIENT_FLAGS.flatMap((name) => compare(name, false)),
  ];
}

function compareConditions({ before, after, path }: FieldPair): SchemaChange[] {
  const changes = CONDITIONS.flatMap((name): SchemaChange[] => {
    const [older, newer] = [textForm(fieldOf(before, name)), textForm(fieldOf(after, name))];
    if (older === newer) return [];
    if (newer === undefined) return [{ change: 'widened', path, what: `${name} removed` }];
    const what = older === undefined ? `${name} added` : `${name} changed`;
    return [{ change: 'narrowed', path, what }];
  });
  const [older, newer] = [fieldOf(before, 'default'), fieldOf(after, 'default')];
  if (textForm(older) === textForm(newer)) return changes;
  const what = `default ${valueWords(older)} → ${valueWords(newer)}`;
  return [...changes, { change: 'changed', path, what }];
}

function compareRequired({ before, after, path }: FieldPair): SchemaChange[] {
  const [older, newer] = [textsOf(before, 'required'), textsOf(after, 'required')];
  const inner = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const gained = without(newer, older).map((name): SchemaChange => ({
    change: 'narrowed',
    path: inner(name),
    what: 'now required',
  }));
  const lost = without(older, newer).map((name): SchemaChange => ({
    change: 'widened',
    path: inner(name),
    what: 'no longer required',
  }));
  return [...gained, ...lost];
}

function compareEnum({ before, after, path }: FieldPair): SchemaChange[] {
  const older = itemsOf(before, 'enum').map((item) => valueWords(item));
  const newer = itemsOf(after, 'enum').map((item) => valueWords(item));
  if (older.length === 0 && newer.length === 0) return [];
  if (older.length === 0) return [{ change: 'narrowed', path, what: `enum added` }];
  if (newer.length === 0) return [{ change: 'widened', path, what: `enum removed` }];
  const [lost, gained] = [without(older, newer), without(newer, older)];
  return [
    ...(lost.length > 0 ? [enumChange('narrowed', path, `enum without ${lost.join(', ')}`)] : []),
    ...(gained.length > 0 ? [enumChange('widened', path, `enum with ${gained.join(', ')}`)] : []),
  ];
}

function enumChange(change: SchemaChange['change'], path: string, what: string): SchemaChange {
  return { change, path, what: clip(what, 120) };
}

/** Validation rules in the Common Expression Language; their messages are no change. */
function compareRules({ before, after, path }: FieldPair): SchemaChange[] {
  const rules = (schema: JsonValue | undefined): string[] =>
    itemsOf(schema, 'x-kubernetes-validations').map(
      (item) => textForm(fieldOf(item, 'rule')) ?? '',
    );
  const [older, newer] = [rules(before), rules(after)];
  const changed = (change: SchemaChange['change'], word: string) => (rule: string) =>
    ({ change, path, what: `rule ${word}: ${clip(rule, 80)}` }) satisfies SchemaChange;
  return [
    ...without(newer, older).map(changed('narrowed', 'added')),
    ...without(older, newer).map(changed('widened', 'removed')),
  ];
}

function without(items: readonly string[], others: readonly string[]): string[] {
  const excluded = new Set(others);
  return items.filter((item) => !excluded.has(item));
}

function typeWords(schema: JsonValue | undefined): string {
  const type = fieldOf(schema, 'type');
  if (typeof type === 'string' && type !== '') return clip(type, 20);
  return fieldOf(schema, 'x-kubernetes-int-or-string') === true ? 'integer or string' : 'any';
}

function numberOf(schema: JsonValue | undefined, name: string): number | bigint | undefined {
  const value = fieldOf(schema, name);
  return typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
}

function limitWords(limit: number | bigint | undefined): string {
  return limit === undefined ? 'none' : String(limit);
}

/** A text that is equal for equal values; whole numbers beyond 2^53 - 1 are texts. */
function textForm(value: JsonValue | undefined): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'bigint' ? String(inner) : inner,
  );
}
