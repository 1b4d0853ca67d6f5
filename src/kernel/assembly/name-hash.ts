// A hash of names that nobody can make two names collide under who does not know its numbers: two
// rows of the multilinear hash over words of 32 bits, of which the upper 32 bits of the sum modulo 2^64
// are strongly universal (Lemire and Kaser, "Strongly universal string hashing is fast", 2014): any
// two names have the same 64 bits with a chance of 2^-64, whatever they are.
//
// A piece of up to PIECE_SIZE bytes is hashed at once, its size as one more word. The hashes of the
// pieces of a longer name are hashed in turn, level by level, each level with numbers of its own.

/** Bytes of a piece. */
const PIECE_SIZE: u32 = 1024;
/** Words of a piece, its size, and the number that is added. */
const NUMBERS: u32 = 258;
/** Levels: enough for names of 2 GiB. */
const LEVELS: u32 = 4;
/** Bytes of a level's numbers, those of both rows by turns. */
const LEVEL_SIZE: u32 = NUMBERS << 4;

/** Random numbers of all levels. */
let numbers: usize = 0;
/** Room for a piece of each level. */
let pieces: usize = 0;
/** Bytes that wait on each level. */
let waiting: usize = 0;
/** Levels above the first that have been begun. */
let levels: u32 = 0;
/** Hash of the first piece, as long as there is no other. */
let first: u64 = 0;
let isOne: bool = false;

/** Where LEVELS * NUMBERS * 2 random numbers of 64 bits are, and LEVELS * (PIECE_SIZE + 4) bytes of room. */
export function nameHashInit(numbersPointer: usize, roomPointer: usize): void {
  numbers = numbersPointer;
  pieces = roomPointer;
  waiting = roomPointer + LEVELS * PIECE_SIZE;
  begin();
}

function begin(): void {
  memory.fill(waiting, 0, LEVELS << 2);
  levels = 0;
  isOne = false;
}

/** Adds a part to a name; all but the last of a name are multiples of PIECE_SIZE. */
export function nameHashAdd(pointer: usize, length: u32): void {
  let left = length;
  do {
    const size = min(left, PIECE_SIZE);
    addPiece(hashPiece(pointer, size, 0));
    pointer += size;
    left -= size;
  } while (left > 0);
}

/** Ends a name, and gives its hash. */
export function nameHashEnd(): u64 {
  let hash = first;
  if (!isOne) {
    for (let level: u32 = 1; level <= levels; level++) {
      hash = hashWaiting(level);
      if (level < levels) push(level + 1, hash);
    }
  }
  begin();
  return hash;
}

/** The hash of a whole name of any size. */
export function nameHash(pointer: usize, length: u32): u64 {
  if (length <= PIECE_SIZE) return hashPiece(pointer, length, 0);
  nameHashAdd(pointer, length);
  return nameHashEnd();
}

/** The first piece is kept apart: it is all of most names. */
function addPiece(hash: u64): void {
  if (levels == 0 && !isOne) {
    first = hash;
    isOne = true;
    return;
  }
  if (isOne) push(1, first);
  isOne = false;
  push(1, hash);
}

function push(level: u32, hash: u64): void {
  levels = max(levels, level);
  if (waitingOn(level) == PIECE_SIZE) push(level + 1, hashWaiting(level));
  store<u64>(pieces + level * PIECE_SIZE + waitingOn(level), hash);
  setWaiting(level, waitingOn(level) + 8);
}

function hashWaiting(level: u32): u64 {
  const size = waitingOn(level);
  setWaiting(level, 0);
  return hashPiece(pieces + level * PIECE_SIZE, size, level);
}

function waitingOn(level: u32): u32 {
  return load<u32>(waiting + (level << 2));
}

function setWaiting(level: u32, size: u32): void {
  store<u32>(waiting + (level << 2), size);
}

function hashPiece(pointer: usize, length: u32, level: u32): u64 {
  let number = numbers + level * LEVEL_SIZE;
  let high = load<u64>(number) + load<u64>(number, 16) * length;
  let low = load<u64>(number, 8) + load<u64>(number, 24) * length;
  number += 32;
  const end = pointer + length;
  for (; pointer + 4 <= end; pointer += 4) {
    const word: u64 = load<u32>(pointer);
    high += load<u64>(number) * word;
    low += load<u64>(number, 8) * word;
    number += 16;
  }
  if (pointer < end) {
    const word = lastWord(pointer, <u32>(end - pointer));
    high += load<u64>(number) * word;
    low += load<u64>(number, 8) * word;
  }
  return mix((high & 0xffff_ffff_0000_0000) | (low >> 32));
}

/** A word of fewer than 4 bytes. */
function lastWord(pointer: usize, size: u32): u64 {
  let word: u64 = load<u8>(pointer);
  if (size > 1) word |= (<u64>load<u8>(pointer, 1)) << 8;
  if (size > 2) word |= (<u64>load<u8>(pointer, 2)) << 16;
  return word;
}

/**
 * Maps each hash to another: names that differ in a number would otherwise have hashes that lie at
 * equal distances.
 */
function mix(hash: u64): u64 {
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
  return hash ^ (hash >> 33);
}
