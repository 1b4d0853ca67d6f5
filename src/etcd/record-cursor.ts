/**
 * One record of the key bucket at a time, without making objects: for checks that look at every one
 * of millions. The cursor is moved over records that the pass has found sound, and is the same
 * object each time; whoever wants to keep something copies it.
 */

import { elementSpan } from '../bbolt/elements.ts';
import type { Page } from '../bbolt/page.ts';
import { formatKey } from '../bytes/text.ts';
import type { Place } from '../findings.ts';
import { REVISION_SIZE } from './revision.ts';

const NO_BYTES: Uint8Array = new Uint8Array(0);
/** Field tags of mvccpb.KeyValue (etcd api/mvccpb/kv.proto). */
const TAG_KEY = 0x0a;
const TAG_CREATE_REVISION = 0x10;
const TAG_MOD_REVISION = 0x18;
const TAG_VERSION = 0x20;
const TAG_VALUE = 0x2a;
const TAG_LEASE = 0x30;

export class RecordCursor {
  /** The page; offsets below are in its bytes. */
  bytes: Uint8Array = NO_BYTES;
  #page: Page | undefined;
  #element = 0;
  main = 0;
  sub = 0;
  tombstone = false;
  /** Whether the record has no bytes, as the one that a restore with a revision bump leaves. */
  empty = false;
  /** Whether the fields are written as etcd writes them: known ones, in order, none of them empty. */
  canonical = true;
  /** Where the record begins, with its revision. */
  start = 0;
  /** Where it ends. */
  end = 0;
  /** Where the key's name lies. */
  nameStart = 0;
  nameEnd = 0;
  createRevision = 0;
  version = 0;
  /** Where the value lies. */
  valueStart = 0;
  valueEnd = 0;
  #leaseStart = 0;
  #leaseEnd = 0;

  /** Moves to a sound record. */
  moveTo(page: Page, element: number): void {
    const { keyStart, keyEnd, end } = elementSpan(page, element);
    const { view } = page;
    this.bytes = page.bytes;
    this.#page = page;
    this.#element = element;
    this.main = view.getUint32(keyStart) * 2 ** 32 + view.getUint32(keyStart + 4);
    this.sub = view.getUint32(keyStart + 9) * 2 ** 32 + view.getUint32(keyStart + 13);
    this.tombstone = keyEnd - keyStart > REVISION_SIZE;
    this.empty = keyEnd === end;
    this.start = keyStart;
    this.end = end;
    this.createRevision = 0;
    this.version = 0;
    this.nameStart = this.nameEnd = this.valueStart = this.valueEnd = keyEnd;
    this.#leaseStart = this.#leaseEnd = 0;
    this.canonical = true;
    this.#readFields(keyEnd, end);
  }

  /** Lease that the key is attached to; 0 for none. */
  get lease(): bigint {
    let value = 0n;
    for (let at = this.#leaseEnd - 1; at >= this.#leaseStart; at--) {
      value = (value << 7n) | BigInt((this.bytes[at] ?? 0) & 0x7f);
    }
    return BigInt.asIntN(64, value);
  }

  /** Whether a lease is named, which is cheaper to ask than which. */
  get hasLease(): boolean {
    return this.#leaseEnd > this.#leaseStart;
  }

  /** The key's name; a view into the page. */
  get name(): Uint8Array {
    return this.bytes.subarray(this.nameStart, this.nameEnd);
  }

  /** The value; a view into the page. */
  get value(): Uint8Array {
    return this.bytes.subarray(this.valueStart, this.valueEnd);
  }

  /** Page of the record. */
  get pgid(): number {
    return this.#page?.pgid ?? 0;
  }

  /** Its element there. */
  get element(): number {
    return this.#element;
  }

  /** Where the record is, for a finding. */
  get place(): Place {
    return {
      pgid: this.pgid,
      pageType: 'leaf',
      bucket: ['key'],
      element: this.#element,
      key: formatKey(this.name),
    };
  }

  #readFields(start: number, end: number): void {
    const { bytes } = this;
    let at = start;
    let previous = 0;
    while (at < end) {
      let tag = bytes[at++] ?? 0;
      // Fields from 16 on have longer tags; etcd has none, but a newer one may.
      for (let shift = 128; tag >= shift; shift *= 128) tag += ((bytes[at++] ?? 0) - 1) * shift;
      let value = 0;
      let scale = 1;
      const payload = at;
      for (;;) {
        const byte = bytes[at++] ?? 0;
        value += (byte & 0x7f) * scale;
        if (byte < 0x80) break;
        scale *= 128;
      }
      // Of a longer number than needed the last byte is 0, as it is of one that need not be there.
      if (tag <= previous || bytes[at - 1] === 0) this.canonical = false;
      previous = tag;
      if (tag === TAG_KEY) {
        this.nameStart = at;
        at = this.nameEnd = at + value;
      } else if (tag === TAG_VALUE) {
        this.valueStart = at;
        at = this.valueEnd = at + value;
      } else if (tag === TAG_CREATE_REVISION) this.createRevision = value;
      else if (tag === TAG_VERSION) this.version = value;
      else if (tag === TAG_LEASE) {
        this.#leaseStart = payload;
        this.#leaseEnd = at;
      } else if (tag !== TAG_MOD_REVISION) {
        this.canonical = false;
        at = skipOther(tag, payload, at, value);
      }
    }
  }
}

/** The end of a field that this package does not know. */
function skipOther(tag: number, payload: number, at: number, value: number): number {
  const wireType = tag & 7;
  if (wireType === 2) return at + value;
  if (wireType === 1) return payload + 8;
  return wireType === 5 ? payload + 4 : at;
}
