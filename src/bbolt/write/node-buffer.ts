/**
 * Elements that wait for their page (the layouts are drawn in `../elements.ts`). Their records stand
 * as on the page, but for `pos`: it counts from the beginning of the buffer's data until the page is
 * encoded, because how many elements come before the data is known only then.
 */

import { ELEMENT_SIZE, PAGE_HEADER_SIZE, viewOf } from '../page.ts';

/** Most elements of a page (bbolt node.go, node.write, v1.4.3: 0xFFFF is refused). */
export const ELEMENTS_MAX = 0xfffe;
/** Words of 32 bits in a record. */
const RECORD_WORDS = ELEMENT_SIZE / 4;
/** Records and bytes of data to begin with. */
const INITIAL_RECORDS = 64;
const INITIAL_DATA = 4096;
/** Page flags (bbolt internal/common/page.go, v1.4.3). */
const FLAGS = { branch: 0x01, leaf: 0x02 } as const;

/** Some of the elements, and the page that they become. */
export interface NodePage {
  /** The page's own number, 0 in an inline bucket. */
  readonly pgid: number;
  /** Further file pages. */
  readonly overflow: number;
  /** The first `count` elements. */
  readonly count: number;
}

export class NodeBuffer {
  readonly type: 'branch' | 'leaf';
  /** Four words for each element; as long as they fit. */
  records: Uint32Array = new Uint32Array(INITIAL_RECORDS * RECORD_WORDS);
  /** Keys and values, one behind the other. */
  data: Uint8Array = new Uint8Array(INITIAL_DATA);
  /** Elements. */
  count = 0;
  /** Bytes of data. */
  dataSize = 0;

  constructor(type: 'branch' | 'leaf') {
    this.type = type;
  }

  /** Bytes that a page of all elements needs. */
  get size(): number {
    return PAGE_HEADER_SIZE + this.count * ELEMENT_SIZE + this.dataSize;
  }

  /** Bytes that a page of the first `count` elements needs. */
  sizeOf(count: number): number {
    return PAGE_HEADER_SIZE + count * ELEMENT_SIZE + this.#dataEnd(count);
  }

  /** Adds an element of a leaf; the bytes are copied. */
  appendLeaf(flags: number, key: Uint8Array, value: Uint8Array): void {
    this.reserve(this.count + 1, this.dataSize + key.length + value.length);
    const { records, data, dataSize } = this;
    const at = this.count * RECORD_WORDS;
    records[at] = flags;
    records[at + 1] = dataSize;
    records[at + 2] = key.length;
    records[at + 3] = value.length;
    data.set(key, dataSize);
    data.set(value, dataSize + key.length);
    this.count++;
    this.dataSize = dataSize + key.length + value.length;
  }

  /** Adds an element of a branch; the key is copied. */
  appendBranch(key: Uint8Array, child: number): void {
    this.reserve(this.count + 1, this.dataSize + key.length);
    const { records, dataSize } = this;
    const at = this.count * RECORD_WORDS;
    records[at] = dataSize;
    records[at + 1] = key.length;
    records[at + 2] = child >>> 0;
    records[at + 3] = Math.floor(child / 2 ** 32);
    this.data.set(key, dataSize);
    this.count++;
    this.dataSize = dataSize + key.length;
  }

  /** The key of element `index`; a view, valid until elements are added or dropped. */
  key(index: number): Uint8Array {
    const at = index * RECORD_WORDS + (this.type === 'leaf' ? 2 : 1);
    const start = this.records[at - 1] ?? 0;
    return this.data.subarray(start, start + (this.records[at] ?? 0));
  }

  /** The child of branch element `index`. */
  child(index: number): number {
    const at = index * RECORD_WORDS + 2;
    return (this.records[at] ?? 0) + (this.records[at + 1] ?? 0) * 2 ** 32;
  }

  /** Encodes the first elements as a page that fills `bytes`; what they do not use becomes zero. */
  encode(bytes: Uint8Array, { pgid, overflow, count }: NodePage): void {
    const view = viewOf(bytes);
    view.setUint32(0, pgid >>> 0, true);
    view.setUint32(4, Math.floor(pgid / 2 ** 32), true);
    view.setUint16(8, FLAGS[this.type], true);
    view.setUint16(10, count, true);
    view.setUint32(12, overflow, true);
    const posWord = this.type === 'leaf' ? 1 : 0;
    for (let index = 0; index < count; index++) {
      const at = index * RECORD_WORDS;
      const target = PAGE_HEADER_SIZE + index * ELEMENT_SIZE;
      for (let word = 0; word < RECORD_WORDS; word++) {
        const moved = word === posWord ? (count - index) * ELEMENT_SIZE : 0;
        view.setUint32(target + 4 * word, (this.records[at + word] ?? 0) + moved, true);
      }
    }
    const dataStart = PAGE_HEADER_SIZE + count * ELEMENT_SIZE;
    const dataEnd = this.#dataEnd(count);
    bytes.set(this.data.subarray(0, dataEnd), dataStart);
    bytes.fill(0, dataStart + dataEnd);
  }

  /** Removes the first elements. */
  drop(count: number): void {
    const dropped = this.#dataEnd(count);
    const posWord = this.type === 'leaf' ? 1 : 0;
    this.records.copyWithin(0, count * RECORD_WORDS, this.count * RECORD_WORDS);
    this.data.copyWithin(0, dropped, this.dataSize);
    this.count -= count;
    this.dataSize -= dropped;
    for (let index = 0; index < this.count; index++) {
      const at = index * RECORD_WORDS + posWord;
      this.records[at] = (this.records[at] ?? 0) - dropped;
    }
  }

  /** Makes room for so many elements and bytes of data in all. */
  reserve(count: number, dataSize: number): void {
    if (count * RECORD_WORDS > this.records.length) {
      const larger = new Uint32Array(Math.max(count * RECORD_WORDS, 2 * this.records.length));
      larger.set(this.records);
      this.records = larger;
    }
    if (dataSize > this.data.length) {
      const larger = new Uint8Array(Math.max(dataSize, 2 * this.data.length));
      larger.set(this.data.subarray(0, this.dataSize));
      this.data = larger;
    }
  }

  /** Where the data of the first elements ends. */
  #dataEnd(count: number): number {
    if (count >= this.count) return this.dataSize;
    return this.records[count * RECORD_WORDS + (this.type === 'leaf' ? 1 : 0)] ?? 0;
  }
}
