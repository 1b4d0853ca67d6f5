/**
 * The newest time that an object holds, read by field number: `metadata.creationTimestamp`, and of
 * a Lease `spec.renewTime` (kubernetes apimachinery pkg/apis/meta/v1/generated.proto and api
 * coordination/v1/generated.proto, v0.36.3: every object has its ObjectMeta in field 1).
 */

import { isJsonObject, parseJson } from '../bytes/json.ts';
import type { JsonValue } from '../bytes/json.ts';
import { decodeText } from '../bytes/text.ts';
import { LENGTH_DELIMITED, WireError, WireReader } from '../bytes/wire.ts';
import { encodingOf, openEnvelope, openObject } from './envelope.ts';

/** `metadata.creationTimestamp.seconds`, and of a Lease `spec.renewTime.seconds`. */
const CREATION_PATH = [1, 8, 1];
const RENEWAL_PATH = [2, 4, 1];
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
    const created = timeAt(raw, CREATION_PATH);
    const renewed = kind === 'Lease' ? timeAt(raw, RENEWAL_PATH) : undefined;
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
    return timeAt(openObject(value), CREATION_PATH);
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

/** The seconds of a metav1.Time at a path of field numbers, in milliseconds. */
function timeAt(message: Uint8Array, path: readonly number[]): number | undefined {
  let reader = new WireReader(message);
  for (const [at, field] of path.entries()) {
    do {
      if (!reader.next()) return undefined;
    } while (reader.field !== field);
    if (at === path.length - 1) break;
    reader.expect(LENGTH_DELIMITED);
    reader = new WireReader(message, reader.start, reader.end);
  }
  return timeOf(Number(reader.int64()) * 1000);
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
