/**
 * Messages whose JSON Go's own methods write (apimachinery pkg/apis/meta/v1/{time,micro_time,
 * duration,fields_proto}.go, pkg/api/resource/quantity.go, pkg/util/intstr/intstr.go,
 * pkg/runtime/extension.go, apiextensions pkg/apis/apiextensions/v1/marshal.go, v0.36.3).
 */

import { encodeText } from '../../bytes/text.ts';
import { LENGTH_DELIMITED } from '../../bytes/wire.ts';
import { writeEmbedded } from './embedded.ts';
import { formatDuration, formatTime } from './go-time.ts';
import type { MessageTable } from './message-table.ts';
import { DURATION, INT_OR_STRING, MICRO_TIME, QUANTITY, TIME } from './message-table.ts';
import type { MessageWriter } from './message-writer.ts';
import { VARINT, wrongWireType } from './wire-cursor.ts';

/** Of IntOrString.type. */
const IS_STRING = 1;

/** Wire types by field number. */
type WireTypes = readonly (number | undefined)[];

const NUMBERS: WireTypes = [undefined, VARINT, VARINT];
const NUMBERS_AND_TEXT: WireTypes = [undefined, VARINT, VARINT, LENGTH_DELIMITED];
const ONE_NUMBER: WireTypes = [undefined, VARINT];
const ONE_TEXT: WireTypes = [undefined, LENGTH_DELIMITED];

/** Where a message lies, and its name. */
interface Message {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Writes a message that is not an object with a name for each field.
 * @throws {ObjectError}
 */
export function writeSpecial(
  writer: MessageWriter,
  { form, name }: MessageTable,
  start: number,
  end: number,
): void {
  const message = { name, start, end };
  if (form === TIME || form === MICRO_TIME) writeTime(writer, message, form === MICRO_TIME);
  else if (form === QUANTITY) writeQuantity(writer, message);
  else if (form === INT_OR_STRING) writeIntOrString(writer, message);
  else if (form === DURATION) writeDuration(writer, message);
  else writeInside(writer, message);
}

/** Writes a message that stands for the value of one of its fields. */
export function writeOnlyValue(
  writer: MessageWriter,
  table: MessageTable,
  start: number,
  end: number,
): void {
  if (writer.onlyValue(table, start, end)) return;
  writer.out.ascii(table.name.endsWith('OrBool') ? 'false' : 'null');
}

/** {1 seconds, 2 nanoseconds}; empty is no time. */
function writeTime(writer: MessageWriter, message: Message, hasMicroseconds: boolean): void {
  let seconds = 0;
  let nanoseconds = 0;
  eachField(writer, message, NUMBERS, (number, start, end) => {
    const value = writer.cursor.signed(start, end);
    if (number === 1) seconds = value;
    else nanoseconds = value | 0;
  });
  const isSet = message.start !== message.end;
  const text = isSet ? formatTime(seconds, nanoseconds, hasMicroseconds) : undefined;
  if (text === undefined) writer.out.ascii('null');
  else writer.out.plain(text);
}

/** {1 nanoseconds}. */
function writeDuration(writer: MessageWriter, message: Message): void {
  let nanoseconds = 0n;
  eachField(writer, message, ONE_NUMBER, (_number, start, end) => {
    nanoseconds = writer.cursor.exact(start, end);
  });
  writer.out.raw(encodeText(`"${formatDuration(nanoseconds)}"`));
}

/** {1 text}. */
function writeQuantity(writer: MessageWriter, message: Message): void {
  const [start, end] = onlyBytes(writer, message);
  if (start === end) writer.out.plain('0');
  else writer.out.string(writer.cursor.bytes, start, end);
}

/** {1 type, 2 number, 3 text}. */
function writeIntOrString(writer: MessageWriter, message: Message): void {
  let type = 0;
  let number = 0;
  let text: readonly [number, number] = [0, 0];
  eachField(writer, message, NUMBERS_AND_TEXT, (field, start, end) => {
    if (field === 3) text = [start, end];
    else if (field === 2) number = writer.cursor.signed(start, end) | 0;
    else type = writer.cursor.signed(start, end);
  });
  if (type === IS_STRING) writer.out.string(writer.cursor.bytes, ...text);
  else writer.out.number(number);
}

/** {1 JSON, or another encoding of an object}; empty is null. */
function writeInside(writer: MessageWriter, message: Message): void {
  const [start, end] = onlyBytes(writer, message);
  if (start === end) writer.out.ascii('null');
  else writeEmbedded(writer, message.name, start, end);
}

/** Where the bytes of field 1 lie. */
function onlyBytes(writer: MessageWriter, message: Message): readonly [number, number] {
  let range: readonly [number, number] = [0, 0];
  eachField(writer, message, ONE_TEXT, (_number, start, end) => {
    range = [start, end];
  });
  return range;
}

/** The fields of a message, which have the wire types that are declared for them. */
function eachField(
  { cursor, places }: MessageWriter,
  { name, start, end }: Message,
  wireTypes: WireTypes,
  use: (number: number, start: number, end: number) => void,
): void {
  for (let at = start; at < end;) {
    const from = at;
    cursor.at = at;
    const tag = cursor.number(end);
    const payload = cursor.pass(tag, end, name);
    at = cursor.at;
    const number = tag >>> 3;
    const expected = wireTypes[number];
    if (expected === undefined) places.addUnknown(name, number, cursor, from);
    else if (expected === (tag & 7)) use(number, payload, at);
    else throw wrongWireType(`${name}#${String(number)}`, tag & 7, expected);
  }
}
