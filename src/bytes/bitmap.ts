/** A set of small whole numbers as a bitmap: page sets take one bit a page, 256 KiB for 8 GiB. */

export class Bitmap {
  /** Numbers from 0 up to this one, exclusive, can be members. */
  readonly size: number;
  readonly #words: Uint32Array;

  /** An empty set, or the one whose `words` were handed on; they are not copied. */
  constructor(size: number, words: Uint32Array = new Uint32Array(Math.ceil(size / 32))) {
    this.size = size;
    this.#words = words;
  }

  /** The members as bits, the lowest number first, for handing the set on; a view. */
  get words(): Uint32Array {
    return this.#words;
  }

  /** Whether `member` is in the set. */
  has(member: number): boolean {
    return ((this.#words[member >>> 5] ?? 0) & (1 << (member & 31))) !== 0;
  }

  /** Puts `member` in; false if it was there already. */
  add(member: number): boolean {
    const word = this.#words[member >>> 5] ?? 0;
    const bit = 1 << (member & 31);
    if ((word & bit) !== 0) return false;
    this.#words[member >>> 5] = word | bit;
    return true;
  }

  /** Takes `member` out. */
  delete(member: number): void {
    const word = this.#words[member >>> 5] ?? 0;
    this.#words[member >>> 5] = word & ~(1 << (member & 31));
  }

  /** Puts the numbers of [start, end) in. */
  addRange(start: number, end: number): void {
    for (let member = start; member < end; member++) this.add(member);
  }

  /**
   * Puts the numbers of [start, end) in, up to the first one that was there already, which is
   * returned; undefined if none was. Ending there keeps overlapping ranges from costing their length
   * over and over.
   */
  claimRange(start: number, end: number): number | undefined {
    for (let member = start; member < end; member++) if (!this.add(member)) return member;
    return undefined;
  }

  /**
   * Puts the members of a set of the same size in; the first one that was there already, or
   * undefined.
   */
  join(other: Bitmap): number | undefined {
    let common: number | undefined;
    for (const [index, word] of other.#words.entries()) {
      const own = this.#words[index] ?? 0;
      const both = own & word;
      if (both !== 0) common ??= index * 32 + 31 - Math.clz32(both & -both);
      this.#words[index] = own | word;
    }
    return common;
  }

  /** How many members there are. */
  count(): number {
    let total = 0;
    for (let word of this.#words) {
      word -= (word >>> 1) & 0x55555555;
      word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
      total += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    return total;
  }

  /** The members, ascending. */
  *members(): Generator<number> {
    for (const [index, word] of this.#words.entries()) {
      if (word === 0) continue;
      for (let bit = 0; bit < 32; bit++) if ((word & (1 << bit)) !== 0) yield index * 32 + bit;
    }
  }
}
