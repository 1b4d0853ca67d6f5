/**
 * The times in a stored object that tell when it was written, read by field number: much faster than
 * decoding all of it (kubernetes apimachinery pkg/apis/meta/v1/generated.proto and api
 * coordination/v1/generated.proto, v0.36.3: every object has its ObjectMeta in field 1).
 */

import { parseJson } from '../bytes/json.ts';
import { decodeText } from '../bytes/text.ts';
import { WireError, WireReader } from '../bytes/wire.ts';
import { encodingOf, openEnvelope } from './envelope.ts';
import { managedTime, renewTime, creationTime } from './object-facts.ts';

const METADATA = 1;
/** Fields of an ObjectMeta. */
const CREATION_TIMESTAMP = 8;
const MANAGED_FIELDS = 17;
/** Of a ManagedFieldsEntry. */
const TIME = 4;
/** Of a Lease, and its spec. */
const SPEC = 2;
const RENEW_TIME = 4;
/** Of a Time. */
const SECONDS = 1;
const NANOS = 2;
/** Larger texts in JSON are left alone: there are other objects to tell the time by. */
const JSON_BYTES_MAX = 65_536;

/** Milliseconds since 1970. */
export interface WrittenTimes {
  readonly created: number | undefined;
  /** Newest time of a manager. */
  readonly managed: number | undefined;
  /** Of a Lease. */
  readonly renewed: number | undefined;
}

const NONE: WrittenTimes = { created: undefined, managed: undefined, renewed: undefined };

/** The times of an object that is not encrypted; none of what is no object. */
export function readTimes(value: Uint8Array): WrittenTimes {
  const encoding = encodingOf(value, 0, value.length);
  try {
    if (encoding === 'protobuf') return messageTimes(value);
    return encoding === 'json' && value.length <= JSON_BYTES_MAX ? jsonTimes(value) : NONE;
  } catch (error) {
    if (error instanceof WireError || error instanceof SyntaxError) return NONE;
    throw error;
  }
}

function messageTimes(value: Uint8Array): WrittenTimes {
  const { raw, kind } = openEnvelope(value);
  const isLease = kind === 'Lease';
  let times = NONE;
  const reader = new WireReader(raw);
  while (reader.next()) {
    if (reader.field === METADATA) times = metadataTimes(reader.bytes());
    else if (isLease && reader.field === SPEC) {
      return { ...times, renewed: timeAt(reader.bytes(), RENEW_TIME) };
    }
    if (!isLease) break;
  }
  return times;
}

function metadataTimes(metadata: Uint8Array): WrittenTimes {
  let created: number | undefined;
  let managed: number | undefined;
  const reader = new WireReader(metadata);
  while (reader.next()) {
    if (reader.field === CREATION_TIMESTAMP) created = messageTime(reader.bytes());
    else if (reader.field === MANAGED_FIELDS) {
      const time = timeAt(reader.bytes(), TIME);
      if (time !== undefined && time > (managed ?? 0)) managed = time;
    }
  }
  return { created, managed, renewed: undefined };
}

/** The time in a field of a message. */
function timeAt(message: Uint8Array, field: number): number | undefined {
  const reader = new WireReader(message);
  while (reader.next()) if (reader.field === field) return messageTime(reader.bytes());
  return undefined;
}

function messageTime(message: Uint8Array): number | undefined {
  let [seconds, nanos] = [0, 0];
  const reader = new WireReader(message);
  while (reader.next()) {
    if (reader.field === SECONDS) seconds = Number(reader.int64());
    else if (reader.field === NANOS) nanos = Number(reader.int64());
  }
  return seconds > 0 ? seconds * 1000 + nanos / 1e6 : undefined;
}

function jsonTimes(value: Uint8Array): WrittenTimes {
  const object = parseJson(decodeText(value) ?? '');
  return {
    created: creationTime(object),
    managed: managedTime(object),
    renewed: renewTime(object),
  };
}
