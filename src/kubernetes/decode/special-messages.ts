/**
 * Messages whose JSON Go's own methods write (apimachinery pkg/apis/meta/v1/{time,micro_time,
 * duration,fields_proto}.go, pkg/api/resource/quantity.go, pkg/util/intstr/intstr.go,
 * pkg/runtime/extension.go, apiextensions pkg/apis/apiextensions/v1/marshal.go, v0.36.3).
 */

import { WireError, WireReader } from '../../bytes/wire.ts';
import { writeEmbedded } from './embedded.ts';
import { formatDuration, formatTime } from './go-time.ts';
import type { MessageTable } from './message-table.ts';
import {
  CHOICE,
  DURATION,
  INT_OR_STRING,
  JSON_INSIDE,
  MICRO_TIME,
  QUANTITY,
  TIME,
  WRAPPER,
} from './message-table.ts';
import { ObjectError } from './object-error.ts';
import type { MessageWriter } from './message-writer.ts';

/** Of IntOrString.type. */
const IS_STRING = 1;

/** Writes a message that is not an object with a name for each field. */
export function writeSpecial(
  decoder: MessageWriter,
  table: MessageTable,
  start: number,
  end: number,
): void {
  const { form } = table;
  if (form === WRAPPER || form === CHOICE) {
    if (decoder.onlyValue(table, start, end)) return;
    decoder.out.ascii(table.name.endsWith('OrBool') ? 'false' : 'null');
    return;
  }
  try {
    if (form === TIME || form === MICRO_TIME) writeTime(decoder, start, end, form === MICRO_TIME);
    else if (form === JSON_INSIDE) writeInside(decoder, start, end);
    else if (form === QUANTITY) writeQuantity(decoder, start, end);
    else if (form === INT_OR_STRING) writeIntOrString(decoder, start, end);
    else if (form === DURATION) writeDuration(decoder, start, end);
  } catch (error) {
    if (error instanceof WireError) throw new ObjectError(`${table.name}: ${error.message}`);
    throw error;
  }
}

/** {1 seconds, 2 nanos}; empty is no time. */
function writeTime(
  decoder: MessageWriter,
  start: number,
  end: number,
  hasMicroseconds: boolean,
): void {
  if (start === end) {
    decoder.out.ascii('null');
    return;
  }
  let seconds = 0;
  let nanoseconds = 0;
  const reader = new WireReader(decoder.bytes, start, end);
  while (reader.next()) {
    if (reader.field === 1) seconds = signed(reader);
    else if (reader.field === 2) nanoseconds = signed(reader) | 0;
    else decoder.unknownFields++;
  }
  const text = formatTime(seconds, nanoseconds, hasMicroseconds);
  if (text === undefined) decoder.out.ascii('null');
  else decoder.out.plain(text);
}

/** {1 nanoseconds}. */
function writeDuration(decoder: MessageWriter, start: number, end: number): void {
  let nanoseconds = 0n;
  const reader = new WireReader(decoder.bytes, start, end);
  while (reader.next()) {
    if (reader.field === 1) nanoseconds = reader.int64();
    else decoder.unknownFields++;
  }
  decoder.out.raw(new TextEncoder().encode(`"${formatDuration(nanoseconds)}"`));
}

/** {1 text}. */
function writeQuantity(decoder: MessageWriter, start: number, end: number): void {
  const [from, to] = onlyBytes(decoder, start, end);
  if (from === to) decoder.out.plain('0');
  else decoder.out.string(decoder.bytes, from, to);
}

/** {1 type, 2 number, 3 text}. */
function writeIntOrString(decoder: MessageWriter, start: number, end: number): void {
  let type = 0;
  let number = 0;
  let textStart = 0;
  let textEnd = 0;
  const reader = new WireReader(decoder.bytes, start, end);
  while (reader.next()) {
    if (reader.field === 1) type = signed(reader);
    else if (reader.field === 2) number = signed(reader) | 0;
    else if (reader.field === 3) {
      reader.expect(2);
      textStart = reader.start;
      textEnd = reader.end;
    } else decoder.unknownFields++;
  }
  if (type === IS_STRING) decoder.out.string(decoder.bytes, textStart, textEnd);
  else decoder.out.number(number);
}

/** {1 JSON, or another encoding of an object}; empty is null. */
function writeInside(decoder: MessageWriter, start: number, end: number): void {
  const [from, to] = onlyBytes(decoder, start, end);
  if (from === to) decoder.out.ascii('null');
  else writeEmbedded(decoder, from, to);
}

/** Where the bytes of field 1 lie. */
function onlyBytes(decoder: MessageWriter, start: number, end: number): [number, number] {
  let range: [number, number] = [end, end];
  const reader = new WireReader(decoder.bytes, start, end);
  while (reader.next()) {
    if (reader.field === 1) {
      reader.expect(2);
      range = [reader.start, reader.end];
    } else decoder.unknownFields++;
  }
  return range;
}

/** A number of 64 bits, rounded above 2^53. */
function signed(reader: WireReader): number {
  const value = reader.rounded();
  return value <= Number.MAX_SAFE_INTEGER ? value : Number(reader.int64());
}
