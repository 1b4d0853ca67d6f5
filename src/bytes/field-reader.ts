/**
 * The fields of a message, read as the decoders read them that gogo/protobuf v1.3.2 makes for etcd
 * (`Unmarshal` and `skipRaftInternal` in api/etcdserverpb/raft_internal.pb.go, v3.6.8). Where they
 * decide what a message is taken for, every leniency of theirs counts: bits beyond the 64th are
 * dropped, so are the bits of a field's number beyond the 32nd, and groups are skipped.
 */

import { WireError } from './wire.ts';

/** The wire types. */
export const WIRE = {
  varint: 0,
  fixed64: 1,
  bytes: 2,
  groupStart: 3,
  groupEnd: 4,
  fixed32: 5,
} as const;

/** Most bytes of a varint. */
const VARINT_MAX = 10;

export class FieldReader {
  bytes: Uint8Array;
  /** Where the next byte is read. */
  at: number;
  #end: number;
  /** Number and wire type of the field that `next` moved to, and where its tag begins. */
  field = 0;
  wireType = 0;
  tagStart = 0;
  /** Upper and lower 32 bits of the last varint, unsigned. */
  high = 0;
  low = 0;
  /** Where the last payload begins; it ends at `at`. */
  start = 0;

  constructor(bytes: Uint8Array, start = 0, end: number = bytes.length) {
    this.bytes = bytes;
    this.at = start;
    this.#end = end;
  }

  /** Goes on with other bytes. */
  reset(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes;
    this.at = start;
    this.#end = end;
  }

  /**
   * Reads the next field's tag; false at the end. Its payload is to be read or skipped before the
   * next call.
   * @throws {WireError} if there is no tag.
   */
  next(): boolean {
    if (this.at >= this.#end) return false;
    this.tagStart = this.at;
    this.varint();
    this.wireType = this.low & 7;
    // The lower 32 bits of the number, signed.
    this.field = ((this.high & 7) << 29) | (this.low >>> 3);
    if (this.wireType === WIRE.groupEnd) throw new WireError('found the end of a group');
    if (this.field <= 0) throw new WireError('found an impossible field tag');
    return true;
  }

  /**
   * Refuses a field of another wire type than its message declares.
   * @throws {WireError}
   */
  expect(wireType: number): void {
    if (this.wireType === wireType) return;
    throw new WireError(
      `field ${String(this.field)}: found wire type ${String(this.wireType)}, ` +
        `expected ${String(wireType)}`,
    );
  }

  /**
   * Reads a varint into `high` and `low`.
   * @throws {WireError} if it does not end.
   */
  varint(): void {
    const { bytes } = this;
    const limit = Math.min(this.#end, this.at + VARINT_MAX);
    let high = 0;
    let low = 0;
    let shift = 0;
    for (let at = this.at; at < limit; at++, shift += 7) {
      const byte = bytes[at] ?? 0;
      const bits = byte & 0x7f;
      if (shift < 28) low |= bits << shift;
      else high |= shift === 28 ? bits >>> 4 : bits << (shift - 32);
      if (shift === 28) low |= bits << 28;
      if (byte >= 0x80) continue;
      this.at = at + 1;
      this.high = high >>> 0;
      this.low = low >>> 0;
      return;
    }
    throw new WireError('found a number that does not end');
  }

  /**
   * Reads the length of a payload and moves behind it.
   * @throws {WireError} if it is longer than what is left.
   */
  payload(): void {
    this.varint();
    this.start = this.at;
    this.#advance(this.high * 0x1_0000_0000 + this.low);
  }

  /**
   * Reads a number of 4 or 8 bytes into `high` and `low`.
   * @throws {WireError} if it is cut off.
   */
  fixed(size: 4 | 8): void {
    const { at, bytes } = this;
    this.#advance(size);
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, size);
    this.low = view.getUint32(0, true);
    this.high = size === 8 ? view.getUint32(4, true) : 0;
  }

  /**
   * Moves behind a field that is not known.
   * @throws {WireError} if it does not end.
   */
  skip(): void {
    let depth = 0;
    let { wireType } = this;
    while (true) {
      if (wireType === WIRE.varint) this.varint();
      else if (wireType === WIRE.fixed64) this.#advance(8);
      else if (wireType === WIRE.bytes) this.payload();
      else if (wireType === WIRE.groupStart) depth++;
      else if (wireType === WIRE.groupEnd) depth--;
      else if (wireType === WIRE.fixed32) this.#advance(4);
      else throw new WireError(`found wire type ${String(wireType)}`);
      if (depth === 0) return;
      this.varint();
      wireType = this.low & 7;
    }
  }

  #advance(length: number): void {
    if (length > this.#end - this.at) {
      throw new WireError(
        `field ${String(this.field)}: found ${String(length)} bytes, ` +
          `expected at most ${String(this.#end - this.at)}`,
      );
    }
    this.at += length;
  }
}
