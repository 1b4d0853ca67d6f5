/**
 * How the entries of lists are told apart: the merge keys that Kubernetes declares for them
 * (`patchMergeKey` and `listMapKey` of k8s.io/api v0.36.3), by the name of the field that holds the
 * list. Where several kinds have a field of one name, the first key that every entry has, and no two
 * of them the same, is taken.
 */

import { fieldOf } from '../../bytes/json.ts';
import type { JsonValue } from '../../bytes/json.ts';
import { canonicalJson } from './canonical-json.ts';

/** Fields whose values identify an entry, with dots between; `?` marks those that may be absent. */
type MergeKey = readonly string[];

/** Name and value of each field of an entry's merge key. */
export type EntryKey = readonly (readonly [name: string, value: string])[];

/** Tried for lists that the table does not know. */
const USUAL: readonly MergeKey[] = [
  ['name'],
  ['key'],
  ['type'],
  ['id'],
  ['uid'],
  ['ip'],
  ['host'],
  ['path'],
  ['metadata.namespace?', 'metadata.name'],
];

const TABLE = new Map<string, readonly MergeKey[]>([
  ['volumeMounts', [['mountPath']]],
  ['volumeDevices', [['devicePath']]],
  ['ports', [['containerPort', 'protocol?'], ['port', 'protocol?'], ['name']]],
  ['subjects', [['kind', 'namespace?', 'name']]],
  ['taints', [['key', 'effect']]],
  [
    'tolerations',
    [
      ['key', 'effect?'],
      ['key?', 'operator?', 'value?', 'effect?'],
    ],
  ],
  ['ownerReferences', [['uid']]],
  ['topologySpreadConstraints', [['topologyKey', 'whenUnsatisfiable']]],
  ['matchExpressions', [['key', 'operator']]],
  // Of roles; of webhooks; of an Ingress.
  [
    'rules',
    [
      ['apiGroups?', 'resources?', 'resourceNames?', 'nonResourceURLs?'],
      ['apiGroups?', 'apiVersions?', 'resources?', 'scope?'],
      ['host'],
    ],
  ],
  ['paths', [['path', 'pathType?']]],
  ['tls', [['secretName']]],
  ['addresses', [['ip'], ['type', 'address']]],
  ['endpoints', [['addresses']]],
  ['images', [['names'], ['name']]],
  ['readinessGates', [['conditionType']]],
  ['items', [['kind?', 'metadata.namespace?', 'metadata.name'], ['key'], ['path']]],
  ['volumeClaimTemplates', [['metadata.name']]],
]);

/** Lists of scalars that are sets: an entry is in them or not, whatever its position. */
const SETS = new Set([
  'accessModes',
  'add',
  'apiGroups',
  'apiVersions',
  'categories',
  'drop',
  'externalIPs',
  'finalizers',
  'groups',
  'hosts',
  'loadBalancerSourceRanges',
  'mountOptions',
  'nonResourceURLs',
  'operations',
  'policyTypes',
  'resourceNames',
  'resources',
  'shortNames',
  'storedVersions',
  'supplementalGroups',
  'usages',
  'verbs',
]);

/** Whether a list of scalars is a set. */
export function isSetField(field: string): boolean {
  return SETS.has(field);
}

/** Two lists whose entries have keys. */
export interface KeyedLists {
  readonly before: readonly EntryKey[];
  readonly after: readonly EntryKey[];
}

/** The keys of the entries of both lists; undefined if nothing tells them apart. */
export function entryKeys(
  field: string,
  before: readonly JsonValue[],
  after: readonly JsonValue[],
): KeyedLists | undefined {
  for (const mergeKey of TABLE.get(field) ?? USUAL) {
    const found = keysOf(mergeKey, before);
    const other = found === undefined ? undefined : keysOf(mergeKey, after);
    if (found !== undefined && other !== undefined) return { before: found, after: other };
  }
  return undefined;
}

/** The values of two sets as keys without names; undefined if one is in a list twice. */
export function setKeys(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
): KeyedLists | undefined {
  const [older = [], newer = []] = [before, after].map((list) => list.map(canonicalJson));
  if ([older, newer].some((texts) => new Set(texts).size !== texts.length)) return undefined;
  const keyOfText = (text: string): EntryKey => [['', text]];
  return { before: older.map(keyOfText), after: newer.map(keyOfText) };
}

/** Whether a key is that of a set's entry. */
export function isSetKey(key: EntryKey): boolean {
  return key[0]?.[0] === '';
}

/** What identifies an entry, as one text. */
export function identityOf(key: EntryKey): string {
  return JSON.stringify(key);
}

/** Undefined if an entry has no such key, or two have the same. */
function keysOf(mergeKey: MergeKey, list: readonly JsonValue[]): EntryKey[] | undefined {
  const seen = new Set<string>();
  const keys: EntryKey[] = [];
  for (const entry of list) {
    const key = keyOf(mergeKey, entry);
    if (key === undefined) return undefined;
    const identity = identityOf(key);
    if (seen.has(identity)) return undefined;
    seen.add(identity);
    keys.push(key);
  }
  return keys;
}

function keyOf(mergeKey: MergeKey, entry: JsonValue): EntryKey | undefined {
  const key: [string, string][] = [];
  for (const part of mergeKey) {
    const isOptional = part.endsWith('?');
    const names = (isOptional ? part.slice(0, -1) : part).split('.');
    const text = textOf(names.reduce<JsonValue | undefined>(fieldOf, entry));
    if (text !== undefined) key.push([names.at(-1) ?? '', text]);
    else if (!isOptional) return undefined;
  }
  return key.length === 0 ? undefined : key;
}

/** The text of a scalar, or of a list of scalars whose order does not count. */
function textOf(value: JsonValue | undefined): string | undefined {
  if (Array.isArray(value)) {
    const texts = (value as readonly JsonValue[]).map(textOf);
    return texts.includes(undefined) ? undefined : texts.sort().join(',');
  }
  if (value === undefined || value === null || typeof value === 'object') return undefined;
  return String(value);
}
