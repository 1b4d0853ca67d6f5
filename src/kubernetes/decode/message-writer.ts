/** What the writers of single messages need of the decoder that calls them. */

import type { JsonBytes } from './json-bytes.ts';
import type { MessageTable } from './message-table.ts';

/** A decoder in the middle of an object. */
export interface MessageWriter {
  /** The text so far. */
  readonly out: JsonBytes;
  /** What offsets are of. */
  readonly bytes: Uint8Array;
  /** Fields that the schema does not know. */
  unknownFields: number;
  /** Writes the fields of an object, each with a comma before it. */
  object(table: MessageTable, raw: Uint8Array): void;
  /** Writes the value of the last field that is there, without a name; false if none is. */
  onlyValue(table: MessageTable, start: number, end: number): boolean;
}
