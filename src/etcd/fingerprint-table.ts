/**
 * A table of fingerprints of key names: 63 bits of the name's hash in two 32-bit words a slot, and
 * whatever further words its owner wants. Two names are taken for one if their fingerprints agree,
 * which among n names has a chance of about n^2 / 2^64 (8e-9 for 400,000;
 * docs/decisions/live-keys.md).
 *
 * Open addressing whose home slot grows with the hash, so that the table can be enlarged in place:
 * clusters are moved from the last to the first, and each only to slots at or behind its own. At
 * most 3/4 of the slots are in use and it grows by a quarter, so it never has more than 14 bytes
 * for 8 in use, also while it grows.
 */

/** Slots of an empty table. */
const CAPACITY_MIN = 1024;
/** Slots behind the last home, for the clusters that spill over; more whenever one needs them. */
const SLACK = 4096;
const LOAD_MAX = 0.75;
const GROWTH = 1.25;
/** Bytes of address space that the table may grow into; memory is used only as it grows. */
const BYTES_MAX = 2 ** 31;
/** Bit of a slot's second word that is the owner's. */
export const OWNER_BIT = 1;

export class FingerprintTable {
  /**
   * All slots; the first two words of each are the fingerprint, and the second is 0 in an empty
   * one.
   */
  readonly words: Uint32Array;
  readonly #wordsPerSlot: number;
  readonly #seed: number;
  readonly #buffer: ArrayBuffer;
  #capacity: number;
  #slack: number = SLACK;
  #used = 0;
  #high = 0;
  #low = 0;
  /** Slots of the cluster that is moved; kept, because most have one or two. */
  #kept = new Uint32Array(0);

  /**
   * A seed that the maker of a file does not know keeps chosen names from falling together; `names` is
   * how many there may be, for a table that need not grow up to there.
   */
  constructor(wordsPerSlot: number, seed = 0, names = 0) {
    this.#wordsPerSlot = wordsPerSlot;
    this.#seed = seed;
    this.#capacity = Math.max(CAPACITY_MIN, Math.ceil(names / LOAD_MAX));
    const bytes = (this.#capacity + SLACK) * wordsPerSlot * 4;
    this.#buffer = new ArrayBuffer(bytes, { maxByteLength: BYTES_MAX });
    // A view without a length follows the buffer as it grows.
    this.words = new Uint32Array(this.#buffer);
  }

  /** Bytes of the table. */
  get byteLength(): number {
    return this.#buffer.byteLength;
  }

  /** Slots in use. */
  get used(): number {
    return this.#used;
  }

  /**
   * Index of the first word of the slot of the name in [start, end), or of the empty slot where it
   * belongs.
   */
  locate(bytes: Uint8Array, start = 0, end: number = bytes.length): number {
    this.#setFingerprint(bytes, start, end);
    const { words } = this;
    const high = this.#high;
    const low = this.#low;
    let at = this.#home(high);
    for (;;) {
      const found = words[at + 1];
      if (found === 0 || found === undefined) return at;
      if (words[at] === high && (found | OWNER_BIT) >>> 0 === low) return at;
      at += this.#wordsPerSlot;
    }
  }

  /** Whether a slot is in use. */
  has(at: number): boolean {
    return (this.words[at + 1] ?? 0) !== 0;
  }

  /** Puts the name that `locate` was last called for into its empty slot, the owner's bit set. */
  claim(at: number): void {
    this.#reach(at);
    this.words[at] = this.#high;
    this.words[at + 1] = this.#low;
    this.#used++;
  }

  /** Whether the table must grow before the next claim. */
  get isFull(): boolean {
    return this.#used > this.#capacity * LOAD_MAX;
  }

  /**
   * Makes room: drops the slots that are not to be kept, and enlarges the table unless a quarter
   * was dropped.
   */
  grow(keep: (at: number) => boolean, keptCount: number): void {
    const { words } = this;
    const step = this.#wordsPerSlot;
    let at = words.length;
    if (keptCount > this.#used * 0.75) {
      this.#capacity = Math.ceil(this.#capacity * GROWTH);
      this.#buffer.resize((this.#capacity + this.#slack) * step * 4);
    }
    this.#used = 0;
    while (at > 0) {
      const end = at;
      while (at > 0 && words[at - step + 1] !== 0) at -= step;
      if (at < end) {
        this.#moveCluster(at, end, keep);
      } else {
        at -= step;
      }
    }
  }

  #moveCluster(start: number, end: number, keep: (at: number) => boolean): void {
    const { words } = this;
    const step = this.#wordsPerSlot;
    if (end - start > this.#kept.length) this.#kept = new Uint32Array(2 * (end - start));
    const kept = this.#kept;
    let length = 0;
    for (let at = start; at < end; at += step) {
      if (!keep(at)) continue;
      for (let word = at; word < at + step; word++) kept[length++] = words[word] ?? 0;
    }
    words.fill(0, start, end);
    for (let from = 0; from < length; from += step) {
      let at = this.#home(kept[from] ?? 0);
      while ((words[at + 1] ?? 0) !== 0) at += step;
      this.#reach(at);
      for (let word = 0; word < step; word++) words[at + word] = kept[from + word] ?? 0;
      this.#used++;
    }
  }

  /**
   * Names that were chosen to fall together make a cluster of any length, also at the table's end.
   */
  #reach(at: number): void {
    if (at < this.words.length) return;
    this.#slack += SLACK;
    this.#buffer.resize(this.#buffer.byteLength + SLACK * this.#wordsPerSlot * 4);
  }

  #home(high: number): number {
    return Math.floor((high * this.#capacity) / 2 ** 32) * this.#wordsPerSlot;
  }

  /** Two halves of a 64-bit hash of the name, the owner's bit set. */
  #setFingerprint(bytes: Uint8Array, start: number, end: number): void {
    let high = 0x9e3779b9 ^ (end - start) ^ this.#seed;
    let low = 0x85ebca6b ^ this.#seed;
    let at = start;
    for (; at + 4 <= end; at += 4) {
      const word = readWord(bytes, at);
      high = Math.imul(high ^ word, 0x01000193);
      high ^= high >>> 13;
      low = Math.imul(low ^ word, 0xc2b2ae35);
      low ^= low >>> 15;
    }
    for (; at < end; at++) {
      high = Math.imul(high ^ (bytes[at] ?? 0), 0x01000193);
      low = Math.imul(low ^ (bytes[at] ?? 0), 0xc2b2ae35);
      low ^= low >>> 15;
    }
    high = mix(high ^ (low >>> 3));
    low = mix(low ^ Math.imul(high, 0x27d4eb2f));
    this.#high = high >>> 0;
    const odd = (low | OWNER_BIT) >>> 0;
    // Without the owner's bit this one would look empty.
    this.#low = odd === OWNER_BIT ? 3 : odd;
  }
}

function readWord(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}

function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}
