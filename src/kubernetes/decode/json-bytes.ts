/**
 * JSON text under construction, as bytes: one copy from the value into the text, and one decoding of
 * the whole at the end. Measured: twice as fast as joining strings, because most of an object is
 * short strings in ASCII.
 */

import { decodeText } from '../../bytes/text.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const ZERO = 0x30;
const MINUS = 0x2d;
/** What is kept between two objects; a larger one is let go. */
const SIZE_KEPT = 1 << 20;
/** Longest form of one byte of text: `\u001f`. */
const ESCAPED_SIZE = 6;
/** Digits that a number has that is exact as a JavaScript number, in a varint of 7 bytes. */
const EXACT_VARINT_SIZE = 7;
/** Space for a number of 64 bits. */
const NUMBER_SIZE = 20;

/** 1 for a byte that is a whole character in a string: ASCII without `"`, `\` and controls. */
const PLAIN = new Uint8Array(256).fill(1, 0x20, 0x80);
PLAIN[QUOTE] = PLAIN[BACKSLASH] = 0;

const encoder = new TextEncoder();
const BASE64 = encoder.encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const HEX = encoder.encode('0123456789abcdef');
/** U+FFFD, which Go's encoder puts for each byte that is no UTF-8. */
const REPLACEMENT = Uint8Array.of(0xef, 0xbf, 0xbd);
/** Second characters of the short escapes, by the byte. */
const SHORT_ESCAPES = new Uint8Array(256);
SHORT_ESCAPES.set(encoder.encode('btn'), 0x08);
SHORT_ESCAPES.set(encoder.encode('fr'), 0x0c);
SHORT_ESCAPES[QUOTE] = QUOTE;
SHORT_ESCAPES[BACKSLASH] = BACKSLASH;

export class JsonBytes {
  #bytes = new Uint8Array(1 << 14);
  #at = 0;

  /** How much there is. */
  get size(): number {
    return this.#at;
  }

