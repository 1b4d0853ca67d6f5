/**
 * The newest time that an object holds, read by field number: `metadata.creationTimestamp`, and of
 * a Lease `spec.renewTime` (kubernetes apimachinery pkg/apis/meta/v1/generated.proto and api
 * coordination/v1/generated.proto, v0.36.3: every object has its ObjectMeta in field 1).
 */

import { isJsonObject, parseJson } from '../bytes/json.ts';
import type { JsonValue } from '../bytes/json.ts';
import { decodeText } from '../bytes/text.ts';
import { WireError, WireReader } from '../bytes/wire.ts';
import { encodingOf, openEnvelope } from './envelope.ts';

const METADATA = 1;
const CREATION_TIMESTAMP = 8;
const LEASE_SPEC = 2;
const RENEW_TIME = 4;
const SECONDS = 1;
/** Largest time that a Date can hold, in milliseconds. */
const TIME_MAX = 8.64e15;

/**
 * Milliseconds since 1970 of the newest time in a stored object; undefined if there is none to be
 * read.
 */
export function objectTime(value: Uint8Array): number | undefined {
  const encoding = encodingOf(value, 0, value.length);
  if (encoding === 'json') return jsonTime(value);
  if (encoding !== 'protobuf') return undefined;
  try {
    const { raw, kind } = openEnvelope(value);
    const created = timeAt(raw, [METADATA, CREATION_TIMESTAMP]);
    const renewed = kind === 'Lease' ? timeAt(raw, [LEASE_SPEC, RENEW_TIME]) : undefined;
    if (created === undefined || renewed === undefined) return created ?? renewed;
    return Math.max(created, renewed);
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

/**
 * Milliseconds since 1970 of when an object was created, by its bytes alone; undefined if they do not
 * tell.
 */
export function creationTime(value: Uint8Array): number | undefined {
  const encoding = encodingOf(value, 0, value.length);
  if (encoding === 'json') return jsonTime(value);
  if (encoding !== 'protobuf') return undefined;
  try {
    return timeAt(openEnvelope(value).raw, [METADATA, CREATION_TIMESTAMP]);
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

/** A metav1.Time at a path of field numbers. */
function timeAt(message: Uint8Array, path: readonly number[]): number | undefined {
  const [field, ...rest] = path;
  const reader = new WireReader(message);
  while (reader.next()) {
    if (reader.field !== (field ?? SECONDS)) continue;
    if (field === undefined) return timeOf(Number(reader.int64()) * 1000);
    return timeAt(reader.bytes(), rest);
  }
  return undefined;
}

/**
 * What is before any calendar is no time. What is after it lies in the future all the same, and is
 * taken for the last time that a calendar has.
 */
function timeOf(milliseconds: number): number | undefined {
  return milliseconds >= -TIME_MAX ? Math.min(milliseconds, TIME_MAX) : undefined;
}

function jsonTime(value: Uint8Array): number | undefined {
  let json: JsonValue;
  try {
    json = parseJson(decodeText(value) ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!isJsonObject(json) || !isJsonObject(json['metadata'])) return undefined;
  const text = json['metadata']['creationTimestamp'];
  const time = typeof text === 'string' ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
