/**
 * Copies of many short pieces of memory. Each piece of memory of its own costs much more than what is
 * in it, so that copies made after each other share one.
 */

/** Bytes of a piece that is shared: whoever keeps one copy keeps so many. */
const SHARED_BYTES = 65_536;
/** Bytes of a copy that gets a piece of its own. */
const OWN_BYTES = 8192;

/** Makes copies. */
export class Copies {
  #shared = new Uint8Array(0);
  #used = 0;

  /** A copy; its buffer holds others as well. */
  of(bytes: Uint8Array): Uint8Array {
    const { length } = bytes;
    if (length >= OWN_BYTES) return bytes.slice();
    if (this.#used + length > this.#shared.length) {
      this.#shared = new Uint8Array(SHARED_BYTES);
      this.#used = 0;
    }
    const copy = this.#shared.subarray(this.#used, this.#used + length);
    copy.set(bytes);
    this.#used += length;
    return copy;
  }
}
