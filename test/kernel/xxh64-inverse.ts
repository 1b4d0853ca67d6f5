/** Names with a chosen XXH64: for 8 bytes and the seed 0 every step of it can be undone. */

const BITS = 64;
const MASK = (1n << 64n) - 1n;
const PRIME_1 = 0x9e3779b185ebca87n;
const PRIME_2 = 0xc2b2ae3d27d4eb4fn;
const PRIME_3 = 0x165667b19e3779f9n;
const PRIME_4 = 0x85ebca77c2b2ae63n;
const PRIME_5 = 0x27d4eb2f165667c5n;

/** The name of 8 bytes that has this hash. */
export function nameOfHash(hash: bigint): Uint8Array {
  let state = hash ^ (hash >> 32n);
  state = multiply(state, inverse(PRIME_3));
  state = unshift(state, 29n);
  state = multiply(state, inverse(PRIME_2));
  state = unshift(state, 33n);
  state = multiply((state - PRIME_4) & MASK, inverse(PRIME_1));
  state = rotateRight(state, 27) ^ ((PRIME_5 + 8n) & MASK);
  state = rotateRight(multiply(state, inverse(PRIME_1)), 31);
  const name = new Uint8Array(8);
  new DataView(name.buffer).setBigUint64(0, multiply(state, inverse(PRIME_2)), true);
  return name;
}

/** Undoes `x ^= x >> shift` for a shift under half of the bits. */
function unshift(value: bigint, shift: bigint): bigint {
  let found = value;
  for (let known = shift; known < BITS; known += shift) found = value ^ (found >> shift);
  return found;
}

function rotateRight(value: bigint, count: number): bigint {
  return ((value >> BigInt(count)) | (value << BigInt(BITS - count))) & MASK;
}

function multiply(left: bigint, right: bigint): bigint {
  return (left * right) & MASK;
}

/** Inverse of an odd number modulo 2^64; each round doubles the bits that are right. */
function inverse(odd: bigint): bigint {
  let found = odd;
  for (let round = 0; round < 6; round++) found = multiply(found, (2n - odd * found) & MASK);
  return found;
}
