/** A set of small whole numbers as a bitmap: page sets take one bit a page, 256 KiB for 8 GiB. */

export class Bitmap {
  /** Numbers from 0 up to this one, exclusive, can be members. */
  readonly size: number;
  readonly #words: Uint32Array;

  constructor(size: number) {
    this.size = size;
    this.#words = new Uint32Array(Math.ceil(size / 32));
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

  /** Puts the numbers of [start, end) in; the first one that was there already, or undefined. */
  addRange(start: number, end: number): number | undefined {
    let doubled: number | undefined;
    for (let member = start; member < end; member++) {
      if (!this.add(member)) doubled ??= member;
    }
    return doubled;
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
