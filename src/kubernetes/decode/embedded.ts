/** Objects in protobuf, and what a protobuf message holds in another encoding. */

import { findJsonFault } from '../../bytes/json-form.ts';
import { formatJson } from '../../bytes/json-text.ts';
import { encodeText } from '../../bytes/text.ts';
import { encodingOf } from '../envelope.ts';
import { decodeCbor } from './cbor.ts';
import { metadataOnly } from './message-table.ts';
import type { MessageWriter } from './message-writer.ts';
import { ObjectError } from './object-error.ts';
import { openObject } from './open-object.ts';
import type { KnownKind } from './open-object.ts';

/** How deep JSON may be nested: whoever reads it calls itself for each level. */
export const JSON_NESTING_MAX = 500;

const CLOSING_BRACE = 0x7d;

/**
 * Writes an object in its protobuf envelope.
 * @throws {ObjectError}
 * @throws {WireError} if the envelope is none.
 */
export function writeObject(writer: MessageWriter, value: Uint8Array): KnownKind {
  const { kind, raw } = openObject(value);
  writer.out.raw(kind.head);
  if (kind.table !== undefined) writer.object(kind.table, raw);
  else if (!writer.tryObject(metadataOnly(true), raw)) writer.object(metadataOnly(false), raw);
  writer.out.byte(CLOSING_BRACE);
  return kind;
}

/**
 * Writes what a field of a message holds: JSON, or an object in its own encoding.
 * @throws {ObjectError}
 * @throws {WireError}
 */
export function writeEmbedded(
  writer: MessageWriter,
  name: string,
  start: number,
  end: number,
): void {
  const { bytes } = writer.cursor;
  const encoding = encodingOf(bytes, start, end);
  const value = bytes.subarray(start, end);
  if (encoding === 'protobuf') writeObject(writer, value);
  else if (encoding === 'cbor') writer.out.raw(encodeText(formatJson(decodeCbor(value))));
  else if (findJsonFault(value, JSON_NESTING_MAX) === undefined) {
    writer.out.json(bytes, start, end);
  } else {
    const limit = String(JSON_NESTING_MAX);
    throw new ObjectError(
      `${name}: found JSON that is broken or nested deeper than ${limit} levels`,
    );
  }
}