  /** Begins anew. */
  clear(): void {
    this.#at = 0;
    if (this.#bytes.length > SIZE_KEPT) this.#bytes = new Uint8Array(1 << 14);
  }

  /** Takes back all behind a size. */
  cut(size: number): void {
    this.#at = size;
  }

  /** The text; undefined if it is longer than a string can be. */
  text(): string | undefined {
    return decodeText(this.#bytes.subarray(0, this.#at));
  }

  /** Puts another byte at a place that is written already. */
  patch(place: number, byte: number): void {
    this.#bytes[place] = byte;
  }

  byte(byte: number): void {
    if (this.#at === this.#bytes.length) this.#reserve(1);
    this.#bytes[this.#at++] = byte;
  }

  /** Bytes as they are: names, literals. */
  raw(piece: Uint8Array): void {
    this.#reserve(piece.length);
    const bytes = this.#bytes;
    let at = this.#at;
    for (const byte of piece) bytes[at++] = byte;
    this.#at = at;
  }

  /** JSON as it is, on one line: a line break that is no escape can only stand between tokens. */
  json(source: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    const bytes = this.#bytes;
    let at = this.#at;
    for (let from = start; from < end; from++) {
      const byte = source[from] ?? 0;
      bytes[at++] = byte < 0x20 ? 0x20 : byte;
    }
    this.#at = at;
  }

  /** A text in ASCII without anything to escape, quoted. */
  plain(text: string): void {
    this.#reserve(text.length + 2);
    this.#bytes[this.#at++] = QUOTE;
    for (let i = 0; i < text.length; i++) this.#bytes[this.#at++] = text.charCodeAt(i);
    this.#bytes[this.#at++] = QUOTE;
  }

  /** A string of JSON; what is no UTF-8 becomes U+FFFD byte by byte, as in Go. */
  string(source: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start + 2);
    let bytes = this.#bytes;
    let at = this.#at;
    bytes[at++] = QUOTE;
    for (let from = start; from < end;) {
      const byte = source[from] ?? 0;
      if (PLAIN[byte] === 1) {
        bytes[at++] = byte;
        from++;
        continue;
      }
      this.#at = at;
      // Each byte that remains has its place, and this one the longest form.
      this.#reserve(ESCAPED_SIZE + end - from + 1);
      from += byte < 0x80 ? this.#escape(byte) : this.#character(source, from, end);
      bytes = this.#bytes;
      at = this.#at;
    }
    bytes[at++] = QUOTE;
    this.#at = at;
  }

  /** Standard base64 with padding, quoted. */
  base64(source: Uint8Array, start: number, end: number): void {
    this.#reserve(Math.ceil((end - start) / 3) * 4 + 2);
    const bytes = this.#bytes;
    let at = this.#at;
    bytes[at++] = QUOTE;
    for (let from = start; from < end; from += 3) {
      const rest = end - from;
      const second = rest > 1 ? (source[from + 1] ?? 0) : 0;
      const third = rest > 2 ? (source[from + 2] ?? 0) : 0;
      const group = ((source[from] ?? 0) << 16) | (second << 8) | third;
      bytes[at++] = BASE64[group >> 18] ?? 0;
      bytes[at++] = BASE64[(group >> 12) & 63] ?? 0;
      bytes[at++] = rest > 1 ? (BASE64[(group >> 6) & 63] ?? 0) : 0x3d;
      bytes[at++] = rest > 2 ? (BASE64[group & 63] ?? 0) : 0x3d;
    }
    bytes[at++] = QUOTE;
    this.#at = at;
  }

  /** A varint as a signed decimal number of `bits` bits. */
  varint(source: Uint8Array, start: number, end: number, bits: 32 | 64): void {
    if (end - start <= EXACT_VARINT_SIZE) {
      let value = 0;
      for (let from = end - 1; from >= start; from--) {
        value = value * 128 + ((source[from] ?? 0) & 0x7f);
      }
      this.number(bits === 32 ? value | 0 : value);
      return;
    }
    let value = 0n;
    for (let from = end - 1; from >= start; from--) {
      value = (value << 7n) | BigInt((source[from] ?? 0) & 0x7f);
    }
    this.ascii(BigInt.asIntN(bits, value).toString());
  }

  /** A whole number that is exact. */
  number(value: number): void {
    this.#reserve(NUMBER_SIZE);
    const bytes = this.#bytes;
    let rest = value;
    if (value < 0) {
      bytes[this.#at++] = MINUS;
      rest = -value;
    }
    let digits = 1;
    for (let limit = 10; rest >= limit; limit *= 10) digits++;
    this.#at += digits;
    for (let place = this.#at - 1; digits > 0; digits--, place--) {
      const tenth = Math.floor(rest / 10);
      bytes[place] = ZERO + (rest - tenth * 10);
      rest = tenth;
    }
  }

  /** Text in ASCII as it is. */
  ascii(text: string): void {
    this.#reserve(text.length);
    for (let i = 0; i < text.length; i++) this.#bytes[this.#at++] = text.charCodeAt(i);
  }

  /** A control character, quote or backslash; one byte of the source. */
  #escape(byte: number): number {
    const bytes = this.#bytes;
    bytes[this.#at++] = BACKSLASH;
    const short = SHORT_ESCAPES[byte] ?? 0;
    if (short > 0) {
      bytes[this.#at++] = short;
      return 1;
    }
    bytes.set([0x75, ZERO, ZERO, HEX[byte >> 4] ?? 0, HEX[byte & 15] ?? 0], this.#at);
    this.#at += ESCAPED_SIZE - 1;
    return 1;
  }

  /** A character of several bytes, or U+FFFD; gives how many bytes of the source it is. */
  #character(source: Uint8Array, start: number, end: number): number {
    const size = characterSize(source, start, end);
    const piece = size > 0 ? source.subarray(start, start + size) : REPLACEMENT;
    this.#bytes.set(piece, this.#at);
    this.#at += piece.length;
    return Math.max(1, size);
  }

  #reserve(size: number): void {
    const needed = this.#at + size;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = larger;
  }
}

/** Bytes of a character beyond ASCII (RFC 3629, section 4); 0 if it is none. */
function characterSize(source: Uint8Array, start: number, end: number): number {
  const first = source[start] ?? 0;
  const size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (size === 0 || start + size > end) return 0;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  const second = source[start + 1] ?? 0;
  if (second < least || second > most) return 0;
  for (let at = start + 2; at < start + size; at++) {
    if (((source[at] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return size;
}
