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
  /** Bytes behind the last piece. */
  #varints: number[] = [];

  /** A whole number of up to 64 bits; a negative one as its two's complement. */
  number(field: number, value: number | bigint): this {
    this.#varint(field * 8 + VARINT);
    this.#varint(value);
    return this;
  }

  /** Bytes, or a message inside this one; they are copied when the message is ended. */
  bytes(field: number, value: Uint8Array): this {
    this.#varint(field * 8 + LENGTH_DELIMITED);
    this.#varint(value.length);
    this.#endVarints();
    this.#pieces.push(value);
    return this;
  }

  /** The whole message. */
  end(): Uint8Array {
    this.#endVarints();
    return concatBytes(this.#pieces);
  }

  #varint(value: number | bigint): void {
    if (typeof value === 'number' && value >= 0 && Number.isSafeInteger(value)) {
      let rest = value;
      for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.#varints.push((rest % 0x80) | 0x80);
      this.#varints.push(rest);
      return;
    }
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest >= 0x80n; rest >>= 7n) this.#varints.push(Number(rest & 0x7fn) | 0x80);
    this.#varints.push(Number(rest));
  }

  #endVarints(): void {
    if (this.#varints.length === 0) return;
    this.#pieces.push(Uint8Array.from(this.#varints));
    this.#varints = [];
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
