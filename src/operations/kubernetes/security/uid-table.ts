/**
 * The uids of all objects: who is there, and who is there twice. A snapshot may hold millions, so
 * that those of the usual form are kept as the 16 bytes that they are.
 */

/** A uid as API servers make them (RFC 9562). */
const USUAL = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Others that are kept, and how long they may be. */
const OTHERS_MAX = 10_000;
const LENGTH_MAX = 64;
/** Words of 32 bits of a uid. */
const WORDS = 4;
const FIRST_SLOTS = 1 << 10;
/** Slots that are looked at for one; only uids that were made up for it take more. */
const LOOKS_MAX = 512;

/** Uids with the revisions of their objects. */
export class UidTable {
  /** Of each slot the words of a uid; free where the revision is 0. */
  #words = new Uint32Array(FIRST_SLOTS * WORDS);
  #revisions = new Float64Array(FIRST_SLOTS);
  #count = 0;
  readonly #others = new Map<string, number>();

  get size(): number {
    return this.#count + this.#others.size;
  }

  /** Adds the uid of an object; gives the revision of another one that has it. */
  add(uid: string, modRevision: number): number | undefined {
    const words = wordsOf(uid);
    if (words === undefined) return this.#addOther(uid, modRevision);
    // At most three of four slots are taken.
    if (this.#count * 4 >= this.#revisions.length * 3) this.#grow();
    const slot = this.#slotOf(words);
    if (slot === undefined) return this.#addOther(uid, modRevision);
    const other = this.#revisions[slot] ?? 0;
    if (other !== 0) return other;
    this.#words.set(words, slot * WORDS);
    // Revisions begin with 1; a slot is not free whatever the file says.
    this.#revisions[slot] = modRevision || 1;
    this.#count++;
    return undefined;
  }

  has(uid: string): boolean {
    const words = wordsOf(uid);
    const slot = words && this.#slotOf(words);
    return slot === undefined ? this.#others.has(uid) : this.#revisions[slot] !== 0;
  }

  #addOther(uid: string, modRevision: number): number | undefined {
    const other = this.#others.get(uid);
    if (other !== undefined) return other;
    if (uid.length <= LENGTH_MAX && this.#others.size < OTHERS_MAX) {
      this.#others.set(uid, modRevision);
    }
    return undefined;
  }

  /** Where a uid is, or would be; undefined if there is no room near where it belongs. */
  #slotOf([a = 0, b = 0, c = 0, d = 0]: readonly number[]): number | undefined {
    const mask = this.#revisions.length - 1;
    const mixed =
      Math.imul(Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b) ^ c, 0xc2b2ae35) ^ d;
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    for (let looks = 0; looks < LOOKS_MAX; looks++) {
      if (this.#revisions[slot] === 0) return slot;
      const at = slot * WORDS;
      const words = this.#words;
      const isSame =
        words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d;
      if (isSame) return slot;
      slot = (slot + 1) & mask;
    }
    return undefined;
  }

  #grow(): void {
    const [words, revisions] = [this.#words, this.#revisions];
    this.#words = new Uint32Array(words.length * 2);
    this.#revisions = new Float64Array(revisions.length * 2);
    revisions.forEach((revision, old) => {
      if (revision === 0) return;
      const kept = words.subarray(old * WORDS, (old + 1) * WORDS);
      const slot = this.#slotOf([...kept]);
      if (slot === undefined) return;
      this.#words.set(kept, slot * WORDS);
      this.#revisions[slot] = revision;
    });
  }
}

function wordsOf(uid: string): readonly number[] | undefined {
  if (!USUAL.test(uid)) return undefined;
  const digits = uid.replaceAll('-', '');
  return [0, 8, 16, 24].map((at) => parseInt(digits.slice(at, at + 8), 16));
}
