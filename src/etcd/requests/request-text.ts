/**
 * A request as etcd-dump-logs prints it: protobuf's text format on one line, fields in the order of
 * the definitions, `key:"foo" value:"bar" `, each with a space behind it (`CompactTextString` of
 * github.com/golang/protobuf v1.5.4, proto/text_encode.go, which is what `String()` of etcd 3.6.8's
 * messages calls; the stringers of api/etcdserverpb/raft_internal_stringer.go that leave values out
 * are not used by the tool).
 */

import type { ByteWriter } from '../../bytes/byte-writer.ts';
import { encodeText } from '../../bytes/text.ts';
import { concatBytes } from '../../bytes/wire-writer.ts';
import { REQUEST_FIELDS } from '../../messages/requests.ts';
import type { RequestField, RequestName, Requests } from '../../messages/requests.ts';
import type { FieldValue, FieldValues } from './decode.ts';
import { FieldReader, WIRE } from '../../bytes/field-reader.ts';
import { goQuote } from './go-quote.ts';
import { writeHidden } from './values.ts';
import type { Values } from './values.ts';

/** What etcd-dump-logs prints for the password of a request to change it (`printInternalRaftRequest`). */
const PASSWORD_REMOVED = encodeText('<value removed>');

const SPACE = 0x20;
const COLON = 0x3a;

/** Writes a message. */
export function writeRequestText<N extends RequestName>(
  out: ByteWriter,
  name: N,
  request: Requests[N],
  values: Values,
): void {
  writeMessage(out, name, request as FieldValues, values);
}

function writeMessage(
  out: ByteWriter,
  name: RequestName,
  message: FieldValues,
  values: Values,
): void {
  for (const field of REQUEST_FIELDS[name]) {
    const value = message[field.name];
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? (value as readonly FieldValue[]) : [value]) {
      out.ascii(field.name);
      out.byte(COLON);
      const isRemoved = name === 'AuthUserChangePasswordRequest' && field.name === 'password';
      writeValue(out, field, isRemoved && values === 'shown' ? PASSWORD_REMOVED : one, values);
      out.byte(SPACE);
    }
  }
  const unknown = message['$unknown'];
  if (unknown !== undefined) writeUnknown(out, unknown as unknown as readonly Uint8Array[], values);
}

function writeValue(out: ByteWriter, field: RequestField, value: FieldValue, values: Values): void {
  const { message, names, isSecret } = field;
  if (value instanceof Uint8Array) {
    if (isSecret === true && values !== 'shown') writeHidden(out, value, values);
    else out.quoted(value);
  } else if (message !== undefined) {
    out.ascii('<');
    writeMessage(out, message, value as FieldValues, values);
    out.ascii('>');
  } else if (typeof value === 'number') {
    out.ascii(names?.[value] ?? String(value));
  } else if (typeof value === 'bigint' || typeof value === 'boolean') {
    out.ascii(String(value));
  }
}

/**
 * Writes the fields that are not known, by their numbers, as far as they can be read
 * (`writeUnknownFields`, which is stricter than the decoder). What they hold can be values.
 */
function writeUnknown(out: ByteWriter, fields: readonly Uint8Array[], values: Values): void {
  const bytes = concatBytes(fields);
  const reader = new FieldReader(bytes);
  while (reader.at < bytes.length && strictVarint(reader) && reader.high < 4) {
    const wireType = reader.low & 7;
    const number = reader.high * 0x2000_0000 + (reader.low >>> 3);
    if (number === 0) return;
    if (wireType !== WIRE.groupEnd) out.decimal(number);
    if (!writeUnknownValue(out, reader, wireType, values)) return;
    out.byte(SPACE);
  }
}

/** False if there is none, or one that etcd-dump-logs does not know how to print. */
function writeUnknownValue(
  out: ByteWriter,
  reader: FieldReader,
  wireType: number,
  values: Values,
): boolean {
  if (wireType === WIRE.groupStart) out.ascii(' {');
  else if (wireType === WIRE.groupEnd) out.ascii('}');
  else {
    out.byte(COLON);
    if (wireType === WIRE.bytes) {
      reader.payload();
      const value = reader.bytes.subarray(reader.start, reader.at);
      if (values === 'shown') out.text(goQuote(value));
      else writeHidden(out, value, values);
      return true;
    }
    if (wireType === WIRE.varint) {
      if (!strictVarint(reader)) return false;
    } else {
      reader.fixed(wireType === WIRE.fixed64 ? 8 : 4);
    }
    out.uint64(reader.high, reader.low);
  }
  return true;
}

/** Reads a varint; false if it has bits beyond the 64th, which Go's later decoders refuse. */
function strictVarint(reader: FieldReader): boolean {
  const { at } = reader;
  reader.varint();
  return reader.at - at < 10 || (reader.bytes[reader.at - 1] ?? 0) < 2;
}
