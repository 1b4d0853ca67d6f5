/**
 * Decodes a request by the table of fields, as Go's decoders do: a message that comes twice is
 * merged, of other fields the last one counts, of a choice the last member, and a zero is the same
 * as nothing where the field cannot tell them apart.
 */

import { WireError } from '../../bytes/wire.ts';
import { REQUEST_FIELDS } from '../../messages/requests.ts';
import type { RequestField, RequestName, Requests } from '../../messages/requests.ts';
import { FieldReader, WIRE } from '../../bytes/field-reader.ts';

/**
 * Deepest nesting of messages that is followed; each transaction inside another takes two. Go's
 * decoders have no bound, but their stack grows, and ours does not.
 */
export const DEPTH_MAX = 500;

/** What a field can hold. */
export type FieldValue = Uint8Array | boolean | number | bigint | FieldValues | FieldList;
type FieldList = readonly FieldValue[];

/** A message by the names of its fields. */
export interface FieldValues {
  readonly [name: string]: FieldValue | undefined;
}

type Mutable = Record<string, FieldValue | undefined>;

/** The messages are nested more deeply than DEPTH_MAX. */
export class DepthError extends WireError {
  override get name(): string {
    return 'DepthError';
  }
}

/**
 * Decodes a message; its bytes are views.
 * @throws {DepthError} if it is nested too deeply.
 * @throws {WireError} if Go's decoder would refuse it.
 */
export function decodeRequest<N extends RequestName>(name: N, bytes: Uint8Array): Requests[N] {
  const message: Mutable = {};
  merge(name, message, new FieldReader(bytes), 1);
  return message;
}

const byNumber = new Map<RequestName, ReadonlyMap<number, RequestField>>();

function fieldsByNumber(name: RequestName): ReadonlyMap<number, RequestField> {
  let fields = byNumber.get(name);
  if (fields === undefined) {
    fields = new Map(REQUEST_FIELDS[name].map((field) => [field.number, field]));
    byNumber.set(name, fields);
  }
  return fields;
}

function merge(name: RequestName, message: Mutable, reader: FieldReader, depth: number): void {
  if (depth > DEPTH_MAX)
    throw new DepthError(`found more than ${String(DEPTH_MAX)} nested messages`);
  const fields = fieldsByNumber(name);
  while (reader.next()) {
    const field = fields.get(reader.field);
    if (field === undefined) keepUnknown(message, reader);
    else put(message, field, readValue(field, message, reader, depth), fields);
  }
}

function keepUnknown(message: Mutable, reader: FieldReader): void {
  const { tagStart } = reader;
  reader.skip();
  const kept = (message['$unknown'] ??= []) as Uint8Array[];
  kept.push(reader.bytes.subarray(tagStart, reader.at));
}

function readValue(
  field: RequestField,
  message: Mutable,
  reader: FieldReader,
  depth: number,
): FieldValue {
  const { type, message: inner } = field;
  if (type === 'message' || type === 'bytes' || type === 'string') {
    reader.expect(WIRE.bytes);
    reader.payload();
    if (inner === undefined) return reader.bytes.subarray(reader.start, reader.at);
    // A member of a choice, or of a list, is always a new message.
    const isMerged = field.choice === undefined && field.isRepeated !== true;
    const merged = ((isMerged ? message[field.name] : undefined) ?? {}) as Mutable;
    merge(inner, merged, new FieldReader(reader.bytes, reader.start, reader.at), depth + 1);
    return merged;
  }
  reader.expect(WIRE.varint);
  reader.varint();
  const { high, low } = reader;
  if (type === 'bool') return high !== 0 || low !== 0;
  if (type === 'enum') return low | 0;
  const value = (BigInt(high) << 32n) | BigInt(low);
  return type === 'int64' ? BigInt.asIntN(64, value) : value;
}

function put(
  message: Mutable,
  field: RequestField,
  value: FieldValue,
  fields: ReadonlyMap<number, RequestField>,
): void {
  const { name, choice, isRepeated, hasPresence } = field;
  if (isRepeated === true) {
    const list = (message[name] ??= []) as FieldValue[];
    list.push(value);
    return;
  }
  if (choice !== undefined) {
    for (const other of fields.values()) {
      if (other.choice === choice && other.name in message) message[other.name] = undefined;
    }
  }
  if (hasPresence === true || !isZero(value)) message[name] = value;
  else if (name in message) message[name] = undefined;
}

function isZero(value: FieldValue): boolean {
  if (value instanceof Uint8Array) return value.length === 0;
  return value === false || value === 0 || value === 0n;
}
