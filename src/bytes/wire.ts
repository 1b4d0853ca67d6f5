/**
 * Reads the fields of one protobuf message by offset, without making objects: for the few messages
 * that are met once per record. What the bytes may be is what Go's generated decoders accept:
 * unknown fields are skipped, of a repeated scalar the last one counts.
 */

/**
 * The bytes are not a protobuf message; the reader of the message turns this into a problem with a
 * place.
 */
export class WireError extends Error {
  override get name(): string {
    return 'WireError';
  }
}

/** Wire types that occur; groups do not in any message of etcd. */
const VARINT = 0;
const FIXED64 = 1;
export const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

export class WireReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;
  /** Number of the field that `next` moved to. */
  field = 0;
  wireType = 0;
  /** Where the field's payload begins and ends, in bytes from the start of the array. */
  start = 0;
  end = 0;

  constructor(bytes: Uint8Array, start = 0, end: number = bytes.length) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  /**
   * Moves to the next field; false at the end.
   * @throws {WireError} if the bytes are not a message.
   */
  next(): boolean {
    if (this.#at >= this.#end) return false;
    const tag = this.#varint();
    this.field = Math.floor(tag / 8);
    this.wireType = tag % 8;
    if (this.field === 0 || tag > 0xffff_ffff) throw new WireError('found an impossible field tag');
    this.start = this.#at;
    if (this.wireType === VARINT) {
      this.#skipVarint();
    } else if (this.wireType === LENGTH_DELIMITED) {
      const length = this.#varint();
      this.start = this.#at;
      this.#advance(length);
    } else if (this.wireType === FIXED64) {
      this.#advance(8);
    } else if (this.wireType === FIXED32) {
      this.#advance(4);
    } else {
      throw new WireError(`field ${String(this.field)}: found wire type ${String(this.wireType)}`);
    }
    this.end = this.#at;
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
   * The field's varint as a whole number from 0 to 2^53 - 1.
   * @throws {WireError} if it is negative or greater.
   */
  number(): number {
    const value = this.rounded();
    if (value <= Number.MAX_SAFE_INTEGER) return value;
    throw new WireError(`field ${String(this.field)}: found a negative or too large number`);
  }

  /**
   * The field's varint as a whole number from 0 to 2^64 - 1, rounded above 2^53.
   * @throws {WireError} if the field is no varint.
   */
  rounded(): number {
    this.expect(VARINT);
    return varintNumber(this.#bytes, this.start, this.end);
  }

  /** The field's varint as a signed 64-bit number. */
  int64(): bigint {
    this.expect(VARINT);
    let value = 0n;
    for (let at = this.end - 1; at >= this.start; at--) {
      value = (value << 7n) | BigInt((this.#bytes[at] ?? 0) & 0x7f);
    }
    return BigInt.asIntN(64, value);
  }

  /** The field's bytes; a view. */
  bytes(): Uint8Array {
    this.expect(LENGTH_DELIMITED);
    return this.#bytes.subarray(this.start, this.end);
  }

  #varint(): number {
    const start = this.#at;
    this.#skipVarint();
    return varintNumber(this.#bytes, start, this.#at);
  }

  #skipVarint(): void {
    const limit = Math.min(this.#end, this.#at + 10);
    while (this.#at < limit) {
      if ((this.#bytes[this.#at++] ?? 0) < 0x80) return;
    }
    throw new WireError('found a number that does not end');
  }

  #advance(length: number): void {
    if (length > this.#end - this.#at) {
      throw new WireError(
        `field ${String(this.field)}: found ${String(length)} bytes, ` +
          `expected at most ${String(this.#end - this.#at)}`,
      );
    }
    this.#at += length;
  }
}

/** Rounded above 2^53, which is how too large numbers are told. */
function varintNumber(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = end - 1; at >= start; at--) value = value * 128 + ((bytes[at] ?? 0) & 0x7f);
  return value;
}
