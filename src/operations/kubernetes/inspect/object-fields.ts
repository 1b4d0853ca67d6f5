/**
 * Single fields of stored objects, read by number without decoding the rest: for what is asked of
 * every Pod or Secret of a cluster (kubernetes api core/v1/generated.proto, v0.36.3). What is not
 * protobuf is decoded.
 */

import { fieldOf } from '../../../bytes/json.ts';
import type { JsonValue } from '../../../bytes/json.ts';
import { decodeText } from '../../../bytes/text.ts';
import { WireError, WireReader } from '../../../bytes/wire.ts';
import type { ReadObject } from '../../../kubernetes/change/stored-object.ts';
import { openObject } from '../../../kubernetes/decode/open-object.ts';
import { encodingOf } from '../../../kubernetes/envelope.ts';

/** Longest text that is taken: some are held of each of very many objects. */
const TEXT_MAX = 1024;

/** A text field: its names, and their numbers in the messages. */
export interface TextField {
  readonly names: readonly string[];
  readonly numbers: readonly number[];
}

export const POD_PHASE: TextField = { names: ['status', 'phase'], numbers: [3, 1] };
export const SECRET_TYPE: TextField = { names: ['type'], numbers: [3] };

/** The text of a field; undefined if it is not there, or the object cannot be read. */
export function textAt(stored: ReadObject, { names, numbers }: TextField): string | undefined {
  const { plaintext } = stored;
  if (plaintext !== undefined && encodingOf(plaintext, 0, plaintext.length) === 'protobuf') {
    try {
      return textIn(openObject(plaintext).raw, numbers);
    } catch (error) {
      if (error instanceof WireError) return undefined;
      throw error;
    }
  }
  return stringOf(fieldAt(stored.object, names));
}

/** The value at a path of names. */
export function fieldAt(
  object: JsonValue | undefined,
  names: readonly string[],
): JsonValue | undefined {
  return names.reduce<JsonValue | undefined>((value, name) => fieldOf(value, name), object);
}

/** A string; undefined for anything else. */
export function stringOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The text at a path of names; empty if there is none, and cut where it is no name any more. */
export function textOf(object: JsonValue | undefined, names: readonly string[]): string {
  return (stringOf(fieldAt(object, names)) ?? '').slice(0, TEXT_MAX);
}

/** The items of a list at a path of names; none if there is no list. */
export function listAt(
  object: JsonValue | undefined,
  names: readonly string[],
): readonly JsonValue[] {
  const value = fieldAt(object, names);
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

/**
 * The text at a path of numbers.
 * @throws {WireError} if the bytes are no message.
 */
export function textIn(
  message: Uint8Array,
  [field, ...rest]: readonly number[],
): string | undefined {
  const reader = new WireReader(message);
  let found: Uint8Array | undefined;
  while (reader.next()) if (reader.field === field) found = reader.bytes();
  if (found === undefined) return undefined;
  return rest.length === 0 ? decodeText(found) : textIn(found, rest);
}
