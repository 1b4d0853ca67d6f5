/**
 * Changes of Kubernetes objects made of objects as JSON: of the two fixtures, or by hand. Fields are
 * compared simply: lists by position, or by name where all entries have one.
 */

import type { JsonObject, JsonValue } from '../../src/bytes/json.ts';
import { fieldOf, isJsonObject, parseJson } from '../../src/bytes/json.ts';
import type { KeyVersion } from '../../src/etcd/compare/comparison.ts';
import type {
  AtRest,
  FieldChange,
  Noise,
  ObjectChange,
  PathStep,
  StoredObject,
} from '../../src/kubernetes/change/object-change.ts';
import { classOf } from '../../src/kubernetes/storage/object-class.ts';
import { placeOf } from '../../src/kubernetes/storage/place-of.ts';
import type { Change } from '../../src/operations/diff/change.ts';
import { bytesOf } from './database.ts';
import { readFixture, readFixtureJson } from './fixtures.ts';

/** A side of a change made by hand. */
export interface Side {
  readonly object?: JsonObject | undefined;
  readonly encryption?: AtRest | undefined;
  readonly problem?: string | undefined;
}

/** What else a change is. */
export interface ChangeOptions {
  readonly change?: ObjectChange['change'] | undefined;
  readonly noise?: Noise | undefined;
}

/** A change of a key; a side that is absent is undefined. */
export function changeOf(
  key: string,
  before: Side | undefined,
  after: Side | undefined,
  options: ChangeOptions = {},
): Change<ObjectChange> {
  const place = placeOf(bytesOf(key));
  const [older, newer] = [storedOf(before), storedOf(after)];
  const fields =
    older?.object === undefined || newer?.object === undefined
      ? []
      : diff(shown(older.object), shown(newer.object), []);
  const change = options.change ?? kindOfChange(older, newer, fields);
  const isResource = place.type === 'resource';
  const description: ObjectChange = {
    change,
    place,
    class: classOf(place),
    kind: (newer ?? older)?.kind ?? (isResource ? (place.kind ?? place.resource) : ''),
    apiVersion: (newer ?? older)?.apiVersion,
    namespace: isResource ? place.namespace : undefined,
    name: isResource ? place.name : place.key,
    noise: options.noise,
    before: older,
    after: newer,
    fields,
    isContentKnown: [before, after].every((side) => side?.problem === undefined),
  };
  return {
    key: bytesOf(key),
    before: before && VERSION,
    after: after && VERSION,
    isSame: false,
    change,
    description,
  };
}

const VERSION: KeyVersion = {
  createRevision: 1,
  modRevision: 2,
  version: 1,
  lease: 0n,
  valueSize: 1,
  value: undefined,
};

/** An object as one side stores it. */
export function storedOf(side: Side | undefined): StoredObject | undefined {
  if (side === undefined) return undefined;
  const text = (...path: string[]): string | undefined => {
    const value = path.reduce<JsonValue | undefined>(fieldOf, side.object);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    apiVersion: text('apiVersion'),
    kind: text('kind'),
    uid: text('metadata', 'uid'),
    encryption: side.encryption,
    object: side.object,
    problem: side.problem,
    unknownFields: 0,
  };
}

function kindOfChange(
  older: StoredObject | undefined,
  newer: StoredObject | undefined,
  fields: readonly FieldChange[],
): ObjectChange['change'] {
  if (older === undefined) return 'added';
  if (newer === undefined) return 'removed';
  if (older.uid !== newer.uid) return 'recreated';
  return fields.length === 0 ? 'rewritten' : 'modified';
}

/** A Secret's values as sizes and fingerprints; here these are of the text's characters. */
function shown(object: JsonObject): JsonObject {
  if (fieldOf(object, 'kind') !== 'Secret') return object;
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      if (name !== 'data' || !isJsonObject(value)) return [name, value];
      return [name, Object.fromEntries(Object.entries(value).map(([key, v]) => [key, seal(v)]))];
    }),
  );
}

function seal(value: JsonValue): string {
  const bytes = Buffer.from(typeof value === 'string' ? value : '', 'base64');
  const sum = [...bytes].reduce((hash, byte) => (hash * 31 + byte) % 0xffffffffffff, 7);
  const fingerprint = sum.toString(16).padStart(12, '0');
  return `[${String(bytes.length)} bytes, fingerprint ${fingerprint}]`;
}

const IGNORED = new Set(['/metadata/managedFields', '/metadata/resourceVersion']);

function diff(before: JsonValue, after: JsonValue, steps: readonly PathStep[]): FieldChange[] {
  if (equal(before, after)) return [];
  if (isJsonObject(before) && isJsonObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return names.flatMap((name) => {
      const inner = [...steps, { name }];
      if (IGNORED.has(pointerOf(inner))) return [];
      return diffField(fieldOf(before, name), fieldOf(after, name), inner);
    });
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return diffLists(before as JsonValue[], after as JsonValue[], steps);
  }
  return [fieldChange(before, after, steps)];
}

