/** What lies under one key of etcd, whatever it is. */

import { encodeBase64 } from '../../bytes/base64.ts';
import { nearestName } from '../../bytes/nearest.ts';
import { fieldOf } from '../../bytes/json.ts';
import type { JsonObject } from '../../bytes/json.ts';
import { decodeText, encodeText, formatHex, formatKey, parseHex } from '../../bytes/text.ts';
import type { KeyVersion } from '../../etcd/compare/comparison.ts';
import { formatLeaseId } from '../../etcd/lease-id.ts';
import { storeRevisions } from '../../etcd/records.ts';
import { isTokenName } from '../../kubernetes/change/redact.ts';
import { printJson } from '../../kubernetes/print/json.ts';
import { printYaml } from '../../kubernetes/print/yaml.ts';
import { ObjectsError } from '../../operations/kubernetes/objects/objects-error.ts';
import { UsageError } from '../context.ts';
import type { ObjectStore } from '../../operations/kubernetes/objects/object-store.ts';
import type { OpenObjects } from '../objects/open-objects.ts';
import { exactJson } from '../render/diff/exact-json.ts';
import type { GetOptions } from './options.ts';
import { fieldText, rawText } from './render.ts';
import type { Rendering } from './render.ts';
import { reasonOf } from '../../operations/kubernetes/objects/object-shower.ts';

/** What decides that a text is binary: controls other than tab, line feed and carriage return. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A key and its newest record. */
export interface FoundRecord {
  readonly key: Uint8Array;
  readonly version: KeyVersion;
}

/**
 * The bytes of `--key`.
 * @throws {UsageError} if it is to be hex and is not, or is empty.
 */
export function parseKey(text: string, { hex }: Pick<GetOptions, 'hex'>): Uint8Array {
  if (text === '') throw new UsageError('--key: expected a key');
  if (hex !== true) return encodeText(text);
  try {
    return parseHex(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError('--key: expected hex, because of --hex');
    throw error;
  }
}

/**
 * Finds a key.
 * @throws {ObjectsError} if it is not live.
 */
export async function findRecord(objects: OpenObjects, key: Uint8Array): Promise<FoundRecord> {
  const newest = await objects.find(key);
  if (newest?.version !== undefined) return { key, version: newest.version };
  const what = `the key ${formatKey(key)} was not found`;
  if (newest !== undefined) {
    const { compact } = await storeRevisions(objects.snapshot);
    const before = newest.revision - 1;
    const hint = before >= compact ? `; --at ${String(before)} shows what it was` : '';
    const text = `${what}: it was deleted at revision ${String(newest.revision)}${hint}`;
    throw new ObjectsError('not-found', text);
  }
  const near = await nearestKey(objects, key);
  const meant = near === undefined ? '' : `; did you mean ${near}?`;
  throw new ObjectsError('not-found', what + meant);
}

async function nearestKey(objects: OpenObjects, key: Uint8Array): Promise<string | undefined> {
  const wanted = asGiven(key);
  const hex = `--hex ${decodeText(key) ?? ''}`;
  let near: string | undefined;
  const live = await objects.liveKeys();
  for await (const batch of live.keys(() => false)) {
    const names = batch.filter((one) => !isToken(objects, one.key)).map((one) => asGiven(one.key));
    if (names.includes(hex)) return hex;
    near = nearestName(wanted, near === undefined ? names : [near, ...names]);
  }
  return near;
}

/** A key as one would name it on the command line. */
function asGiven(key: Uint8Array): string {
  const shown = formatKey(key);
  return shown === decodeText(key) ? shown : `--hex ${formatHex(key)}`;
}

/** Whether the key of an object gives a token away. */
function isToken(objects: OpenObjects, key: Uint8Array): boolean {
  const place = objects.placeOf(key);
  return place.type === 'resource' && isTokenName(place.kind, place.name);
}

/** A record in the format that was asked for; what cannot be opened is told of as well. */
export async function* renderRecord(
  objects: OpenObjects,
  record: FoundRecord,
  rendering: Rendering,
): AsyncGenerator<string | Uint8Array> {
  const { format, shower, isForTerminal } = rendering;
  if (format.type === 'raw') {
    yield rawText(shower.raw(record), isForTerminal);
    return;
  }
  if (format.type === 'name') {
    yield `${formatKey(record.key)}\n`;
    return;
  }
  const data = recordData(objects, record, rendering);
  if (format.type === 'field') yield fieldText(data, format.path, isForTerminal);
  else if (format.type === 'yaml') yield printYaml(data);
  else yield format.type === 'json' ? printJson(data) : `${exactJson(data)}\n`;
  const problem = fieldOf(data, 'problem');
  if (typeof problem !== 'string') return;
  const text = `the key ${formatKey(record.key)}: ${problem}`;
  await rendering.onUnreadable(new ObjectsError('unreadable', text));
}

/** A record as data: an object as such, anything else as base64, and as text where it is one. */
export function recordData(
  objects: ObjectStore,
  { key, version }: FoundRecord,
  rendering: Rendering,
): JsonObject {
  const { createRevision, modRevision, lease, valueSize } = version;
  return {
    ...keyData(key),
    ...{ createRevision, modRevision, version: version.version },
    lease: lease === 0n ? null : formatLeaseId(lease),
    valueSize,
    ...valueData(objects, { key, version }, rendering),
  };
}

function keyData(key: Uint8Array): JsonObject {
  const text = decodeText(key);
  return text === undefined ? { key: formatKey(key), keyHex: formatHex(key) } : { key: text };
}

function valueData(
  objects: ObjectStore,
  { key, version }: FoundRecord,
  { shower }: Rendering,
): JsonObject {
  const value = version.value ?? new Uint8Array(0);
  const stored = objects.decode(key, version);
  const place = objects.placeOf(key);
  const { encryption } = stored;
  const atRest: JsonObject = encryption === undefined ? {} : { encryption: { ...encryption } };
  if (stored.object !== undefined) {
    return { ...atRest, object: shower.shown(stored.object, place) };
  }
  if (encryption !== undefined) return { ...atRest, problem: reasonOf(stored) };
  if (shower.isHidden(stored, place)) return { fingerprint: objects.fingerprint(value) };
  const text = decodeText(value);
  const isText = text !== undefined && !CONTROLS.test(text);
  return { base64: encodeBase64(value), ...(isText ? { text } : {}) };
}
