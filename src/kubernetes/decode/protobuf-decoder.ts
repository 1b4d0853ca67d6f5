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
import type { FieldTable, MessageTable, ObjectPart } from './message-table.ts';
import { BOOL, BYTES, CHOICE, DOUBLE, INT32, OBJECT, STRING } from './message-table.ts';
import { readEntry } from './map-entry.ts';
import type { MessageWriter } from './message-writer.ts';
import { ObjectError } from './object-error.ts';
import { eachPacked, eachPayload, joinParts } from './occurrences.ts';
import { writeOnlyValue, writeSpecial } from './special-messages.ts';
import { WireCursor } from './wire-cursor.ts';

/** How deep messages are followed. Kubernetes' own go to about 15. */
const NESTING_MAX = 100;

/** Where the parts are that can be skipped: in the object, its metadata, what the metadata lists. */
const PART_DEPTHS = { status: 1, managedFields: 2, fieldsV1: 3 };
const PART_DEPTH_MAX = 3;

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
  #skip: readonly ObjectPart[] = [];
  #depth = 0;

  /** Begins anew. */
  clear(absent: Absent, revision: string, skip: readonly ObjectPart[] = []): void {
    this.#skip = skip;
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
      this.places.cutUnknown(unknownFields);
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
    const skips = this.#depth <= PART_DEPTH_MAX && this.#skip.length > 0;
    for (let index = 0, place = base; index < fields.length; index++, place += 2) {
      const field = fields[index] as FieldTable;
      if (revision !== '' && field.isResourceVersion) {
        out.raw(field.prefix);
        out.plain(revision);
      } else if (skips && this.#isSkipped(field)) {
        continue;
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

  #isSkipped({ part }: FieldTable): boolean {
    if (part === undefined || !this.#skip.includes(part)) return false;
    return this.#depth === PART_DEPTHS[part];
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

  #isZero({ wireType }: FieldTable, place: number): boolean {
    return this.cursor.isZero(wireType, this.places.start(place), this.places.end(place));
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
    const value = this.cursor.double(start);
    if (Number.isFinite(value)) this.out.ascii(JSON.stringify(value));
    else throw new ObjectError(`${field.name}: found a number that JSON does not have`);
  }

  #list(field: FieldTable, place: number, end: number): void {
    const { out } = this;
    out.byte(OPENING_BRACKET);
    const open = out.size;
    this.#each(field, place, end, (from, to, tag) => {
      const write = (first: number, last: number): void => {
        this.#value(field, first, last);
        out.byte(COMMA);
      };
      if ((tag & 7) === field.wireType) write(from, to);
      else eachPacked(this.cursor, field, from, to, write);
    });
    if (out.size === open) out.byte(CLOSING_BRACKET);
    else out.patch(out.size - 1, CLOSING_BRACKET);
  }

  #map(field: FieldTable, place: number, end: number): void {
    const { out } = this;
    out.byte(OPENING_BRACE);
    this.#each(field, place, end, (from, to) => {
      this.#entry(field, from, to);
      out.byte(COMMA);
    });
    out.patch(out.size - 1, CLOSING_BRACE);
  }

  /** An entry of a map: the key and the value can each be missing, and are then empty. */
  #entry(field: FieldTable, start: number, end: number): void {
    const { cursor, out } = this;
    const { keyStart, keyEnd, valueStart, valueEnd } = readEntry(this, field, start, end);
    out.string(cursor.bytes, keyStart, keyEnd);
    out.byte(COLON);
    if (valueEnd > 0 || field.wireType === LENGTH_DELIMITED) {
      this.#value(field, valueStart, valueEnd);
    } else out.ascii(field.kind === BOOL ? 'false' : '0');
  }

  /** A message in one piece. */
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
    const joined = joinParts(cursor, field, start, end);
    cursor.bytes = joined;
    use(0, joined.length);
    cursor.bytes = bytes;
  }

  /** The payloads of a list or map. */
  #each(
    field: FieldTable,
    place: number,
    end: number,
    use: (start: number, end: number, tag: number) => void,
  ): void {
    const range = [this.places.start(place), end] as const;
    eachPayload(this.cursor, field, range, this.places.count(place), use);
  }
}