function diffLists(before: JsonValue[], after: JsonValue[], steps: readonly PathStep[]) {
  const nameOf = (item: JsonValue | undefined): string | undefined => {
    const name = fieldOf(item, 'name');
    return typeof name === 'string' ? name : undefined;
  };
  const all = [...before, ...after];
  if (all.length === 0 || !all.every((item) => nameOf(item) !== undefined)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      diffField(before[index], after[index], [...steps, { index }]),
    );
  }
  const names = new Set(all.map(nameOf));
  return [...names].flatMap((name) => {
    const find = (list: JsonValue[]): number => list.findIndex((item) => nameOf(item) === name);
    const [older, newer] = [find(before), find(after)];
    const step = { index: Math.max(newer, 0), mergeKey: [['name', name ?? '']] as const };
    return diffField(before[older], after[newer], [...steps, step]);
  });
}

function diffField(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  steps: readonly PathStep[],
): FieldChange[] {
  if (before !== undefined && after !== undefined) return diff(before, after, steps);
  return before === after ? [] : [fieldChange(before, after, steps)];
}

function fieldChange(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  steps: readonly PathStep[],
): FieldChange {
  const isSealed = (value: JsonValue | undefined): boolean =>
    typeof value === 'string' && /^\[\d+ bytes, fingerprint/.test(value);
  return {
    change: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    steps,
    path: pointerOf(steps),
    pointer: pointerOf(steps),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    redacted: isSealed(before) || isSealed(after),
  };
}

function pointerOf(steps: readonly PathStep[]): string {
  return steps.map((step) => `/${'name' in step ? step.name : String(step.index)}`).join('');
}

function equal(one: JsonValue, other: JsonValue): boolean {
  const text = (value: JsonValue): string =>
    JSON.stringify(value, (_name, inner: unknown) =>
      typeof inner === 'bigint' ? String(inner) : inner,
    );
  return text(one) === text(other);
}

/** A line of `objects.ndjson`. */
interface FixtureObject {
  readonly key: string;
  readonly modRevision: number;
  readonly object: JsonObject | null;
  readonly stored?: JsonObject;
  readonly encrypted?: { readonly provider: string; readonly keyName: string };
}

/** A change of `changes.json`. */
export interface FixtureChange {
  readonly key: string;
  readonly class: string;
  readonly change: string;
  readonly recreated?: boolean;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string | null;
  readonly story?: readonly string[];
  readonly noise: boolean;
}

/** The two fixtures: the changes between them, and the pairs that are the same in both. */
export function fixtureChanges(): {
  readonly told: readonly FixtureChange[];
  readonly changes: readonly Change<ObjectChange>[];
  readonly unchanged: readonly { readonly key: string; readonly object: StoredObject }[];
} {
  const [before, after] = ['before', 'after'].map((name) => readObjects(`kubernetes/${name}`));
  const { changes: told } = readFixtureJson<{ changes: FixtureChange[] }>(
    'kubernetes/after',
    'changes.json',
  );
  const byKey = new Map(told.map((change) => [change.key, change]));
  const keys = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].sort();
  const changes: Change<ObjectChange>[] = [];
  const unchanged: { key: string; object: StoredObject }[] = [];
  for (const key of keys) {
    const [older, newer] = [before?.get(key), after?.get(key)];
    if (older?.modRevision !== newer?.modRevision) {
      changes.push(changeOf(key, sideOf(older), sideOf(newer), optionsOf(byKey.get(key))));
      continue;
    }
    const object = storedOf(sideOf(newer));
    if (object !== undefined) unchanged.push({ key, object });
  }
  return { told, changes, unchanged };
}

const NOISE_OF_CLASS = new Map<string, Noise>([
  ['leases', 'lease'],
  ['events', 'event'],
  ['network', 'endpoints'],
  ['other', 'bookkeeping'],
]);

function optionsOf(told: FixtureChange | undefined): ChangeOptions {
  if (told?.change === 'managedfields-only') return { noise: 'managed-fields-only' };
  const isStatus = told?.story?.[0]?.startsWith('status only') === true;
  if (isStatus) return { noise: 'status-only' };
  if (told?.noise !== true) return {};
  return { noise: NOISE_OF_CLASS.get(told.class) ?? 'status-only' };
}

function sideOf(fixture: FixtureObject | undefined): Side | undefined {
  if (fixture === undefined) return undefined;
  const { encrypted } = fixture;
  return {
    object: fixture.stored ?? fixture.object ?? undefined,
    encryption: encrypted && { provider: encrypted.provider, keyName: encrypted.keyName },
  };
}

function readObjects(folder: string): Map<string, FixtureObject> {
  const text = new TextDecoder().decode(readFixture(folder, 'objects.ndjson'));
  const lines = text.split('\n').filter((line) => line !== '');
  const objects = lines.map((line) => parseJson(line) as unknown as FixtureObject);
  return new Map(objects.map((object) => [object.key, object]));
}
