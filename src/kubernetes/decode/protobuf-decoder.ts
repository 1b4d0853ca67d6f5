/**
 * Protobuf as Kubernetes stores it to JSON as its API server writes it, by the schema of the
 * messages (gogo/protobuf 1.3 and encoding/json on k8s.io/api's types, v0.36.3).
 *
 * A message is read twice: once to note where each field lies, once in the order of the Go struct,
 * which is that of the JSON. Nothing is made of a message but its text.
 */

import { LENGTH_DELIMITED } from '../../bytes/wire.ts';
import { FieldPlaces, SEVERAL } from './field-places.ts';
import { JsonBytes } from './json-bytes.ts';
import type { FieldTable, MessageTable } from './message-table.ts';
import { BOOL, BYTES, CHOICE, DOUBLE, INT32, OBJECT, STRING } from './message-table.ts';
import type { MessageWriter } from './message-writer.ts';
import { ObjectError } from './object-error.ts';
import { writeOnlyValue, writeSpecial } from './special-messages.ts';
import { FIXED64, VARINT, WireCursor, wrongWireType } from './wire-cursor.ts';

/** How deep messages are followed. Kubernetes' own go to about 15. */
const NESTING_MAX = 100;
/** Tags of a map's entry: its key, and its value without the wire type. */
const KEY_TAG = 0x0a;
const VALUE_TAG = 0x10;

const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** What is done about a field that is not stored. */
export type Absent = 'presence' | 'hybrid';

export class ProtobufDecoder implements MessageWriter {
  readonly out: JsonBytes = new JsonBytes();
  readonly cursor: WireCursor = new WireCursor();
  readonly places: FieldPlaces = new FieldPlaces();
  #isHybrid = false;
  /** Text of metadata.resourceVersion; empty if it is as it is stored. */
  #revision = '';
  #depth = 0;

  /** Begins anew. */
  clear(absent: Absent, revision: string): void {
    this.#isHybrid = absent === 'hybrid';
    this.#revision = revision;
    this.#depth = 0;
    this.places.clear();
    this.out.clear();
  }

  object(table: MessageTable, raw: Uint8Array): void {
    const { cursor } = this;
    const { bytes } = cursor;
    cursor.bytes = raw;
    this.#merged(table, 0, raw.length);
    cursor.bytes = bytes;
  }

  tryObject(table: MessageTable, raw: Uint8Array): boolean {
    const { size } = this.out;
    const { bytes } = this.cursor;
    const { unknownFields } = this.places;
    const open = this.places.mark();
    const depth = this.#depth;
    try {
      this.object(table, raw);
      return true;
    } catch (error) {
      if (!(error instanceof ObjectError)) throw error;
      this.out.cut(size);
      this.cursor.bytes = bytes;
      this.places.close(open);
      this.places.unknownFields = unknownFields;
      this.#depth = depth;
      return false;
    }
  }

  onlyValue(table: MessageTable, start: number, end: number): boolean {
    this.#enter(table);
    const base = this.places.open(this.cursor, table, start, end);
    let last = table.fields.length - 1;
    while (last >= 0 && !this.places.has(base + 2 * last)) last--;
    const field = table.fields[last];
    if (field !== undefined) this.#present(field, base + 2 * last, start, end);
    this.places.close(base);
    this.#depth--;
    return field !== undefined;
  }

