/** Numbers that look random and are the same on every run. */

/** Xorshift32: unsigned 32-bit numbers; the seed must not be 0. */
export function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
