/** Entries of protobuf's maps, which are messages: 1 the key, a text, and 2 the value. */

import { LENGTH_DELIMITED } from '../../bytes/wire.ts';
import type { FieldTable } from './message-table.ts';
import type { MessageWriter } from './message-writer.ts';
import { wrongWireType } from './wire-cursor.ts';

const KEY = 1;
const VALUE = 2;

/** Where the parts of an entry lie; a part that is missing begins and ends at 0. */
export interface MapEntry {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/**
 * Reads the entry of a map that lies at [start, end).
 * @throws {ObjectError} if it is none.
 */
export function readEntry(
  { cursor, places }: MessageWriter,
  field: FieldTable,
  start: number,
  end: number,
): MapEntry {
  let [keyStart, keyEnd, valueStart, valueEnd] = [0, 0, 0, 0];
  for (cursor.at = start; cursor.at < end;) {
    const { at } = cursor;
    const tag = cursor.number(end);
    const payload = cursor.pass(tag, end, field.name);
    const number = tag >>> 3;
    if (number !== KEY && number !== VALUE) {
      places.addUnknown(field.name, number, cursor, at);
      continue;
    }
    const expected = number === KEY ? LENGTH_DELIMITED : field.wireType;
    if ((tag & 7) !== expected) {
      throw wrongWireType(`${field.name}: an entry's #${String(number)}`, tag & 7, expected);
    }
    if (number === KEY) [keyStart, keyEnd] = [payload, cursor.at];
    else [valueStart, valueEnd] = [payload, cursor.at];
  }
  return { keyStart, keyEnd, valueStart, valueEnd };
}
