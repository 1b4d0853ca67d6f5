/** Protobuf messages, field by field. */

import { bytesOf } from './database.ts';

/** Bytes end to end. */
export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** A number of 64 bits. */
export function varint(value: number | bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Uint8Array.of(...bytes, Number(rest));
}

/** A field: a number, or bytes. */
export function field(number: number, value: number | bigint | Uint8Array): Uint8Array {
  const wireType = value instanceof Uint8Array ? 2 : 0;
  const tag = varint(number * 8 + wireType);
  if (!(value instanceof Uint8Array)) return join(tag, varint(value));
  return join(tag, varint(value.length), value);
}

/** A field of text. */
export function text(number: number, value: string): Uint8Array {
  return field(number, bytesOf(value));
}

/** A field that is a message of fields. */
export function nested(number: number, ...fields: readonly Uint8Array[]): Uint8Array {
  return field(number, join(...fields));
}

/** A stored object of a kind. */
export function envelope(apiVersion: string, kind: string, raw: Uint8Array): Uint8Array {
  const type = nested(1, text(1, apiVersion), text(2, kind));
  return join(bytesOf('k8s\0'), type, field(2, raw), text(3, ''), text(4, ''));
}
