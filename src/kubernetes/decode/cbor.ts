/**
 * CBOR as Kubernetes stores it (RFC 8949; apimachinery pkg/runtime/serializer/cbor, v0.36.3):
 * text is stored as byte strings, bytes that are base64 in JSON are under tag 22, and nothing has an
 * indefinite length.
 */

import type { JsonValue } from '../../bytes/json.ts';
import { decodeText } from '../../bytes/text.ts';
import { encodeBase64 } from '../../bytes/base64.ts';
import { ObjectError } from './object-error.ts';

const NESTING_MAX = 64;
const SELF_DESCRIBED = 55_799;
const EXPECTED_BASE64 = 22;
/** Major types. */
const UNSIGNED = 0;
const NEGATIVE = 1;
const BYTE_STRING = 2;
const TEXT_STRING = 3;
const ARRAY = 4;
const MAP = 5;
const TAG = 6;
/** From here on Go writes a number with an exponent, so it is no whole number in JSON. */
const EXPONENT_FROM = 1e21;

/**
 * The value as JSON has it.
 * @throws {ObjectError} if it is not CBOR, or not as Kubernetes writes it.
 */
export function decodeCbor(bytes: Uint8Array): JsonValue {
  const reader = new CborReader(bytes);
  const value = reader.value(0);
  if (!reader.isAtEnd) throw new ObjectError('found bytes behind the CBOR');
  return value;
}

class CborReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  value(depth: number): JsonValue {
    if (depth > NESTING_MAX) {
      throw new ObjectError(`found CBOR nested deeper than ${String(NESTING_MAX)} levels`);
    }
    const first = this.#bytes[this.#need(1)] ?? 0;
    const major = first >> 5;
    if (major > TAG) return this.#simple(first & 31);
    const argument = this.#argument(first & 31);
    if (major === UNSIGNED) return plainNumber(argument);
    if (major === NEGATIVE) return plainNumber(-1n - argument);
    const size = Number(argument);
    if (major === BYTE_STRING || major === TEXT_STRING) return this.#text(size);
    if (major === ARRAY) return this.#array(size, depth);
    if (major === MAP) return this.#map(size, depth);
    return this.#tagged(size, depth);
  }

  #array(size: number, depth: number): JsonValue[] {
    this.#expectRest(size);
    const entries: JsonValue[] = [];
    for (let index = 0; index < size; index++) entries.push(this.value(depth + 1));
    return entries;
  }

  #map(size: number, depth: number): JsonValue {
    this.#expectRest(2 * size);
    const entries = new Map<string, JsonValue>();
    for (let index = 0; index < size; index++) {
      const name = this.value(depth + 1);
      if (typeof name !== 'string')
        throw new ObjectError('found a CBOR map with a key that is no text');
      if (entries.has(name)) throw new ObjectError('found a CBOR map with a key twice');
      entries.set(name, this.value(depth + 1));
    }
    return Object.fromEntries(entries);
  }

  #tagged(tag: number, depth: number): JsonValue {
    if (tag === SELF_DESCRIBED && this.#at === 3) return this.value(depth + 1);
    if (tag !== EXPECTED_BASE64) throw new ObjectError(`found CBOR tag ${String(tag)}`);
    const first = this.#bytes[this.#need(1)] ?? 0;
    if (first >> 5 !== BYTE_STRING) throw new ObjectError('found CBOR tag 22 before no bytes');
    return encodeBase64(this.#slice(Number(this.#argument(first & 31))));
  }

  #simple(information: number): JsonValue {
    if (information === 20) return false;
    if (information === 21) return true;
    if (information === 22) return null;
    if (information === 25) return floatNumber(halfFloat(this.#view.getUint16(this.#need(2))));
    if (information === 26) return floatNumber(this.#view.getFloat32(this.#need(4)));
    if (information === 27) return floatNumber(this.#view.getFloat64(this.#need(8)));
    throw new ObjectError(`found CBOR simple value ${String(information)}`);
  }

  #argument(information: number): bigint {
    if (information < 24) return BigInt(information);
    if (information === 24) return BigInt(this.#view.getUint8(this.#need(1)));
    if (information === 25) return BigInt(this.#view.getUint16(this.#need(2)));
    if (information === 26) return BigInt(this.#view.getUint32(this.#need(4)));
    if (information === 27) return this.#view.getBigUint64(this.#need(8));
    throw new ObjectError('found CBOR of indefinite length');
  }

  #text(size: number): string {
    const text = decodeText(this.#slice(size));
    if (text === undefined) throw new ObjectError('found a CBOR text that is not UTF-8');
    return text;
  }

  #slice(size: number): Uint8Array {
    const start = this.#need(size);
    return this.#bytes.subarray(start, start + size);
  }

  /** Moves on; gives where the bytes begin. */
  #need(size: number): number {
    this.#expectRest(size);
    const start = this.#at;
    this.#at += size;
    return start;
  }

  #expectRest(size: number): void {
    if (size > this.#bytes.length - this.#at) throw new ObjectError('found CBOR that breaks off');
  }
}

/** A whole number, exact. */
function plainNumber(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** A float that JSON writes as a whole number is what a reader of that JSON gets. */
function floatNumber(value: number): number | bigint {
  if (!Number.isFinite(value)) throw new ObjectError('found a number that JSON does not have');
  const isLong = Number.isInteger(value) && !Number.isSafeInteger(value);
  return isLong && Math.abs(value) < EXPONENT_FROM ? BigInt(value) : value;
}

function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 0x3ff;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
