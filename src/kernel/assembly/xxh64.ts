// XXH64 (xxHash, doc/xxhash_spec.md, v0.8.2, "XXH64 Algorithm"): the hash of key names.

const PRIME_1: u64 = 0x9e3779b185ebca87;
const PRIME_2: u64 = 0xc2b2ae3d27d4eb4f;
const PRIME_3: u64 = 0x165667b19e3779f9;
const PRIME_4: u64 = 0x85ebca77c2b2ae63;
const PRIME_5: u64 = 0x27d4eb2f165667c5;

/** The hash of `length` bytes at `pointer`. */
export function xxh64(pointer: usize, length: u32, seed: u64): u64 {
  const end = pointer + length;
  let hash: u64;
  if (length >= 32) {
    const stripesEnd = end - (length & 31);
    hash = stripes(pointer, stripesEnd, seed);
    pointer = stripesEnd;
  } else {
    hash = seed + PRIME_5;
  }
  return avalanche(tail(hash + length, pointer, end));
}

/** Takes whole stripes of 32 bytes, at least one. */
function stripes(pointer: usize, end: usize, seed: u64): u64 {
  let first = seed + PRIME_1 + PRIME_2;
  let second = seed + PRIME_2;
  let third = seed;
  let fourth = seed - PRIME_1;
  for (; pointer < end; pointer += 32) {
    first = round(first, load<u64>(pointer));
    second = round(second, load<u64>(pointer, 8));
    third = round(third, load<u64>(pointer, 16));
    fourth = round(fourth, load<u64>(pointer, 24));
  }
  let hash = rotl(first, 1) + rotl(second, 7) + rotl(third, 12) + rotl(fourth, 18);
  hash = merge(hash, first);
  hash = merge(hash, second);
  hash = merge(hash, third);
  return merge(hash, fourth);
}

/** Takes what is left behind the stripes, under 32 bytes. */
function tail(hash: u64, pointer: usize, end: usize): u64 {
  for (; pointer + 8 <= end; pointer += 8) {
    hash = rotl(hash ^ round(0, load<u64>(pointer)), 27) * PRIME_1 + PRIME_4;
  }
  if (pointer + 4 <= end) {
    hash = rotl(hash ^ (<u64>load<u32>(pointer) * PRIME_1), 23) * PRIME_2 + PRIME_3;
    pointer += 4;
  }
  for (; pointer < end; pointer++) {
    hash = rotl(hash ^ (<u64>load<u8>(pointer) * PRIME_5), 11) * PRIME_1;
  }
  return hash;
}

function avalanche(hash: u64): u64 {
  hash = (hash ^ (hash >> 33)) * PRIME_2;
  hash = (hash ^ (hash >> 29)) * PRIME_3;
  return hash ^ (hash >> 32);
}

function round(lane: u64, input: u64): u64 {
  return rotl(lane + input * PRIME_2, 31) * PRIME_1;
}

function merge(hash: u64, lane: u64): u64 {
  return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
}
