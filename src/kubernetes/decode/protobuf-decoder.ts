/**
 * Protobuf as Kubernetes stores it to JSON as its API server writes it, by the schema of the
 * messages (gogo/protobuf 1.3 and encoding/json on k8s.io/api's types, v0.36.3).
 *
 * A message is read twice: once to note where each field lies, once in the order of the Go struct,
 * which is that of the JSON. Nothing is made of a message but its text.
 */

import { LENGTH_DELIMITED } from '../../bytes/wire.ts';
import { JsonBytes } from './json-bytes.ts';
import type { FieldTable, MessageTable, ValueTable } from './message-table.ts';
import { BOOL, BYTES, DOUBLE, INT32, MESSAGE, OBJECT, STRING } from './message-table.ts';
import { ObjectError } from './object-error.ts';
import type { MessageWriter } from './message-writer.ts';
import { writeSpecial } from './special-messages.ts';

/** How deep messages are followed. Kubernetes' own go to about 15. */
const NESTING_MAX = 100;
const VARINT_SIZE_MAX = 10;
const VARINT = 0;
const FIXED64 = 1;
const FIXED32 = 5;
/** Of a map's entries. */
const KEY = 1;
const VALUE = 2;

const COMMA = 0x2c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const COLON = 0x3a;

/** What is done about a field that is not stored. */
export type Absent = 'presence' | 'hybrid';

export class ProtobufDecoder implements MessageWriter {
  readonly out: JsonBytes = new JsonBytes();
  #absent: Absent = 'presence';
  /** Fields that the schema does not know. */
  unknownFields = 0;
  /** Text of metadata.resourceVersion; empty if it is as it is stored. */
  revision = '';
  bytes: Uint8Array = new Uint8Array(0);
  #depth = 0;
  /** Cursor of the functions that read a number. */
  #at = 0;
  /** For each field of each message that is open: 1 + where it begins, and its end or count. */
  #slots = new Int32Array(1024);
  #top = 0;

  /**
   * Writes an object's fields behind its `{"kind":…,"apiVersion":…`, each with a comma before it.
   * @throws {ObjectError}
   */
  object(table: MessageTable, raw: Uint8Array): void {
    const { bytes } = this;
    this.bytes = raw;
    this.#enter(table);
    this.#fields(table, 0, raw.length);
    this.#depth--;
    this.bytes = bytes;
  }

  /** Begins anew. */
  clear(absent: Absent, revision: string): void {
    this.#absent = absent;
    this.revision = revision;
    this.unknownFields = 0;
    this.#depth = 0;
    this.#top = 0;
    this.out.clear();
  }

  /** Writes the value of a message. */
  message(table: MessageTable, start: number, end: number): void {
    if (table.form !== OBJECT) {
      writeSpecial(this, table, start, end);
      return;
    }
    this.#enter(table);
    const { out } = this;
    const open = out.size;
    this.#fields(table, start, end);
    // The first field began with a comma.
    if (out.size === open) out.byte(OPENING_BRACE);
    else out.patch(open, OPENING_BRACE);
    out.byte(CLOSING_BRACE);
    this.#depth--;
  }

