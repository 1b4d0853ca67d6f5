/** Fields that a message can have several times. */

import type { FieldTable } from './message-table.ts';
import { ObjectError } from './object-error.ts';
import { FIXED64 } from './wire-cursor.ts';
import type { WireCursor } from './wire-cursor.ts';

/** Is given where a payload begins and ends, and its tag. */
type Use = (start: number, end: number, tag: number) => void;

/**
 * Gives the payloads of a field that is there `count` times, from the tag at `start` on.
 * @throws {ObjectError} what `use` throws.
 */
export function eachPayload(
  cursor: WireCursor,
  field: FieldTable,
  [start, end]: readonly [number, number],
  count: number,
  use: Use,
): void {
  let at = start;
  for (let rest = count; rest > 0 && at < end;) {
    cursor.at = at;
    const tag = cursor.number(end);
    const payload = cursor.pass(tag, end, field.name);
    at = cursor.at;
    if (tag >>> 3 !== field.number) continue;
    rest--;
    use(payload, at, tag);
  }
}

/**
 * Gives the numbers of a list that lie one after the other in one field.
 * @throws {ObjectError} if the last one breaks off.
 */
export function eachPacked(
  cursor: WireCursor,
  field: FieldTable,
  start: number,
  end: number,
  use: (start: number, end: number) => void,
): void {
  for (let at = start; at < end;) {
    const size = field.wireType === FIXED64 ? 8 : cursor.varintSize(at, end);
    if (size > end - at) throw new ObjectError(`${field.name}: found no end of it`);
    use(at, at + size);
    at += size;
  }
}

/**
 * The one message that its parts are, one after the other. No writer of Kubernetes splits a message.
 * @throws {ObjectError}
 */
export function joinParts(
  cursor: WireCursor,
  field: FieldTable,
  start: number,
  end: number,
): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  eachPayload(cursor, field, [start, end], Infinity, (from, to) => {
    parts.push(cursor.bytes.subarray(from, to));
    size += to - from;
  });
  const joined = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
