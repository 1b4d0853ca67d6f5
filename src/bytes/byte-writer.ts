/**
 * Text written as bytes into memory that is used again and again: for outputs of millions of lines,
 * where a string for each part would cost more than the parts.
 */

/** Bytes of memory to begin with. */
const INITIAL_SIZE = 64 * 1024;
/** Longest form of a quoted byte: a backslash and three octal digits. */
const QUOTED_MAX = 4;
/** Digits of the largest 64-bit number. */
const DIGITS_MAX = 20;
const BILLION = 1e9;

const encoder = new TextEncoder();

/** Up to four characters for each byte, as a little-endian number, and how many they are. */
const QUOTED_FORMS = new Uint32Array(256);
const QUOTED_LENGTHS = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const form = quotedForm(byte);
  QUOTED_LENGTHS[byte] = form.length;
  for (let at = 0; at < form.length; at++) {
    QUOTED_FORMS[byte] = (QUOTED_FORMS[byte] ?? 0) | (form.charCodeAt(at) << (8 * at));
  }
}

/** A byte as protobuf's text format has it: C's escapes, others in octal, ASCII as it is. */
function quotedForm(byte: number): string {
  const short = { 9: '\\t', 10: '\\n', 13: '\\r', 34: '\\"', 92: '\\\\' }[byte];
  if (short !== undefined) return short;
  if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
  return `\\${byte.toString(8).padStart(3, '0')}`;
}

/** Collects text; `take` hands it over and begins anew. */
export class ByteWriter {
  #bytes = new Uint8Array(INITIAL_SIZE);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  readonly #groups: number[] = [];

  /** How many bytes are waiting. */
  get length(): number {
    return this.#length;
  }

  /** What was written since the last call; valid until the next write. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return taken;
  }

  /** One byte. */
  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** Characters of ASCII only. */
  ascii(text: string): void {
    this.#reserve(text.length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let i = 0; i < text.length; i++) bytes[at++] = text.charCodeAt(i);
    this.#length = at;
  }

  /** Any text, as UTF-8. */
  text(text: string): void {
    this.#reserve(3 * text.length);
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }

  /** Bytes between double quotes, as protobuf's text format has them. */
  quoted(source: Uint8Array, start = 0, end: number = source.length): void {
    // Four bytes are written for each, as many as count are kept.
    this.#reserve((end - start) * QUOTED_MAX + QUOTED_MAX + 2);
    const view = this.#view;
    let at = this.#length;
    view.setUint8(at++, 0x22);
    for (let i = start; i < end; i++) {
      const byte = source[i] ?? 0;
      view.setUint32(at, QUOTED_FORMS[byte] ?? 0, true);
      at += QUOTED_LENGTHS[byte] ?? 0;
    }
    view.setUint8(at++, 0x22);
    this.#length = at;
  }

  /** A whole number from 0 to 2^53 - 1, with spaces before it up to a width. */
  decimal(value: number, width = 0): void {
    let digits = 1;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits++;
    this.#reserve(Math.max(digits, width));
    for (let spaces = width - digits; spaces > 0; spaces--) this.#bytes[this.#length++] = 0x20;
    this.#digits(value, digits);
  }

  /** An unsigned number given as its upper and lower 32 bits. */
  uint64(high: number, low: number): void {
    if (high < 0x20_0000) {
      this.decimal(high * 0x1_0000_0000 + low);
      return;
    }
    // Divided by a billion again and again, 16 bits at a time, so that everything stays exact.
    const groups = this.#groups;
    groups.length = 0;
    let [a, b] = [high, low];
    while (a !== 0 || b >= BILLION) {
      const upper = Math.floor(a / BILLION);
      const middle = (a % BILLION) * 0x1_0000 + (b >>> 16);
      const lower = (middle % BILLION) * 0x1_0000 + (b & 0xffff);
      groups.push(lower % BILLION);
      a = upper;
      b = Math.floor(middle / BILLION) * 0x1_0000 + Math.floor(lower / BILLION);
      a += Math.floor(b / 0x1_0000_0000);
      b %= 0x1_0000_0000;
    }
    this.#reserve(DIGITS_MAX);
    this.decimal(b);
    for (let group = groups.pop(); group !== undefined; group = groups.pop())
      this.#digits(group, 9);
  }

  /** A signed number given as its upper and lower 32 bits. */
  int64(high: number, low: number): void {
    if (high < 0x8000_0000) {
      this.uint64(high, low);
      return;
    }
    this.byte(0x2d);
    const borrow = low === 0 ? 1 : 0;
    this.uint64((~high >>> 0) + borrow, borrow === 1 ? 0 : 0x1_0000_0000 - low);
  }

  /** The last digits of a number, with zeros before it. */
  #digits(value: number, count: number): void {
    let rest = value;
    for (let at = this.#length + count - 1; at >= this.#length; at--) {
      const next = Math.floor(rest / 10);
      this.#bytes[at] = 0x30 + (rest - 10 * next);
      rest = next;
    }
    this.#length += count;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}