  /** The value of the last field that is there, without a name; false if none is. */
  onlyValue(table: MessageTable, start: number, end: number): boolean {
    this.#enter(table);
    const base = this.#locate(table, start, end);
    let last = table.fields.length - 1;
    while (last >= 0 && this.#slots[base + 2 * last] === 0) last--;
    const field = table.fields[last];
    if (field !== undefined) this.#present(field, base + 2 * last, start, end);
    this.#top = base;
    this.#depth--;
    return field !== undefined;
  }

  #enter(table: MessageTable): void {
    if (++this.#depth <= NESTING_MAX) return;
    throw new ObjectError(
      `${table.name}: found messages nested deeper than ${String(NESTING_MAX)} levels`,
    );
  }

  /** Each field with its name and a comma before it. */
  #fields(table: MessageTable, start: number, end: number): void {
    const base = this.#locate(table, start, end);
    const isHybrid = this.#absent === 'hybrid';
    const revision = table.isObjectMeta && this.#depth === 2 ? this.revision : '';
    const { fields } = table;
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index] as FieldTable;
      const slot = base + 2 * index;
      if (revision !== '' && field.isResourceVersion) {
        this.out.raw(field.prefix);
        this.out.plain(revision);
      } else if (this.#slots[slot] !== 0) {
        this.#named(field, slot, start, end);
      } else if (isHybrid && field.isNullable) {
        this.out.raw(field.prefix);
        this.out.ascii('null');
      }
    }
    this.#top = base;
  }

  #named(field: FieldTable, slot: number, start: number, end: number): void {
    if (field.isInline && field.message !== undefined) {
      this.#inline(field.message, slot, field, start, end);
      return;
    }
    if (field.omitZero && !field.isRepeated && !field.isMap && this.#isZero(field, slot)) return;
    this.out.raw(field.prefix);
    this.#present(field, slot, start, end);
  }

  #inline(
    message: MessageTable,
    slot: number,
    field: FieldTable,
    start: number,
    end: number,
  ): void {
    const valueEnd = this.#slots[slot + 1] ?? 0;
    if (valueEnd >= 0) {
      this.#enter(message);
      this.#fields(message, (this.#slots[slot] ?? 0) - 1, valueEnd);
      this.#depth--;
      return;
    }
    this.#joined(field, start, end, (size) => {
      this.#enter(message);
      this.#fields(message, 0, size);
      this.#depth--;
    });
  }

  #isZero(field: FieldTable, slot: number): boolean {
    const first = (this.#slots[slot] ?? 0) - 1;
    const last = this.#slots[slot + 1] ?? 0;
    if (field.wireType === LENGTH_DELIMITED) return first === last;
    const size = field.wireType === VARINT ? last - first : 8;
    for (let at = 0; at < size; at++) {
      if (((this.bytes[first + at] ?? 0) & (field.wireType === VARINT ? 0x7f : 0xff)) !== 0) {
        return false;
      }
    }
    return true;
  }

  /** The value of a field that is there. */
  #present(field: FieldTable, slot: number, start: number, end: number): void {
    const first = (this.#slots[slot] ?? 0) - 1;
    const last = this.#slots[slot + 1] ?? 0;
    if (field.isMap) this.#map(field, first, last, end);
    else if (field.isRepeated) this.#list(field, first, last, end);
    else if (last >= 0) this.#value(field, first, last);
    else {
      const { message } = field;
      if (message === undefined) return;
      this.#joined(field, start, end, (size) => {
        this.message(message, 0, size);
      });
    }
  }

  #value(table: ValueTable, start: number, end: number): void {
    const { out, bytes } = this;
    if (table.kind === STRING) out.string(bytes, start, end);
    else if (table.message !== undefined) this.message(table.message, start, end);
    else if (table.kind === BYTES) out.base64(bytes, start, end);
    else if (table.kind === BOOL) out.ascii(this.#isTrue(start, end) ? 'true' : 'false');
    else if (table.kind === DOUBLE) this.#double(start);
    else out.varint(bytes, start, end, table.kind === INT32 ? 32 : 64);
  }

  #isTrue(start: number, end: number): boolean {
    for (let at = start; at < end; at++) if (((this.bytes[at] ?? 0) & 0x7f) !== 0) return true;
    return false;
  }

  #double(start: number): void {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + start, 8);
    const value = view.getFloat64(0, true);
    if (!Number.isFinite(value)) throw new ObjectError('found a number that JSON does not have');
    this.out.ascii(JSON.stringify(value));
  }

  /** A list of `count` entries, the first of which begins with its tag at `start`. */
  #list(field: FieldTable, start: number, count: number, end: number): void {
    const { out } = this;
    out.byte(OPENING_BRACKET);
    const open = out.size;
    this.#eachOf(field, start, count, end, (from, to, isPacked) => {
      if (!isPacked) {
        this.#value(field, from, to);
        out.byte(COMMA);
        return;
      }
      for (let at = from; at < to;) {
        const size = field.wireType === FIXED64 ? 8 : this.#varintSize(at, to);
        if (size > to - at) throw new ObjectError('found a packed list that breaks off');
        this.#value(field, at, at + size);
        out.byte(COMMA);
        at += size;
      }
    });
    if (out.size === open) out.byte(CLOSING_BRACKET);
    else out.patch(out.size - 1, CLOSING_BRACKET);
  }

  #map(field: FieldTable, start: number, count: number, end: number): void {
    const { out } = this;
    out.byte(OPENING_BRACE);
    this.#eachOf(field, start, count, end, (from, to) => {
      this.#entry(field, from, to);
      out.byte(COMMA);
    });
    out.patch(out.size - 1, CLOSING_BRACE);
  }

  /** An entry of a map: the key and the value can each be missing, and are then empty. */
  #entry(field: FieldTable, start: number, end: number): void {
    let keyStart = 0;
    let keyEnd = 0;
    let valueStart = 0;
    let valueEnd = 0;
    for (let at = start; at < end; at = this.#at) {
      this.#at = at;
      const tag = this.#number(end);
      const payload = this.#payload(tag, end, field.message?.name ?? 'a map');
      if (tag === KEY * 8 + LENGTH_DELIMITED) {
        keyStart = payload;
        keyEnd = this.#at;
      } else if (tag === VALUE * 8 + field.wireType) {
        valueStart = payload;
        valueEnd = this.#at;
      } else if (tag >> 3 === KEY || tag >> 3 === VALUE) {
        throw new ObjectError(
          `an entry of field ${String(field.number)}: found wire type ${String(tag & 7)}`,
        );
      } else {
        this.unknownFields++;
      }
    }
    this.out.string(this.bytes, keyStart, keyEnd);
    this.out.byte(COLON);
    if (valueEnd > 0 || field.kind >= STRING) this.#value(field, valueStart, valueEnd);
    else this.out.ascii(field.kind === BOOL ? 'false' : '0');
  }

  /** The payloads of a field that can occur several times, in their order. */
  #eachOf(
    field: FieldTable,
    start: number,
    count: number,
    end: number,
    use: (start: number, end: number, isPacked: boolean) => void,
  ): void {
    let at = start;
    for (let rest = count; rest > 0 && at < end;) {
      this.#at = at;
      const tag = this.#number(end);
      const payload = this.#payload(tag, end, '');
      at = this.#at;
      if (tag >>> 3 !== field.number) continue;
      rest--;
      use(payload, at, field.wireType !== LENGTH_DELIMITED && (tag & 7) === LENGTH_DELIMITED);
    }
  }

  /**
   * A message that is there several times is one message: its parts, one after the other. No writer
   * of Kubernetes does so.
   */
  #joined(field: FieldTable, start: number, end: number, use: (size: number) => void): void {
    const parts: Uint8Array[] = [];
    let size = 0;
    this.#eachOf(field, start, Infinity, end, (from, to) => {
      parts.push(this.bytes.subarray(from, to));
      size += to - from;
    });
    const joined = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    const { bytes } = this;
    this.bytes = joined;
    use(size);
    this.bytes = bytes;
  }

  /** Notes where the fields of a message lie; gives where that is noted. */
  #locate(table: MessageTable, start: number, end: number): number {
    const base = this.#top;
    this.#top += 2 * table.fields.length;
    if (this.#top > this.#slots.length) this.#grow();
    const slots = this.#slots.fill(0, base, this.#top);
    for (let at = start; at < end; at = this.#at) {
      this.#at = at;
      const tag = this.#number(end);
      const number = Math.floor(tag / 8);
      const payload = this.#payload(tag, end, table.name);
      const place = table.places[number] ?? 0;
      if (place === 0) {
        this.unknownFields++;
        continue;
      }
      const field = table.fields[place - 1] as FieldTable;
      if ((tag & 7) !== field.wireType) checkPacked(table, field, tag & 7);
      const slot = base + 2 * (place - 1);
      if (field.isRepeated || field.isMap) {
        if (slots[slot] === 0) slots[slot] = at + 1;
        slots[slot + 1] = (slots[slot + 1] ?? 0) + 1;
      } else {
        slots[slot + 1] = slots[slot] !== 0 && field.kind === MESSAGE ? -1 : this.#at;
        slots[slot] = payload + 1;
      }
    }
    return base;
  }

  /** Passes over a field behind its tag; gives where its payload begins. */
  #payload(tag: number, end: number, name: string): number {
    let payload = this.#at;
    const wireType = tag & 7;
    if (wireType === VARINT) {
      this.#at += this.#varintSize(payload, end);
    } else if (wireType === LENGTH_DELIMITED) {
      const size = this.#number(end);
      payload = this.#at;
      this.#at += size;
    } else if (wireType === FIXED64) this.#at += 8;
    else if (wireType === FIXED32) this.#at += 4;
    else throw new ObjectError(`${name}: found wire type ${String(wireType)}`);
    if (tag < 8 || tag > 0xffff_ffff)
      throw new ObjectError(`${name}: found an impossible field number`);
    if (this.#at > end) {
      throw new ObjectError(`${name}#${String(Math.floor(tag / 8))}: found its end missing`);
    }
    return payload;
  }

  /** Reads a number at the cursor, rounded above 2^53. */
  #number(end: number): number {
    const first = this.bytes[this.#at] ?? 0;
    if (first < 0x80) {
      this.#at++;
      return first;
    }
    const size = this.#varintSize(this.#at, end);
    let value = 0;
    for (let at = this.#at + size - 1; at >= this.#at; at--) {
      value = value * 128 + ((this.bytes[at] ?? 0) & 0x7f);
    }
    this.#at += size;
    return value;
  }

  #varintSize(start: number, end: number): number {
    const limit = Math.min(end, start + VARINT_SIZE_MAX);
    for (let at = start; at < limit; at++) {
      if ((this.bytes[at] ?? 0) < 0x80) return at - start + 1;
    }
    throw new ObjectError('found a number that does not end');
  }

  #grow(): void {
    const larger = new Int32Array(2 * this.#top);
    larger.set(this.#slots);
    this.#slots = larger;
  }
}

/** A list of numbers can be packed into one field; any other wire type is not what the schema says. */
function checkPacked(table: MessageTable, field: FieldTable, wireType: number): void {
  if (field.isRepeated && field.wireType !== LENGTH_DELIMITED && wireType === LENGTH_DELIMITED) {
    return;
  }
  throw new ObjectError(
    `${table.name}#${String(field.number)}: found wire type ${String(wireType)}, ` +
      `expected ${String(field.wireType)}`,
  );
}
