/** Objects in protobuf, and what a protobuf message holds in another encoding. */

import { findJsonFault } from '../../bytes/json-form.ts';
import { formatJson } from '../../bytes/json-text.ts';
import { encodeText } from '../../bytes/text.ts';
import { encodingOf, openEnvelope } from '../envelope.ts';
import { OBJECT_META, messageOfKind } from '../schema/message-schema.ts';
import { decodeCbor } from './cbor.ts';
import type { FieldTable, MessageTable } from './message-table.ts';
import { OBJECT, messageTable } from './message-table.ts';
import { ObjectError } from './object-error.ts';
import type { MessageWriter } from './message-writer.ts';

/** How deep JSON inside a message may be nested. */
export const JSON_NESTING_MAX = 500;

/** What an object says of itself. */
export interface ObjectHead {
  readonly apiVersion: string;
  readonly kind: string;
  readonly isKnownKind: boolean;
}

const CLOSING_BRACE = 0x7d;

/** Any kind: its metadata is in field 1, and the rest counts as unknown. */
let anyKind: MessageTable | undefined;

/**
 * Writes an object in its protobuf envelope.
 * @throws {ObjectError}
 * @throws {WireError} if the envelope is none.
 */
export function writeObject(decoder: MessageWriter, value: Uint8Array): ObjectHead {
  const { apiVersion, kind, raw } = openEnvelope(value);
  const { out } = decoder;
  const head = `{"kind":${JSON.stringify(kind)},"apiVersion":${JSON.stringify(apiVersion)}`;
  out.raw(encodeText(head));
  const name = messageOfKind(apiVersion, kind);
  const table = name === undefined ? undefined : messageTable(name);
  if (table !== undefined) decoder.object(table, raw);
  else decoder.object((anyKind ??= anyKindTable()), raw);
  out.byte(CLOSING_BRACE);
  return { apiVersion, kind, isKnownKind: table !== undefined };
}

/** Writes what a field holds: JSON, or an object in its own encoding. */
export function writeEmbedded(decoder: MessageWriter, start: number, end: number): void {
  const { bytes, out } = decoder;
  const encoding = encodingOf(bytes, start, end);
  const value = bytes.subarray(start, end);
  if (encoding === 'protobuf') {
    writeObject(decoder, value);
  } else if (encoding === 'cbor') {
    out.raw(encodeText(formatJson(decodeCbor(value))));
  } else {
    if (findJsonFault(value, JSON_NESTING_MAX) !== undefined) {
      throw new ObjectError(
        `found a field whose JSON is broken or nested deeper than ${String(JSON_NESTING_MAX)} levels`,
      );
    }
    out.json(bytes, start, end);
  }
}

function anyKindTable(): MessageTable {
  const metadata: FieldTable = {
    number: 1,
    kind: 6,
    wireType: 2,
    message: messageTable(OBJECT_META),
    prefix: encodeText(',"metadata":'),
    isRepeated: false,
    isMap: false,
    isInline: false,
    omitZero: false,
    isNullable: false,
    isResourceVersion: false,
  };
  const name = 'an unknown kind';
  return {
    name,
    form: OBJECT,
    isObjectMeta: false,
    fields: [metadata],
    places: Uint8Array.of(0, 1),
  };
}
