/**
 * Whether a record is one of a certain key, told from its bytes without decoding it: for whoever
 * looks through millions of records for one. A record that is not written as etcd writes it
 * (api/mvccpb/kv.proto, v3.6.14: known fields in order, each once) has to be decoded.
 */

/** What the bytes say. */
export type RecordMatch = 'same' | 'other' | 'unknown';

/** Tags of mvccpb.KeyValue. */
const TAG_KEY = 0x0a;
const TAG_VALUE = 0x2a;
const TAG_LEASE = 0x30;
const NUMBER_TAGS: readonly number[] = [0x10, 0x18, 0x20];
/** Bytes of a varint; only numbers below 0 have one more. */
const VARINT_BYTES_MAX = 9;

/** Looks for the records of one key. */
export class RecordMatcher {
  readonly #key: Uint8Array;
  /** Where the last varint ended. */
  #at = 0;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** Looks at the record in [start, end) of the bytes. */
  match(bytes: Uint8Array, start: number, end: number): RecordMatch {
    // A revision bump leaves one without any bytes, which is no key's.
    if (start === end) return 'other';
    if (bytes[start] !== TAG_KEY) return 'unknown';
    const size = this.#varint(bytes, start + 1, end);
    const nameStart = this.#at;
    const nameEnd = nameStart + size;
    if (nameEnd > end || !this.#isPlain(bytes, nameEnd, end)) return 'unknown';
    return this.#isKey(bytes, nameStart, size) ? 'same' : 'other';
  }

  /** Names differ at their ends more often than at their beginnings. */
  #isKey(bytes: Uint8Array, start: number, size: number): boolean {
    const key = this.#key;
    if (size !== key.length) return false;
    for (let at = size - 1; at >= 0; at--) if (bytes[start + at] !== key[at]) return false;
    return true;
  }

  /** Whether the fields behind the key are those that etcd writes, up to the end. */
  #isPlain(bytes: Uint8Array, start: number, end: number): boolean {
    let previous = TAG_KEY;
    let at = start;
    while (at < end) {
      const tag = bytes[at] ?? 0;
      if (tag <= previous) return false;
      previous = tag;
      const value = this.#varint(bytes, at + 1, end);
      at = this.#at;
      if (tag === TAG_VALUE) at += value;
      else if (NUMBER_TAGS.includes(tag)) {
        if (value > Number.MAX_SAFE_INTEGER) return false;
      } else if (tag !== TAG_LEASE) return false;
    }
    return at === end;
  }

  /** The varint at an offset; `#at` is behind the end if it has none. */
  #varint(bytes: Uint8Array, start: number, end: number): number {
    let value = 0;
    let scale = 1;
    for (let at = start; at < Math.min(end, start + VARINT_BYTES_MAX); at++) {
      const byte = bytes[at] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        this.#at = at + 1;
        return value;
      }
      scale *= 128;
    }
    this.#at = end + 1;
    return 0;
  }
}
