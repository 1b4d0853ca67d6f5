/**
 * Writes one protobuf message field by field, in the order given: what is not written is left out,
 * a zero that is written is there.
 */

/** Wire types that are written. */
const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** A message that grows. */
export class WireWriter {
  readonly #pieces: Uint8Array[] = [];

  /** A whole number of up to 64 bits; a negative one as its two's complement. */
  number(field: number, value: number | bigint): this {
    return this.#varint(field * 8 + VARINT).#varint(value);
  }

  /** Bytes, or a message inside this one; they are copied when the message is ended. */
  bytes(field: number, value: Uint8Array): this {
    this.#varint(field * 8 + LENGTH_DELIMITED).#varint(value.length);
    this.#pieces.push(value);
    return this;
  }

  /** The whole message. */
  end(): Uint8Array {
    return concatBytes(this.#pieces);
  }

  #varint(value: number | bigint): this {
    const bytes: number[] = [];
    if (typeof value === 'number' && value >= 0 && Number.isSafeInteger(value)) {
      let rest = value;
      for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
      bytes.push(rest);
    } else {
      let rest = BigInt.asUintN(64, BigInt(value));
      for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
      bytes.push(Number(rest));
    }
    this.#pieces.push(Uint8Array.from(bytes));
    return this;
  }
}

/** One array of several, in their order. */
export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
