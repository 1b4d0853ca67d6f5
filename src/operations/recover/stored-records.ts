/**
 * Every record of the store, in the order of revisions: what tells it apart from others, and where it
 * lies. A record is known by its revision and by 32 bits of its key: a revision is written once, so
 * the key only matters for what stems from another store. 16 bytes a record and 8 a page; 8 more a
 * record where a transaction changed several keys.
 */

/** Where a record of the store lies, and what it is. */
export interface StoredPlace {
  readonly sub: number;
  readonly pgid: number;
  readonly element: number;
  readonly valueSize: number;
}

const CAPACITY_MIN = 4096;
/** Bytes at the end of a key that are told apart; its length is, too. */
const KEY_BYTES = 24;

export class StoredRecords {
  #mains = new Float64Array(CAPACITY_MIN);
  #marks = new Uint32Array(CAPACITY_MIN);
  #sizes = new Uint32Array(CAPACITY_MIN);
  /** Undefined as long as every sub revision is 0. */
  #subs: Float64Array | undefined;
  #count = 0;
  /** Of every page its id and its first record. */
  #pages = new Uint32Array(CAPACITY_MIN);
  #firsts = new Uint32Array(CAPACITY_MIN);
  #pageCount = 0;

  /** Begins a page; the elements of a page are all put in. */
  beginPage(pgid: number): void {
    if (this.#pageCount === this.#pages.length) {
      this.#pages = enlarged(this.#pages, new Uint32Array(2 * this.#pageCount));
      this.#firsts = enlarged(this.#firsts, new Uint32Array(2 * this.#pageCount));
    }
    this.#pages[this.#pageCount] = pgid;
    this.#firsts[this.#pageCount++] = this.#count;
  }

  /** Puts in a record later than all before; its key is the bytes [start, end). */
  add(
    { main, sub, valueSize }: { main: number; sub: number; valueSize: number },
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void {
    if (this.#count === this.#mains.length) this.#grow();
    this.#mains[this.#count] = main;
    this.#marks[this.#count] = markOf(bytes, start, end);
    this.#sizes[this.#count] = valueSize;
    if (sub !== 0) {
      this.#subs ??= new Float64Array(this.#mains.length);
      this.#subs[this.#count] = sub;
    }
    this.#count++;
  }

  /** Whether the store has the record of this revision and of a key with this mark. */
  has(main: number, sub: number, mark: number): boolean {
    for (let at = this.#firstOf(main); this.#mains[at] === main && at < this.#count; at++) {
      if (this.#marks[at] === mark && this.#subOf(at) === sub) return true;
    }
    return false;
  }

  /** Where the record of a key in a main revision lies; a key is changed once in a transaction. */
  find(main: number, key: Uint8Array): StoredPlace | undefined {
    const mark = markOf(key, 0, key.length);
    for (let at = this.#firstOf(main); this.#mains[at] === main && at < this.#count; at++) {
      if (this.#marks[at] !== mark) continue;
      const page = lastUpTo(this.#firsts, this.#pageCount, at);
      return {
        sub: this.#subOf(at),
        pgid: this.#pages[page] ?? 0,
        element: at - (this.#firsts[page] ?? 0),
        valueSize: this.#sizes[at] ?? 0,
      };
    }
    return undefined;
  }

  #subOf(at: number): number {
    return this.#subs?.[at] ?? 0;
  }

  /** The first record from a main revision on. */
  #firstOf(main: number): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#mains[middle] ?? 0) < main) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(): void {
    const capacity = Math.ceil(1.5 * this.#count);
    this.#mains = enlarged(this.#mains, new Float64Array(capacity));
    this.#marks = enlarged(this.#marks, new Uint32Array(capacity));
    this.#sizes = enlarged(this.#sizes, new Uint32Array(capacity));
    if (this.#subs !== undefined) this.#subs = enlarged(this.#subs, new Float64Array(capacity));
  }
}

function enlarged<T extends Uint32Array | Float64Array>(old: T, room: T): T {
  room.set(old);
  return room;
}

/** The last of the numbers, which ascend, that is at most `value`. */
function lastUpTo(numbers: Uint32Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** FNV-1a over what tells keys of one revision apart: 32 bits. */
export function markOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 ^ (end - start);
  for (let at = Math.max(start, end - KEY_BYTES); at < end; at++) {
    hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  }
  return hash >>> 0;
}
