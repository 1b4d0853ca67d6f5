/** The order of many numbers and many byte strings, without an object or a comparison for each. */

import { compareBytes } from './compare.ts';

/** Bits of a number that says which of the things that are sorted it stands for. */
const INDEX_BITS = 32;
/** Bytes by which strings are told apart at a time. */
const CHUNK_SIZE = 3;
/** So few strings are put in order one by one. */
const FEW = 12;

/** Strings that lie one behind the other: string i is bytes [starts[i], starts[i + 1]). */
export interface PackedStrings {
  readonly bytes: Uint8Array;
  readonly starts: Float64Array;
}

/** Positions of the numbers, the position of the lowest number first. */
export function orderOfNumbers(numbers: Uint32Array): Uint32Array {
  const entries = new Entries(numbers.length);
  for (const [at, number] of numbers.entries()) entries.set(at, number, at);
  entries.sort(numbers.length);
  return numbers.map((_, at) => entries.index(at));
}

/** Positions of the strings in byte order, a string before those that begin with it. */
export function orderOfStrings(strings: PackedStrings): Uint32Array {
  const order = Uint32Array.from({ length: strings.starts.length - 1 }, (_, at) => at);
  const sorter = new StringSorter(strings, order);
  sorter.sort();
  return order;
}

/** Pairs of 32 bits that are sorted as numbers of 64: what to sort by, and an index. */
class Entries {
  readonly #entries: BigUint64Array;
  readonly #words: Uint32Array;
  readonly #keyWord: number;

  constructor(size: number) {
    this.#entries = new BigUint64Array(size);
    this.#words = new Uint32Array(this.#entries.buffer);
    // Where the upper half of a number lies is up to the machine.
    const probe = new Uint32Array(new BigUint64Array([1n << BigInt(INDEX_BITS)]).buffer);
    this.#keyWord = probe[0] === 0 ? 1 : 0;
  }

  set(at: number, key: number, index: number): void {
    this.#words[2 * at + this.#keyWord] = key;
    this.#words[2 * at + 1 - this.#keyWord] = index;
  }

  key(at: number): number {
    return this.#words[2 * at + this.#keyWord] ?? 0;
  }

  index(at: number): number {
    return this.#words[2 * at + 1 - this.#keyWord] ?? 0;
  }

  /** Sorts the first `count` by key, and by index where keys are equal. */
  sort(count: number): void {
    this.#entries.subarray(0, count).sort();
  }
}

/** A part of the order whose strings begin alike. */
interface Group {
  readonly start: number;
  readonly end: number;
  /** Bytes that are the same in all. */
  readonly depth: number;
}

/** Sorts by a few bytes at a time; strings that have those in common are a group of their own. */
class StringSorter {
  readonly #strings: PackedStrings;
  readonly #order: Uint32Array;
  readonly #entries: Entries;
  /** Groups to do, not nested calls: strings may be long. */
  readonly #groups: Group[] = [];

  constructor(strings: PackedStrings, order: Uint32Array) {
    this.#strings = strings;
    this.#order = order;
    this.#entries = new Entries(order.length);
    this.#groups.push({ start: 0, end: order.length, depth: 0 });
  }

  sort(): void {
    for (let group = this.#groups.pop(); group !== undefined; group = this.#groups.pop()) {
      if (group.end - group.start <= FEW) this.#sortFew(group);
      else this.#sortGroup({ ...group, depth: this.#commonDepth(group) });
    }
  }

  /** How many bytes the strings of a group have in common. */
  #commonDepth({ start, end, depth }: Group): number {
    const { bytes, starts } = this.#strings;
    const order = this.#order;
    const first = order[start] ?? 0;
    const from = starts[first] ?? 0;
    let common = (starts[first + 1] ?? 0) - from;
    for (let at = start + 1; at < end; at++) {
      const index = order[at] ?? 0;
      const other = starts[index] ?? 0;
      common = Math.min(common, (starts[index + 1] ?? 0) - other);
      let same = depth;
      while (same < common && bytes[from + same] === bytes[other + same]) same++;
      common = same;
    }
    return common;
  }

  #sortGroup({ start, end, depth }: Group): void {
    const order = this.#order;
    const entries = this.#entries;
    const count = end - start;
    for (let at = 0; at < count; at++) {
      const index = order[start + at] ?? 0;
      entries.set(at, this.#chunk(index, depth), index);
    }
    entries.sort(count);
    for (let at = 0; at < count; at++) order[start + at] = entries.index(at);
    for (let first = 0, at = 1; at <= count; at++) {
      const key = entries.key(first);
      if (at < count && entries.key(at) === key) continue;
      // Strings that end here are equal.
      const goesOn = (key & 0xff) === CHUNK_SIZE;
      if (goesOn && at - first > 1) {
        this.#groups.push({ start: start + first, end: start + at, depth: depth + CHUNK_SIZE });
      }
      first = at;
    }
  }

  /** Puts each string where it belongs among those before it. */
  #sortFew({ start, end }: Group): void {
    const order = this.#order;
    for (let next = start + 1; next < end; next++) {
      const index = order[next] ?? 0;
      let at = next;
      for (; at > start; at--) {
        const other = order[at - 1] ?? 0;
        if (compareBytes(this.#string(other), this.#string(index)) <= 0) break;
        order[at] = other;
      }
      order[at] = index;
    }
  }

  /** The next bytes of a string, and how many there are: a string that ends comes first. */
  #chunk(index: number, depth: number): number {
    const { bytes, starts } = this.#strings;
    const start = (starts[index] ?? 0) + depth;
    const left = Math.min(CHUNK_SIZE, (starts[index + 1] ?? 0) - start);
    let key = 0;
    for (let at = 0; at < CHUNK_SIZE; at++)
      key = key * 256 + (at < left ? (bytes[start + at] ?? 0) : 0);
    return key * 256 + left;
  }

  #string(index: number): Uint8Array {
    const { bytes, starts } = this.#strings;
    return bytes.subarray(starts[index], starts[index + 1]);
  }
}
