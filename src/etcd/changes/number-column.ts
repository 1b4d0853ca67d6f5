/** A list of 32-bit numbers that grows without being copied, so that it is never there twice. */

const CHUNK_BITS = 16;
const CHUNK_SIZE = 1 << CHUNK_BITS;

export class NumberColumn {
  readonly #chunks: Uint32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    const at = this.#length++;
    if (at >>> CHUNK_BITS === this.#chunks.length) this.#chunks.push(new Uint32Array(CHUNK_SIZE));
    const chunk = this.#chunks[at >>> CHUNK_BITS];
    if (chunk !== undefined) chunk[at & (CHUNK_SIZE - 1)] = value;
  }

  /** 0 where there is none. */
  get(at: number): number {
    return this.#chunks[at >>> CHUNK_BITS]?.[at & (CHUNK_SIZE - 1)] ?? 0;
  }
}
