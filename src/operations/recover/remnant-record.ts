/** One record without an element that says where it lies, and whether everything about it agrees. */

import { viewOf } from '../../bbolt/page.ts';
import { REVISION_SIZE } from '../../etcd/revision.ts';
import type { CarvedRecord } from './carved-record.ts';
import { readPlainFields } from './plain-fields.ts';
import type { PlainFields } from './plain-fields.ts';
import { isRevisionKey } from './revision-keys.ts';

const MARK = 0x74;
const WORD = 2 ** 32;
/** Bytes that a main revision begins with: it is below 2^40. */
const ZEROS = 3;
/** Bytes by which a key with a record behind it is known. */
export const KEY_BYTES: number = REVISION_SIZE + 2;
/** Bytes of the fields of a record but for its key and value, at most. */
const NUMBERS_SIZE_MAX = 64;

/** Whether a record is one, is none, or ends behind what is there. */
export type RecordVerdict = 'whole' | 'none' | 'cut';

export class RecordReader implements PlainFields, CarvedRecord {
  readonly confidence = 'single-record';
  readonly element = undefined;
  bytes: Uint8Array = new Uint8Array(0);
  pgid = 0;
  /** Bytes from the page's begin. */
  offset: number | undefined = 0;
  main = 0;
  sub = 0;
  tombstone = false;
  nameStart = 0;
  nameEnd = 0;
  createRevision = 0;
  modRevision = 0;
  version = 0;
  valueStart = 0;
  valueEnd = 0;
  /** Where the record ends. */
  end = 0;
  readonly #pageSize: number;
  readonly #sizeMax: number;
  #view: DataView = new DataView(new ArrayBuffer(0));

  /** Records of more bytes are none. */
  constructor(pageSize: number, sizeMax: number) {
    this.#pageSize = pageSize;
    this.#sizeMax = sizeMax;
  }

  get valueSize(): number {
    return this.valueEnd - this.valueStart;
  }

  /** Begins with other bytes, which begin with a page. */
  begin(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.#view = viewOf(bytes);
  }

  /**
   * Reads the record whose key begins at an offset, found by its form; `isEnd` if nothing comes
   * behind the bytes.
   */
  read(start: number, isEnd: boolean): RecordVerdict {
    const { bytes } = this;
    const isRecord = this.readFields(start);
    if (this.nameEnd - start > this.#sizeMax) return 'none';
    if (!isEnd && this.nameEnd + NUMBERS_SIZE_MAX > bytes.length) return 'cut';
    if (this.end - start > this.#sizeMax || !isRecord) return 'none';
    if (!isEnd && this.end + KEY_BYTES > bytes.length) return 'cut';
    return this.end <= bytes.length && this.#isFollowed() ? 'whole' : 'none';
  }

  /** Reads the fields; whether they agree with each other, whatever comes behind them. */
  readFields(start: number): boolean {
    const { bytes } = this;
    const view = this.#view;
    this.main = view.getUint32(start) * WORD + view.getUint32(start + 4);
    this.sub = view.getUint32(start + 9) * WORD + view.getUint32(start + 13);
    this.tombstone = bytes[start + REVISION_SIZE] === MARK;
    const fields = start + REVISION_SIZE + (this.tombstone ? 1 : 0);
    this.end = readPlainFields(bytes, fields, Infinity, this);
    return this.#agrees();
  }

  /** Whether the fields are those of a put of this revision, or of a tombstone. */
  #agrees(): boolean {
    const { main, createRevision, version } = this;
    if (this.nameEnd === this.nameStart) return false;
    if (this.tombstone) return this.end === this.nameEnd;
    if (this.modRevision !== main || version < 1 || createRevision < 1) return false;
    return version <= main - createRevision + 1;
  }

  /** Whether a later revision follows, or nothing on the page. */
  #isFollowed(): boolean {
    const { bytes, end, main, sub } = this;
    const view = this.#view;
    if (end + KEY_BYTES > bytes.length) {
      // A key that is cut off begins as every key does.
      return bytes.subarray(end, end + ZEROS).every((byte) => byte === 0);
    }
    if (isRevisionKey(bytes, end)) {
      const nextMain = view.getUint32(end) * WORD + view.getUint32(end + 4);
      const nextSub = view.getUint32(end + 9) * WORD + view.getUint32(end + 13);
      return nextMain > main || (nextMain === main && nextSub > sub);
    }
    const pageEnd = Math.ceil(end / this.#pageSize) * this.#pageSize;
    for (let at = end; at < Math.min(pageEnd, bytes.length); at++)
      if (bytes[at] !== 0) return false;
    return true;
  }
}