  /** The value of a message. */
  #message(table: MessageTable, start: number, end: number): void {
    if (table.form > CHOICE) {
      writeSpecial(this, table, start, end);
      return;
    }
    if (table.form !== OBJECT) {
      writeOnlyValue(this, table, start, end);
      return;
    }
    const { out } = this;
    const open = out.size;
    this.#merged(table, start, end);
    // The first field began with a comma.
    if (out.size === open) out.byte(OPENING_BRACE);
    else out.patch(open, OPENING_BRACE);
    out.byte(CLOSING_BRACE);
  }

  #enter(table: MessageTable): void {
    if (++this.#depth <= NESTING_MAX) return;
    throw new ObjectError(
      `${table.name}: found messages nested deeper than ${String(NESTING_MAX)} levels`,
    );
  }

  /** The fields of a message, each with its name and a comma before it. */
  #merged(table: MessageTable, start: number, end: number): void {
    this.#enter(table);
    const { places, out } = this;
    const base = places.open(this.cursor, table, start, end);
    const revision = table.isObjectMeta && this.#depth === 2 ? this.#revision : '';
    const { fields } = table;
    for (let index = 0, place = base; index < fields.length; index++, place += 2) {
      const field = fields[index] as FieldTable;
      if (revision !== '' && field.isResourceVersion) {
        out.raw(field.prefix);
        out.plain(revision);
      } else if (places.has(place)) {
        this.#named(field, place, start, end);
      } else if (this.#isHybrid && field.isNullable) {
        out.raw(field.prefix);
        out.ascii('null');
      }
    }
    places.close(base);
    this.#depth--;
  }

  #named(field: FieldTable, place: number, start: number, end: number): void {
    const { message } = field;
    if (field.isInline && message !== undefined) {
      this.#whole(field, place, start, end, (from, to) => {
        this.#merged(message, from, to);
      });
    } else if (!field.canBeOmitted || !this.#isZero(field, place)) {
      this.out.raw(field.prefix);
      this.#present(field, place, start, end);
    }
  }

  #isZero(field: FieldTable, place: number): boolean {
    const start = this.places.start(place);
    const end = this.places.end(place);
    if (field.wireType === LENGTH_DELIMITED) return start === end;
    const mask = field.wireType === VARINT ? 0x7f : 0xff;
    for (let at = start; at < end; at++) {
      if (((this.cursor.bytes[at] ?? 0) & mask) !== 0) return false;
    }
    return true;
  }

  /** The value of a field that is there. */
  #present(field: FieldTable, place: number, start: number, end: number): void {
    if (field.isMap) this.#map(field, place, end);
    else if (field.isRepeated) this.#list(field, place, end);
    else if (this.places.end(place) !== SEVERAL) {
      this.#value(field, this.places.start(place), this.places.end(place));
    } else {
      this.#whole(field, place, start, end, (from, to) => {
        this.#value(field, from, to);
      });
    }
  }

  #value(field: FieldTable, start: number, end: number): void {
    const { out } = this;
    const { bytes } = this.cursor;
    if (field.kind === STRING) out.string(bytes, start, end);
    else if (field.message !== undefined) this.#message(field.message, start, end);
    else if (field.kind === BYTES) out.base64(bytes, start, end);
    else if (field.kind === DOUBLE) this.#double(field, start);
    else if (field.kind !== BOOL) out.varint(bytes, start, end, field.kind === INT32 ? 32 : 64);
    else out.ascii(this.cursor.signed(start, end) === 0 ? 'false' : 'true');
  }

  #double(field: FieldTable, start: number): void {
    const { bytes } = this.cursor;
    const value = new DataView(bytes.buffer, bytes.byteOffset + start, 8).getFloat64(0, true);
    if (!Number.isFinite(value)) {
      throw new ObjectError(`${field.name}: found a number that JSON does not have`);
    }
    this.out.ascii(JSON.stringify(value));
  }

  #list(field: FieldTable, place: number, end: number): void {
    const { out } = this;
    out.byte(OPENING_BRACKET);
    const open = out.size;
    this.#each(field, this.places.start(place), this.places.count(place), end, (from, to, tag) => {
      if ((tag & 7) !== field.wireType) this.#packed(field, from, to);
      else {
        this.#value(field, from, to);
        out.byte(COMMA);
      }
    });
    if (out.size === open) out.byte(CLOSING_BRACKET);
    else out.patch(out.size - 1, CLOSING_BRACKET);
  }

  /** Numbers that lie one after the other in one field. */
  #packed(field: FieldTable, start: number, end: number): void {
    for (let at = start; at < end;) {
      const size = field.wireType === FIXED64 ? 8 : this.cursor.varintSize(at, end);
      if (size > end - at) throw new ObjectError(`${field.name}: found no end of it`);
      this.#value(field, at, at + size);
      this.out.byte(COMMA);
      at += size;
    }
  }

  #map(field: FieldTable, place: number, end: number): void {
    const { out } = this;
    out.byte(OPENING_BRACE);
    this.#each(field, this.places.start(place), this.places.count(place), end, (from, to) => {
      this.#entry(field, from, to);
      out.byte(COMMA);
    });
    out.patch(out.size - 1, CLOSING_BRACE);
  }

  /** An entry of a map: the key and the value can each be missing, and are then empty. */
  #entry(field: FieldTable, start: number, end: number): void {
    const { cursor, out } = this;
    const valueTag = VALUE_TAG + field.wireType;
    let [keyStart, keyEnd, valueStart, valueEnd] = [0, 0, 0, 0];
    for (cursor.at = start; cursor.at < end;) {
      const tag = cursor.number(end);
      const payload = cursor.pass(tag, end, field.name);
      if (tag === KEY_TAG) [keyStart, keyEnd] = [payload, cursor.at];
      else if (tag === valueTag) [valueStart, valueEnd] = [payload, cursor.at];
      else if (tag >>> 3 > 2) this.places.unknownFields++;
      else
        throw wrongWireType(
          `${field.name}: an entry's #${String(tag >>> 3)}`,
          tag & 7,
          tag >>> 3 === 1 ? LENGTH_DELIMITED : field.wireType,
        );
    }
    out.string(cursor.bytes, keyStart, keyEnd);
    out.byte(COLON);
    if (valueEnd > 0 || field.wireType === LENGTH_DELIMITED) {
      this.#value(field, valueStart, valueEnd);
    } else out.ascii(field.kind === BOOL ? 'false' : '0');
  }

  /** The payloads of a field that is there `count` times, from the tag at `start` on. */
  #each(
    field: FieldTable,
    start: number,
    count: number,
    end: number,
    use: (start: number, end: number, tag: number) => void,
  ): void {
    const { cursor } = this;
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
   * A message in one piece. If it is there several times, its parts are one message, one after the
   * other; no writer of Kubernetes does so.
   */
  #whole(
    field: FieldTable,
    place: number,
    start: number,
    end: number,
    use: (start: number, end: number) => void,
  ): void {
    if (this.places.end(place) !== SEVERAL) {
      use(this.places.start(place), this.places.end(place));
      return;
    }
    const { cursor } = this;
    const { bytes } = cursor;
    const parts: Uint8Array[] = [];
    let size = 0;
    this.#each(field, start, Infinity, end, (from, to) => {
      parts.push(bytes.subarray(from, to));
      size += to - from;
    });
    cursor.bytes = new Uint8Array(size);
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      size -= part.length;
      cursor.bytes.set(part, size);
    }
    use(0, cursor.bytes.length);
    cursor.bytes = bytes;
  }
}
