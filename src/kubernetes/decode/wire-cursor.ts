/**
 * Reads tags and numbers of protobuf messages by offset; what Go's generated decoders accept. Unlike
 * `WireReader` there is one for a whole object, with all its messages.
 */

import { LENGTH_DELIMITED } from '../../bytes/wire.ts';
import { ObjectError } from './object-error.ts';

export const VARINT = 0;
export const FIXED64 = 1;
const FIXED32 = 5;
const VARINT_SIZE_MAX = 10;
const TAG_MAX = 0xffff_ffff;

export class WireCursor {
  /** What offsets are of. */
  bytes: Uint8Array = new Uint8Array(0);
  /** Where the next thing begins. */
  at = 0;

  /**
   * A number without sign, rounded above 2^53.
   * @throws {ObjectError} if it does not end.
   */
  number(end: number): number {
    const first = this.bytes[this.at] ?? 0;
    if (first < 0x80) {
      this.at++;
      return first;
    }
    const start = this.at;
    this.at += this.varintSize(start, end);
    let value = 0;
    for (let at = this.at - 1; at >= start; at--) {
      value = value * 128 + ((this.bytes[at] ?? 0) & 0x7f);
    }
    return value;
  }

  /** The signed number of 64 bits that a varint is, rounded beyond 2^53. */
  signed(start: number, end: number): number {
    if (end - start === 1) return this.bytes[start] ?? 0;
    if (end - start < VARINT_SIZE_MAX) {
      this.at = start;
      return this.number(end);
    }
    return Number(this.exact(start, end));
  }

  /** The signed number of 64 bits that a varint is. */
  exact(start: number, end: number): bigint {
    let value = 0n;
    for (let at = end - 1; at >= start; at--) {
      value = (value << 7n) | BigInt((this.bytes[at] ?? 0) & 0x7f);
    }
    return BigInt.asIntN(64, value);
  }

  /** The number of 8 bytes with a point. */
  double(start: number): number {
    const { buffer, byteOffset } = this.bytes;
    return new DataView(buffer, byteOffset + start, 8).getFloat64(0, true);
  }

  /** Whether a payload is zero, or has no bytes. */
  isZero(wireType: number, start: number, end: number): boolean {
    if (wireType === LENGTH_DELIMITED) return start === end;
    const mask = wireType === VARINT ? 0x7f : 0xff;
    for (let at = start; at < end; at++) if (((this.bytes[at] ?? 0) & mask) !== 0) return false;
    return true;
  }

  /**
   * Passes over the field behind its tag; gives where its payload begins.
   * @throws {ObjectError} if it does not end before `end`, or is none.
   */
  pass(tag: number, end: number, name: string): number {
    let payload = this.at;
    const wireType = tag & 7;
    if (wireType === LENGTH_DELIMITED) {
      const size = this.number(end);
      payload = this.at;
      this.at += size;
    } else if (wireType === VARINT) this.at += this.varintSize(payload, end);
    else if (wireType === FIXED64) this.at += 8;
    else if (wireType === FIXED32) this.at += 4;
    else throw new ObjectError(`${name}: found wire type ${String(wireType)}`);
    if (this.at > end || tag < 8 || tag > TAG_MAX) throw faultyField(tag, name);
    return payload;
  }

  /**
   * Bytes of the varint that begins at an offset.
   * @throws {ObjectError} if it does not end.
   */
  varintSize(start: number, end: number): number {
    const limit = Math.min(end, start + VARINT_SIZE_MAX);
    for (let at = start; at < limit; at++) {
      if ((this.bytes[at] ?? 0) < 0x80) return at - start + 1;
    }
    throw new ObjectError('found a number that does not end');
  }
}

/** A field of another wire type than its message declares. */
export function wrongWireType(name: string, found: number, expected: number): ObjectError {
  return new ObjectError(`${name}: found wire type ${String(found)}, expected ${String(expected)}`);
}

function faultyField(tag: number, name: string): ObjectError {
  if (tag < 8 || tag > TAG_MAX) return new ObjectError(`${name}: found an impossible field number`);
  return new ObjectError(`${name}#${String(Math.floor(tag / 8))}: found no end of it`);
}
