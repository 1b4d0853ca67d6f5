/**
 * The records of a page that is as bbolt and etcd write one, without an object for each: elements
 * one behind the other, revisions that ascend, and in every value the known fields in order, the
 * revision of its key among them. What is not plain may be sound as well; it is for the decoder to
 * say. Measured (a store of 1.2 GB of which most pages are free): decoding every record into an
 * object costs four times as much as everything else.
 */

import { ELEMENT_SIZE, PAGE_HEADER_SIZE, viewOf } from '../../bbolt/page.ts';
import { REVISION_SIZE } from '../../etcd/revision.ts';
import type { CarvedRecord } from './carved-record.ts';
import { readPlainFields } from './plain-fields.ts';
import type { PlainFields } from './plain-fields.ts';

const SEPARATOR = 0x5f;
/** Last byte of a tombstone's key. */
const MARK = 0x74;
const WORD = 2 ** 32;
/** Upper words of numbers from 2^53 on, which a revision is below. */
const HIGH_END = 2 ** 21;
/** Most elements that bbolt puts on a page. */
const COUNT_MAX = 0xfffe;

/** A page, and the record on it that was moved to. */
export class PlainLeaf implements PlainFields, CarvedRecord {
  readonly confidence = 'whole-page';
  readonly offset = undefined;
  pgid = 0;
  /** Elements of the page. */
  count = 0;
  /** Bytes from the page's begin to the end of its last element. */
  size = 0;
  element = 0;
  main = 0;
  sub = 0;
  tombstone = false;
  /** Whether there is nothing but a key, as in the record of a revision bump. */
  isEmpty = false;
  nameStart = 0;
  nameEnd = 0;
  createRevision = 0;
  modRevision = 0;
  version = 0;
  valueStart = 0;
  valueEnd = 0;
  bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = viewOf(this.bytes);
  #end = 0;

  get valueSize(): number {
    return this.valueEnd - this.valueStart;
  }

  /** Opens a page, by its header a leaf; false if it is not plain. */
  open(pgid: number, bytes: Uint8Array): boolean {
    const view = viewOf(bytes);
    this.pgid = pgid;
    this.bytes = bytes;
    this.#view = view;
    this.count = view.getUint16(10, true);
    this.size = 0;
    const records = PAGE_HEADER_SIZE + this.count * ELEMENT_SIZE;
    if (this.count === 0 || this.count > COUNT_MAX || records > bytes.length) return false;
    let expected = records;
    let main = -1;
    let sub = -1;
    for (let element = 0; element < this.count; element++) {
      if (!this.#isElementAt(element, expected) || !this.moveTo(element)) return false;
      if (this.main < main || (this.main === main && this.sub <= sub)) return false;
      main = this.main;
      sub = this.sub;
      expected = this.#end;
    }
    this.size = expected;
    return true;
  }

  /** Moves to a record; false if it is not plain. */
  moveTo(element: number): boolean {
    const { bytes } = this;
    const view = this.#view;
    const at = PAGE_HEADER_SIZE + element * ELEMENT_SIZE;
    const start = at + view.getUint32(at + 4, true);
    const keySize = view.getUint32(at + 8, true);
    const valueStart = start + keySize;
    this.#end = valueStart + view.getUint32(at + 12, true);
    if (this.#end > bytes.length || bytes[start + 8] !== SEPARATOR) return false;
    const mainHigh = view.getUint32(start);
    const subHigh = view.getUint32(start + 9);
    this.element = element;
    this.main = mainHigh * WORD + view.getUint32(start + 4);
    this.sub = subHigh * WORD + view.getUint32(start + 13);
    this.tombstone = keySize > REVISION_SIZE;
    this.isEmpty = this.#end === valueStart;
    if (mainHigh >= HIGH_END || subHigh >= HIGH_END) return false;
    if (this.tombstone && bytes[start + REVISION_SIZE] !== MARK) return false;
    if (this.isEmpty) return !this.tombstone;
    return readPlainFields(bytes, valueStart, this.#end, this) === this.#end && this.#agrees();
  }

  /** Whether an element is one of the key bucket and begins where the one before it ends. */
  #isElementAt(element: number, expected: number): boolean {
    const view = this.#view;
    const at = PAGE_HEADER_SIZE + element * ELEMENT_SIZE;
    const keySize = view.getUint32(at + 8, true);
    const isKey = keySize === REVISION_SIZE || keySize === REVISION_SIZE + 1;
    if (!isKey || view.getUint32(at, true) !== 0) return false;
    return (
      at + view.getUint32(at + 4, true) === expected && expected + keySize <= this.bytes.length
    );
  }

  /** Whether the fields are those of a put of this revision, or of a tombstone. */
  #agrees(): boolean {
    if (this.nameEnd === this.nameStart) return false;
    if (this.tombstone) return this.nameEnd === this.#end;
    if (this.modRevision !== this.main || this.version < 1) return false;
    return this.createRevision >= 1 && this.createRevision <= this.main;
  }
}
