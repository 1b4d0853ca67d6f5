/**
 * The fields of a record as etcd writes them (api/mvccpb/kv.proto, v3.6.14): known ones, in the
 * order of their numbers. Where it ends is told by the fields themselves.
 */

/** Field tags of a KeyValue. */
const KEY = 0x0a;
const CREATE_REVISION = 0x10;
const MOD_REVISION = 0x18;
const VERSION = 0x20;
const VALUE = 0x2a;
const LEASE = 0x30;
/** Numbers that are read are below this one; it is also what is given for any other. */
const NUMBER_END = 2 ** 49;
/** Bytes of the longest number of 64 bits. */
const NUMBER_BYTES_MAX = 10;

/** What is read of a record; fields that are not there are 0. */
export interface PlainFields {
  /** Where the key of etcd lies. */
  nameStart: number;
  nameEnd: number;
  createRevision: number;
  modRevision: number;
  version: number;
  /** Where the value lies. */
  valueStart: number;
  valueEnd: number;
}

/**
 * Reads the fields that begin at `start`, and gives where they end; -1 if there is no key first, or
 * a field that does not end before `end`.
 */
export function readPlainFields(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: PlainFields,
): number {
  const reader = READER;
  reader.begin(bytes, start, end);
  if (!reader.tag(KEY)) return -1;
  const size = reader.number();
  into.nameStart = reader.at;
  into.nameEnd = reader.at += size;
  into.createRevision = reader.tag(CREATE_REVISION) ? reader.number() : 0;
  into.modRevision = reader.tag(MOD_REVISION) ? reader.number() : 0;
  into.version = reader.tag(VERSION) ? reader.number() : 0;
  const valueSize = reader.tag(VALUE) ? reader.number() : 0;
  into.valueStart = reader.at;
  into.valueEnd = reader.at += valueSize;
  if (reader.tag(LEASE)) reader.skipNumber();
  return reader.at <= end ? reader.at : -1;
}

/** Numbers and tags one after the other; past the end once something was wrong. */
class Reader {
  at = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #end = 0;

  begin(bytes: Uint8Array, at: number, end: number): void {
    this.#bytes = bytes;
    this.#end = end;
    this.at = at;
  }

  /** Steps over a tag if it is the next byte. */
  tag(tag: number): boolean {
    if (this.at >= this.#end || this.#bytes[this.at] !== tag) return false;
    this.at++;
    return true;
  }

  number(): number {
    let value = 0;
    for (let factor = 1; factor < NUMBER_END; factor *= 128) {
      const byte = this.#bytes[this.at++] ?? 0xff;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    this.at = NUMBER_END;
    return 0;
  }

  skipNumber(): void {
    const end = this.at + NUMBER_BYTES_MAX;
    while (this.at < end) if ((this.#bytes[this.at++] ?? 0) < 0x80) return;
    this.at = NUMBER_END;
  }
}

const READER = new Reader();
