/**
 * Where the fields of the messages lie that are open, one inside the other. Two numbers a field: 1 +
 * where it begins, 0 if it is not there; and where it ends, or how many entries it has.
 */

import { LENGTH_DELIMITED } from '../../bytes/wire.ts';
import type { FieldTable, MessageTable } from './message-table.ts';
import { MESSAGE } from './message-table.ts';
import type { WireCursor } from './wire-cursor.ts';
import { wrongWireType } from './wire-cursor.ts';

/** In place of its end: the message is there several times. */
export const SEVERAL = -1;

/** Fields of one object that are kept though the schema does not know them. */
const UNKNOWN_KEPT_MAX = 256;

/** A field that the schema does not know. */
export interface UnknownField {
  /** Message that it is a field of. */
  readonly message: string;
  readonly number: number;
  /** Its tag and what follows, as stored; a copy. */
  readonly bytes: Uint8Array;
}

export class FieldPlaces {
  #places = new Int32Array(1024);
  #top = 0;
  #unknownFields = 0;
  #unknown: UnknownField[] = [];

  /** Forgets all messages. */
  clear(): void {
    this.#top = 0;
    this.#unknownFields = 0;
    this.#unknown = [];
  }

  /** How many fields the schema does not know. */
  get unknownFields(): number {
    return this.#unknownFields;
  }

  /** The first of them. */
  get unknown(): readonly UnknownField[] {
    return this.#unknown;
  }

  /** Counts a field that the schema does not know, from its tag to where the cursor is. */
  addUnknown(message: string, number: number, { bytes, at }: WireCursor, start: number): void {
    this.#unknownFields++;
    if (this.#unknown.length >= UNKNOWN_KEPT_MAX) return;
    this.#unknown.push({ message, number, bytes: bytes.slice(start, at) });
  }

  /** Forgets what was counted since there were so many. */
  cutUnknown(count: number): void {
    this.#unknownFields = count;
    if (this.#unknown.length > count) this.#unknown.length = count;
  }

  /**
   * Opens a message, and gives its base: the argument of `close`, and what its fields are counted
   * from.
   * @throws {ObjectError} if it is no message, or not that one.
   */
  open(cursor: WireCursor, table: MessageTable, start: number, end: number): number {
    const base = this.#top;
    this.#top += 2 * table.fields.length;
    if (this.#top > this.#places.length) this.#grow();
    const places = this.#places;
    places.fill(0, base, this.#top);
    for (let at = start; at < end; at = cursor.at) {
      cursor.at = at;
      const tag = cursor.number(end);
      const payload = cursor.pass(tag, end, table.name);
      const index = table.indexes[tag >>> 3] ?? 0;
      if (index === 0) {
        this.addUnknown(table.name, tag >>> 3, cursor, at);
        continue;
      }
      const field = table.fields[index - 1] as FieldTable;
      if ((tag & 7) !== field.wireType) expectPacked(field, tag & 7);
      const place = base + 2 * (index - 1);
      if (field.isRepeated || field.isMap) {
        if (places[place] === 0) places[place] = at + 1;
        places[place + 1] = (places[place + 1] ?? 0) + 1;
      } else {
        places[place + 1] = places[place] !== 0 && field.kind === MESSAGE ? SEVERAL : cursor.at;
        places[place] = payload + 1;
      }
    }
    return base;
  }

  /** What `close` takes to end all messages that are opened from now on. */
  mark(): number {
    return this.#top;
  }

  /** Ends the message that was opened last, and any inside of it. */
  close(base: number): void {
    this.#top = base;
  }

  has(place: number): boolean {
    return this.#places[place] !== 0;
  }

  /** Where the payload begins; of a list or map, the tag of the first entry. */
  start(place: number): number {
    return (this.#places[place] ?? 0) - 1;
  }

  /** Where the payload ends, or `SEVERAL`. */
  end(place: number): number {
    return this.#places[place + 1] ?? 0;
  }

  /** How many entries a list or map has, if none is packed. */
  count(place: number): number {
    return this.#places[place + 1] ?? 0;
  }

  #grow(): void {
    const larger = new Int32Array(2 * this.#top);
    larger.set(this.#places);
    this.#places = larger;
  }
}

/** Numbers of a list can be packed into one field; all else is not what the schema says. */
function expectPacked(field: FieldTable, wireType: number): void {
  const canBePacked = field.isRepeated && field.wireType !== LENGTH_DELIMITED;
  if (canBePacked && wireType === LENGTH_DELIMITED) return;
  throw wrongWireType(field.name, wireType, field.wireType);
}
