/**
 * What is offered, by the hundred thousand: numbers in columns and keys one behind the other, because
 * an object for each would take ten times the room. 56 bytes a record and its key.
 */

import type { Revision } from '../../etcd/revision.ts';
import type { RecoveredRecord, RecoveryConfidence, RecoveryMark } from './types.ts';

/** A record to be offered; whether its key is live is only known in the end. */
export type Offer = Omit<RecoveredRecord, 'key' | 'keyState'>;

const MARKS: readonly RecoveryMark[] = ['live', 'history', 'tombstoned', 'freed-page', 'slack'];
const CONFIDENCES: readonly RecoveryConfidence[] = ['certain', 'whole-page', 'single-record'];
/** Words of 32 bits of a record, and its numbers of 64 bits. */
const WORDS = 6;
const KEY_START = 0;
const KEY_SIZE = 1;
const VALUE_SIZE = 2;
const PAGE = 3;
const PLACE = 4;
const FLAGS = 5;
const NUMBERS = 4;
const MAIN = 0;
const SUB = 1;
const CREATED = 2;
const DELETED = 3;
/** Flags: three bits of the mark, two of the confidence, a copy, an offset for an element. */
const CONFIDENCE_SHIFT = 3;
const COPY = 32;
const OFFSET = 64;
const CAPACITY_MIN = 256;

export class Offers {
  #count = 0;
  #words = new Uint32Array(CAPACITY_MIN * WORDS);
  #numbers = new Float64Array(CAPACITY_MIN * NUMBERS);
  #keys = new Uint8Array(CAPACITY_MIN * 64);
  #keysEnd = 0;

  get count(): number {
    return this.#count;
  }

  /** Puts a record in; gives its number. */
  add(key: Uint8Array, offer: Offer): number {
    const index = this.#count++;
    if (index * WORDS === this.#words.length) this.#grow();
    this.#words[index * WORDS + KEY_START] = this.#addKey(key);
    this.#words[index * WORDS + KEY_SIZE] = key.length;
    this.#set(index, offer);
    return index;
  }

  /** Puts a record in the place of another one of the same key. */
  replace(index: number, offer: Offer): void {
    this.#set(index, offer);
  }

  /** The record of a number. */
  get(index: number): Offer {
    const words = this.#words.subarray(index * WORDS, (index + 1) * WORDS);
    const deletedRevision = this.#number(index, DELETED);
    const flags = words[FLAGS] ?? 0;
    return {
      revision: this.revision(index),
      createRevision: this.#number(index, CREATED),
      valueSize: words[VALUE_SIZE] ?? 0,
      mark: MARKS[flags & 7] ?? 'slack',
      confidence: CONFIDENCES[(flags >>> CONFIDENCE_SHIFT) & 3] ?? 'single-record',
      pgid: words[PAGE] ?? 0,
      element: (flags & OFFSET) === 0 ? words[PLACE] : undefined,
      offset: (flags & OFFSET) === 0 ? undefined : words[PLACE],
      deletedRevision: deletedRevision === 0 ? undefined : deletedRevision,
      isCopy: (flags & COPY) !== 0,
    };
  }

  revision(index: number): Revision {
    return { main: this.#number(index, MAIN), sub: this.#number(index, SUB) };
  }

  /** The key of a record; a view, valid until the next one is put in. */
  key(index: number): Uint8Array {
    const start = this.#words[index * WORDS + KEY_START] ?? 0;
    return this.#keys.subarray(start, start + (this.#words[index * WORDS + KEY_SIZE] ?? 0));
  }

  /** The numbers of all records by key, those of one key by revision, and then by page. */
  sorted(): Uint32Array {
    const order = Uint32Array.from({ length: this.#count }, (_, index) => index);
    return order.sort((a, b) => this.#compare(a, b));
  }

  #compare(a: number, b: number): number {
    return (
      this.#compareKeys(a, b) ||
      this.#number(a, MAIN) - this.#number(b, MAIN) ||
      this.#number(a, SUB) - this.#number(b, SUB) ||
      (this.#words[a * WORDS + PAGE] ?? 0) - (this.#words[b * WORDS + PAGE] ?? 0)
    );
  }

  /** As `compareBytes`, without views of them. */
  #compareKeys(a: number, b: number): number {
    const keys = this.#keys;
    const startA = this.#words[a * WORDS + KEY_START] ?? 0;
    const startB = this.#words[b * WORDS + KEY_START] ?? 0;
    const sizeA = this.#words[a * WORDS + KEY_SIZE] ?? 0;
    const sizeB = this.#words[b * WORDS + KEY_SIZE] ?? 0;
    const size = Math.min(sizeA, sizeB);
    for (let at = 0; at < size; at++) {
      const difference = (keys[startA + at] ?? 0) - (keys[startB + at] ?? 0);
      if (difference !== 0) return difference;
    }
    return sizeA - sizeB;
  }

  #set(index: number, offer: Offer): void {
    const { revision, mark, confidence, isCopy } = offer;
    const at = index * WORDS;
    this.#words[at + VALUE_SIZE] = offer.valueSize;
    this.#words[at + PAGE] = offer.pgid;
    this.#words[at + PLACE] = offer.element ?? offer.offset ?? 0;
    this.#words[at + FLAGS] =
      MARKS.indexOf(mark) |
      (CONFIDENCES.indexOf(confidence) << CONFIDENCE_SHIFT) |
      (isCopy ? COPY : 0) |
      (offer.element === undefined ? OFFSET : 0);
    const number = index * NUMBERS;
    this.#numbers[number + MAIN] = revision.main;
    this.#numbers[number + SUB] = revision.sub;
    this.#numbers[number + CREATED] = offer.createRevision;
    this.#numbers[number + DELETED] = offer.deletedRevision ?? 0;
  }

  #number(index: number, which: number): number {
    return this.#numbers[index * NUMBERS + which] ?? 0;
  }

  #addKey(key: Uint8Array): number {
    const start = this.#keysEnd;
    this.#keysEnd += key.length;
    if (this.#keysEnd > this.#keys.length) {
      const keys = new Uint8Array(Math.ceil(1.5 * this.#keysEnd));
      keys.set(this.#keys.subarray(0, start));
      this.#keys = keys;
    }
    this.#keys.set(key, start);
    return start;
  }

  #grow(): void {
    const words = new Uint32Array(Math.ceil(1.5 * (this.#words.length / WORDS)) * WORDS);
    words.set(this.#words);
    this.#words = words;
    const numbers = new Float64Array((words.length / WORDS) * NUMBERS);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }
}
