/** Stored objects of Kubernetes as JSON: protobuf by the schema, JSON and CBOR by themselves. */

import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { fieldOf, isJsonObject, parseJson } from '../../bytes/json.ts';
import { findJsonFault } from '../../bytes/json-form.ts';
import { formatJson } from '../../bytes/json-text.ts';
import { decodeText } from '../../bytes/text.ts';
import { WireError } from '../../bytes/wire.ts';
import { encodingOf } from '../envelope.ts';
import { decodeCbor } from './cbor.ts';
import { JSON_NESTING_MAX, writeObject } from './embedded.ts';
import type { UnknownField } from './field-places.ts';
import type { ObjectPart } from './message-table.ts';
import { ObjectError } from './object-error.ts';
import type { KnownKind } from './open-object.ts';
import type { Absent } from './protobuf-decoder.ts';
import { ProtobufDecoder } from './protobuf-decoder.ts';

/** How an object is decoded. */
export interface DecodeOptions {
  /**
   * What becomes of fields that are not stored: nothing (`presence`), or `null` where Go writes one
   * for a list, map or pointer that is not there (`hybrid`). For comparing, nothing may be
   * invented; for showing, it is what an API server answers.
   */
  readonly absent: Absent;
  /** Becomes metadata.resourceVersion, which is not stored. */
  readonly modRevision?: number;
  /** Parts that nobody asks for: of objects in protobuf they are not decoded. */
  readonly skip?: readonly ObjectPart[] | undefined;
}

/** An object. */
export interface DecodedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly encoding: 'protobuf' | 'json' | 'cbor';
  readonly object: JsonObject;
  /** Fields in protobuf that this version does not know. */
  readonly unknownFields: number;
  /** The first of them, which JSON has no place for. */
  readonly unknown: readonly UnknownField[];
  /** Whether the schema has the kind, or none is needed; of others there is the metadata only. */
  readonly isKnownKind: boolean;
}

const OPENING_BRACE = 0x7b;
const OPENING_BRACKET = 0x5b;

const decoder = new ProtobufDecoder();

/**
 * Decodes a stored value that is not encrypted.
 * @throws {ObjectError} if it is no object that can be read.
 */
export function decodeObject(value: Uint8Array, options: DecodeOptions): DecodedObject {
  const encoding = objectEncoding(value);
  if (encoding === 'protobuf') {
    const { known, text } = protobufText(value, options);
    return {
      apiVersion: known.apiVersion,
      kind: known.kind,
      encoding,
      object: parseObject(text),
      unknownFields: decoder.places.unknownFields,
      unknown: decoder.places.unknown,
      isKnownKind: known.table !== undefined,
    };
  }
  const object = treeOf(value, encoding, options);
  const apiVersion = textOf(fieldOf(object, 'apiVersion'));
  const kind = textOf(fieldOf(object, 'kind'));
  return {
    ...{ apiVersion, kind, encoding, object },
    ...{ unknownFields: 0, unknown: [], isKnownKind: true },
  };
}

/**
 * A stored value as JSON on one line, with the fields in the order of the API server: kind and
 * apiVersion first.
 * @throws {ObjectError} if it is no object that can be read.
 */
export function decodeObjectJson(value: Uint8Array, options: DecodeOptions): string {
  const encoding = objectEncoding(value);
  if (encoding === 'protobuf') return protobufText(value, options).text;
  return formatJson(treeOf(value, encoding, options));
}

function protobufText(
  value: Uint8Array,
  { absent, modRevision, skip }: DecodeOptions,
): { known: KnownKind; text: string } {
  decoder.clear(absent, modRevision === undefined ? '' : String(modRevision), skip);
  try {
    const known = writeObject(decoder, value);
    const text = decoder.out.text();
    if (text === undefined) throw new ObjectError('found more text than fits into memory');
    return { known, text };
  } catch (error) {
    if (error instanceof WireError) throw new ObjectError(error.message);
    throw error;
  }
}

function treeOf(
  value: Uint8Array,
  encoding: 'json' | 'cbor',
  { modRevision }: DecodeOptions,
): JsonObject {
  const object = encoding === 'cbor' ? decodeCbor(value) : parseStored(value);
  if (!isJsonObject(object)) throw new ObjectError('found no object');
  const metadata = fieldOf(object, 'metadata');
  if (modRevision !== undefined && isJsonObject(metadata)) {
    // It has just been made, and nobody else has it yet.
    (metadata as Record<string, JsonValue>)['resourceVersion'] = String(modRevision);
  }
  return object;
}

function parseStored(value: Uint8Array): JsonValue {
  // Whoever reads the object calls itself for each level.
  if (openings(value) > JSON_NESTING_MAX && findJsonFault(value, JSON_NESTING_MAX) !== undefined) {
    throw new ObjectError(
      `found JSON that is broken or nested deeper than ${String(JSON_NESTING_MAX)} levels`,
    );
  }
  const text = decodeText(value);
  if (text === undefined) throw new ObjectError('found JSON that is not UTF-8');
  return parse(text);
}

function parseObject(text: string): JsonObject {
  const object = parse(text);
  if (!isJsonObject(object)) throw new ObjectError('found no object');
  return object;
}

function parse(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch (error) {
    // The parser's message quotes what it has found.
    if (error instanceof SyntaxError) throw new ObjectError('found JSON that is broken');
    throw error;
  }
}

/** Why a value is no object, by its first bytes; undefined if it may be one. */
export function noObjectReason(value: Uint8Array): string | undefined {
  const encoding = encodingOf(value, 0, value.length);
  if (encoding === 'encrypted') return 'found an encrypted value';
  if (encoding !== 'other' || value.find((byte) => byte > 0x20) === OPENING_BRACE) return undefined;
  return 'found no object: neither protobuf, JSON nor CBOR';
}

function objectEncoding(value: Uint8Array): 'protobuf' | 'json' | 'cbor' {
  const encoding = encodingOf(value, 0, value.length);
  if (encoding !== 'other' && encoding !== 'encrypted') return encoding;
  const reason = noObjectReason(value);
  if (reason === undefined) return 'json';
  throw new ObjectError(reason);
}

/** How often something is opened, or looks so. */
function openings(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === OPENING_BRACE || byte === OPENING_BRACKET) count++;
  return count;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
