/**
 * Names of keys, kept close together: a drop may delete a million of them. They lie in blocks that
 * are never copied, twelve bytes of index each, and are sorted at the end.
 */

const BLOCK_SIZE = 1024 * 1024;
const ROOM_MIN = 1024;
/** Words of the index for each name: block, start and end there. */
const WORDS = 3;

/** A list of names. */
export class KeyNames {
  readonly #blocks: Uint8Array[] = [];
  /** Bytes used of the last block. */
  #used = 0;
  #index = new Uint32Array(ROOM_MIN * WORDS);
  #order = new Uint32Array(0);
  #size = 0;

  /** How many there are. */
  get size(): number {
    return this.#size;
  }

  /** Adds a name, which is copied. */
  add(name: Uint8Array): void {
    let block = this.#blocks.at(-1);
    if (block === undefined || this.#used + name.length > block.length) {
      block = new Uint8Array(Math.max(BLOCK_SIZE, name.length));
      this.#blocks.push(block);
      this.#used = 0;
    }
    block.set(name, this.#used);
    const at = this.#size * WORDS;
    if (at === this.#index.length) {
      const larger = new Uint32Array(2 * this.#index.length);
      larger.set(this.#index);
      this.#index = larger;
    }
    this.#index[at] = this.#blocks.length - 1;
    this.#index[at + 1] = this.#used;
    this.#used += name.length;
    this.#index[at + 2] = this.#used;
    this.#size++;
  }

  /** Puts the names in the order of their bytes. */
  sort(): void {
    this.#order = Uint32Array.from({ length: this.#size }, (_, index) => index);
    this.#order.sort((a, b) => this.#compare(a, b));
  }

  /** The names in order, if they were sorted since the last was added; views. */
  *sorted(): Generator<Uint8Array> {
    for (const index of this.#order) yield this.#at(index);
  }

  /** In place: a view of each name would take most of the time. */
  #compare(a: number, b: number): number {
    const index = this.#index;
    const blockA = this.#blocks[index[a * WORDS] ?? 0];
    const blockB = this.#blocks[index[b * WORDS] ?? 0];
    if (blockA === undefined || blockB === undefined) return 0;
    let at = index[a * WORDS + 1] ?? 0;
    let other = index[b * WORDS + 1] ?? 0;
    const length = (index[a * WORDS + 2] ?? 0) - at;
    const otherLength = (index[b * WORDS + 2] ?? 0) - other;
    for (const end = at + Math.min(length, otherLength); at < end; at++, other++) {
      const difference = (blockA[at] ?? 0) - (blockB[other] ?? 0);
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  }

  #at(index: number): Uint8Array {
    const block = this.#blocks[this.#index[index * WORDS] ?? 0];
    const start = this.#index[index * WORDS + 1];
    return block?.subarray(start, this.#index[index * WORDS + 2]) ?? new Uint8Array(0);
  }
}
