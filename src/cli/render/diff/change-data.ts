/** A change as data for JSON, and what stands around the changes. */

import { decodeText, formatHex, formatKey } from '../../../bytes/text.ts';
import type { KeyVersion } from '../../../etcd/compare/comparison.ts';
import { formatLeaseId } from '../../../etcd/lease-id.ts';
import type { FieldChange, StoredObject } from '../../../kubernetes/change/object-change.ts';
import type { PlainValue } from '../../../operations/diff/plain.ts';
import type { Sparse } from './exact-json.ts';
import { isPlain } from './object-lines.ts';
import type { DescribedChange, DiffHead, DiffTail, Side, Veil } from './rendered.ts';

/** Version of the shape; it grows when a field changes its meaning or goes away. */
export const SCHEMA_VERSION = 1;

/** What stands before the changes. */
export function headData({ before, after, lineage, sameKeys }: DiffHead): Record<string, Sparse> {
  const { relation, forkRevision, isSameCluster } = lineage;
  return {
    before: sideData(before),
    after: sideData(after),
    lineage: {
      relation,
      forkRevision: forkRevision ?? null,
      isSameCluster: isSameCluster ?? null,
    },
    sameKeys,
  };
}

function sideData({ name, revision, liveKeys }: Side): Sparse {
  return { file: name, revision, liveKeys };
}

/** What stands behind the changes. */
export function tailData({ differences, noise, leftOut }: DiffTail): Record<string, Sparse> {
  const counts = [...noise].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    isDifferent: differences > 0,
    differences,
    noise: Object.fromEntries(counts.map(([name, count]) => [name, { ...count }])),
    leftOut,
  };
}

/** A change. */
export function changeData(change: DescribedChange, veil: Veil): Record<string, Sparse> {
  const { description } = change;
  return {
    change: description.change,
    kind: description.kind,
    apiVersion: description.apiVersion ?? null,
    namespace: description.namespace ?? null,
    name: description.name,
    ...keyData(change),
    class: description.class,
    noise: description.noise ?? null,
    isContentKnown: description.isContentKnown,
    fields: description.fields.map(fieldData),
    ...recordsData(change, veil),
  };
}

/** In hex, too, where it is no text; never one that is a secret itself. */
function keyData({ key, description: { shownKey } }: DescribedChange): Record<string, Sparse> {
  if (shownKey !== undefined) return { key: shownKey };
  const text = decodeText(key);
  return text === undefined ? { key: formatKey(key), keyHex: formatHex(key) } : { key: text };
}

/** Both records; of an object that is new or gone, all of it. */
function recordsData(change: DescribedChange, veil: Veil): Record<string, Sparse> {
  const { before, after, description } = change;
  const plain = isPlain(description) ? veil.values(change) : undefined;
  const isWhole = before === undefined || after === undefined;
  const object = (stored: StoredObject | undefined): Sparse =>
    isWhole && stored?.object !== undefined ? veil.object(stored.object, description) : undefined;
  const side = (name: 'before' | 'after'): Sparse => {
    const version = change[name];
    const stored = description[name];
    if (version === undefined) return null;
    return {
      ...versionData(version),
      ...(plain !== undefined || stored === undefined ? {} : storedData(stored)),
      object: plain === undefined ? object(stored) : undefined,
      ...plainData(plain?.[name]),
    };
  };
  return { before: side('before'), after: side('after') };
}

function fieldData(field: FieldChange): Sparse {
  const { change, path, pointer, before, after, redacted, isOrder } = field;
  return { change, path, pointer, before, after, redacted, isOrder };
}

function versionData(version: KeyVersion): Record<string, Sparse> {
  const { createRevision, modRevision, lease, valueSize } = version;
  return {
    ...{ createRevision, modRevision, version: version.version },
    lease: lease === 0n ? null : formatLeaseId(lease),
    valueSize,
  };
}

function storedData(stored: StoredObject): Record<string, Sparse> {
  const { apiVersion, uid, encryption, problem, mismatch, unknownFields } = stored;
  return {
    apiVersion: apiVersion ?? null,
    uid: uid ?? null,
    encryption: encryption === undefined ? null : { ...encryption },
    problem: problem ?? null,
    mismatch,
    unknownFields,
  };
}

function plainData(shown: PlainValue | undefined): Record<string, Sparse> {
  if (shown === undefined) return {};
  const { fingerprint, isText, value } = shown;
  if (value === undefined) return { fingerprint };
  const text = isText ? decodeText(value) : undefined;
  return text === undefined ? { fingerprint, hex: formatHex(value) } : { fingerprint, text };
}
