/** What the writers of single messages need of the decoder that calls them. */

import type { FieldPlaces } from './field-places.ts';
import type { JsonBytes } from './json-bytes.ts';
import type { MessageTable } from './message-table.ts';
import type { WireCursor } from './wire-cursor.ts';

/** A decoder in the middle of an object. */
export interface MessageWriter {
  /** The text so far. */
  readonly out: JsonBytes;
  readonly cursor: WireCursor;
  /** The messages that are open. */
  readonly places: FieldPlaces;
  /**
   * Writes the fields of an object, each with a comma before it.
   * @throws {ObjectError}
   */
  object(table: MessageTable, raw: Uint8Array): void;
  /** The same; false if it is not that message, and then nothing is written. */
  tryObject(table: MessageTable, raw: Uint8Array): boolean;
  /**
   * Writes the value of the last field that is there, without a name; false if none is.
   * @throws {ObjectError}
   */
  onlyValue(table: MessageTable, start: number, end: number): boolean;
}
