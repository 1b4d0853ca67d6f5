/**
 * The text of an entry that puts a key, straight from its bytes: nearly every entry of a log is one.
 * Only the form that servers write is taken, fields in ascending order and each once, for which the
 * text is the same as the general way gives (request-text.ts).
 *
 *     4 put { 1 key, 2 value, 3 lease, 4 prev_kv, 5 ignore_value, 6 ignore_lease }
 *     100 header { 1 ID, 2 username, 3 auth_revision }
 */

import type { ByteWriter } from '../../bytes/byte-writer.ts';
import { WireError } from '../../bytes/wire.ts';
import { FieldReader, WIRE } from '../../bytes/field-reader.ts';
import { writeHidden } from './values.ts';
import type { Values } from './values.ts';

const PUT = 4;
const HEADER = 100;
const FLAGS = ['prev_kv', 'ignore_value', 'ignore_lease'] as const;

/** Where the parts of a put are; numbers by halves. */
interface PutFields {
  keyStart: number;
  keyEnd: number;
  valueStart: number;
  valueEnd: number;
  leaseHigh: number;
  leaseLow: number;
  readonly flags: [boolean, boolean, boolean];
}

interface HeaderFields {
  idHigh: number;
  idLow: number;
  usernameStart: number;
  usernameEnd: number;
  revisionHigh: number;
  revisionLow: number;
}

/** Writes the text of a put; false, and nothing is written, if the data is not in that form. */
export function writePutText(out: ByteWriter, data: Uint8Array, values: Values): boolean {
  try {
    const reader = new FieldReader(data);
    if (!reader.next() || !isMessage(reader, PUT)) return false;
    const put = readPut(new FieldReader(data, reader.start, reader.at));
    if (put === undefined || !reader.next() || !isMessage(reader, HEADER)) return false;
    const header = readHeader(new FieldReader(data, reader.start, reader.at));
    if (header === undefined || reader.at < data.length) return false;
    writeHeader(out, data, header);
    writePut(out, data, put, values);
    return true;
  } catch (error) {
    if (error instanceof WireError) return false;
    throw error;
  }
}

/** Whether a field is this message; its payload is read then. */
function isMessage(reader: FieldReader, field: number): boolean {
  if (reader.field !== field || reader.wireType !== WIRE.bytes) return false;
  reader.payload();
  return true;
}

function readPut(reader: FieldReader): PutFields | undefined {
  const put: PutFields = {
    ...{ keyStart: 0, keyEnd: 0, valueStart: 0, valueEnd: 0, leaseHigh: 0, leaseLow: 0 },
    flags: [false, false, false],
  };
  let last = 0;
  while (reader.next()) {
    const { field } = reader;
    if (field <= last || field > 6) return undefined;
    last = field;
    reader.expect(field <= 2 ? WIRE.bytes : WIRE.varint);
    if (field <= 2) reader.payload();
    else reader.varint();
    if (field === 1) [put.keyStart, put.keyEnd] = [reader.start, reader.at];
    else if (field === 2) [put.valueStart, put.valueEnd] = [reader.start, reader.at];
    else if (field === 3) [put.leaseHigh, put.leaseLow] = [reader.high, reader.low];
    else put.flags[field - 4] = reader.high !== 0 || reader.low !== 0;
  }
  return put;
}

function readHeader(reader: FieldReader): HeaderFields | undefined {
  const header: HeaderFields = {
    ...{ idHigh: 0, idLow: 0, usernameStart: 0, usernameEnd: 0 },
    ...{ revisionHigh: 0, revisionLow: 0 },
  };
  let last = 0;
  while (reader.next()) {
    const { field } = reader;
    if (field <= last || field > 3) return undefined;
    last = field;
    reader.expect(field === 2 ? WIRE.bytes : WIRE.varint);
    if (field === 2) {
      reader.payload();
      [header.usernameStart, header.usernameEnd] = [reader.start, reader.at];
      continue;
    }
    reader.varint();
    if (field === 1) [header.idHigh, header.idLow] = [reader.high, reader.low];
    else [header.revisionHigh, header.revisionLow] = [reader.high, reader.low];
  }
  return header;
}

function writeHeader(out: ByteWriter, data: Uint8Array, header: HeaderFields): void {
  out.ascii('header:<');
  if (header.idHigh !== 0 || header.idLow !== 0) {
    out.ascii('ID:');
    out.uint64(header.idHigh, header.idLow);
    out.ascii(' ');
  }
  if (header.usernameEnd > header.usernameStart) {
    out.ascii('username:');
    out.quoted(data, header.usernameStart, header.usernameEnd);
    out.ascii(' ');
  }
  if (header.revisionHigh !== 0 || header.revisionLow !== 0) {
    out.ascii('auth_revision:');
    out.uint64(header.revisionHigh, header.revisionLow);
    out.ascii(' ');
  }
  out.ascii('> ');
}

function writePut(out: ByteWriter, data: Uint8Array, put: PutFields, values: Values): void {
  const { keyStart, keyEnd, valueStart, valueEnd, leaseHigh, leaseLow, flags } = put;
  out.ascii('put:<');
  if (keyEnd > keyStart) {
    out.ascii('key:');
    out.quoted(data, keyStart, keyEnd);
    out.ascii(' ');
  }
  if (valueEnd > valueStart) {
    out.ascii('value:');
    if (values === 'shown') out.quoted(data, valueStart, valueEnd);
    else writeHidden(out, data.subarray(valueStart, valueEnd), values);
    out.ascii(' ');
  }
  if (leaseHigh !== 0 || leaseLow !== 0) {
    out.ascii('lease:');
    out.int64(leaseHigh, leaseLow);
    out.ascii(' ');
  }
  for (let flag = 0; flag < FLAGS.length; flag++) {
    if (flags[flag] === true) out.ascii(`${FLAGS[flag] ?? ''}:true `);
  }
  out.ascii('> ');
}
