/**
 * The small step between protobufjs and our values: unknown fields kept, 64-bit numbers as bigint,
 * coded errors.
 */

import protobuf from 'protobufjs/minimal.js';
import type { Reader } from 'protobufjs';

import { CorruptionError } from '../errors.ts';
import type { Problem } from '../findings.ts';

/** A 64-bit number as protobufjs gives it: a number without, a Long with the long package. */
export type Int64 = number | { toString(): string };

/**
 * Decodes a message; fields that this package does not know are kept on it.
 * @throws {CorruptionError} with the problem that `wrong` makes of the reason.
 */
export function decodeMessage<T>(
  bytes: Uint8Array,
  decode: (reader: Reader) => T,
  wrong: (reason: string) => Problem,
): T {
  const reader = protobuf.Reader.create(bytes);
  reader.discardUnknown = false;
  try {
    return decode(reader);
  } catch (error) {
    throw new CorruptionError(wrong(error instanceof Error ? error.message : String(error)));
  }
}

/** A 64-bit number as bigint, signed as its field is. */
export function toBigInt(value: Int64): bigint {
  return BigInt(value.toString());
}
