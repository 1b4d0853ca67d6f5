// CRC-32C (Castagnoli, reflected polynomial 0x82f63b78; Go: hash/crc32, crc32.Castagnoli) over a
// stream of pieces, by folding with a sparse multiple of the polynomial: the idea of the Chorba
// paper (arXiv 2412.16398). x^209 + x^144 + x^54 + x^39 + x^14 + 1 is a multiple of the polynomial,
// and squaring it seven times gives the same exponents in units of 128 bits. So a 16-byte word is
// eliminated by XORing it into the words 65, 155, 170, 195 and 209 places further on:
//
//   r[i] = d[i] ^ r[i-65] ^ r[i-155] ^ r[i-170] ^ r[i-195] ^ r[i-209]
//
// Only the last 209 words then stand for the whole message; slicing by 16 finishes them. The
// message is thought of as preceded by 209 zero words, so no length needs a case of its own.

/** Words (16 bytes) that a folded word can reach ahead: the degree of the multiple. */
const REACH: u32 = 209;
/** Words folded before the last REACH of them are moved back to the start of the ring. */
const BATCH: u32 = 1024;

/** Sixteen tables of 256 u32: table k advances a byte over k further zero bytes. */
const TABLES: usize = memory.data(16 * 256 * 4, 64);
/** The folded words: REACH old ones, then those of the batch. */
const RING: usize = memory.data((209 + 1024) * 16, 64);
/** The last REACH words with the folding among them undone. */
const REMAINDER: usize = memory.data(209 * 16, 64);
/** Bytes of a word whose end has not been seen yet. */
const CARRY: usize = memory.data(16, 16);

/** Bytes up to which the tables alone are faster than folding. Measured: level near 1.7 KiB. */
const SHORT_MAX: u32 = 2048;

/** The register before the first byte: the complement of the initial CRC. */
let initialState: u32 = 0;
/** Whether a whole word was folded since the reset. */
let folded: bool = false;
/** Words folded in this batch: the place in the ring. */
let position: u32 = 0;
/** Bytes waiting in CARRY, under 16. */
let carrySize: u32 = 0;
/** Bytes added since the reset. */
let totalSize: u64 = 0;

/** Starts a stream; `initial` is the CRC of what came before it, 0 for nothing. */
export function crcReset(initial: u32): void {
  initialState = ~initial;
  folded = false;
  position = 0;
  carrySize = 0;
  totalSize = 0;
  memory.fill(RING, 0, REACH << 4);
  // The first step reads the oldest word and no later one does, so this XORs the register into
  // the first four bytes of the message.
  store<u32>(RING, initialState);
}

/** Adds `length` bytes at `pointer`; any length, any alignment, nothing is kept of the pointer. */
export function crcUpdate(pointer: usize, length: u32): void {
  totalSize += length;
  if (carrySize) {
    const missing: u32 = 16 - carrySize;
    if (length < missing) {
      copyShort(CARRY + carrySize, pointer, length);
      carrySize += length;
      return;
    }
    copyShort(CARRY + carrySize, pointer, missing);
    fold(CARRY, 1);
    pointer += missing;
    length -= missing;
  }
  fold(pointer, length >> 4);
  carrySize = length & 15;
  copyShort(CARRY, pointer + (length & ~15), carrySize);
}

/** The CRC of the initial value and all bytes so far. The stream can go on afterwards. */
export function crcDigest(): u32 {
  const state = folded ? sliceBy16(0, unfold(), REACH) : initialState;
  return ~bytewise(state, CARRY, carrySize);
}

/** Bytes of the stream so far, without those that the initial value stands for. */
export function crcLength(): f64 {
  return <f64>totalSize;
}

/**
 * The CRC of `length` bytes behind those whose CRC is `initial`. It ends any stream that is under
 * way.
 */
export function crcOf(initial: u32, pointer: usize, length: u32): u32 {
  if (length > SHORT_MAX) {
    crcReset(initial);
    crcUpdate(pointer, length);
    return crcDigest();
  }
  const state = sliceBy16(~initial, pointer, length >> 4);
  return ~bytewise(state, pointer + (length & ~15), length & 15);
}

/** Folds `count` whole words at `pointer` into the ring. */
function fold(pointer: usize, count: u32): void {
  if (count) folded = true;
  while (count) {
    const end = min(position + count, BATCH);
    const data = pointer - ((<usize>position) << 4);
    let j = position;
    for (; j + 4 <= end; j += 4) {
      step(data, j);
      step(data, j + 1);
      step(data, j + 2);
      step(data, j + 3);
    }
    for (; j < end; j++) step(data, j);
    pointer += (end - position) << 4;
    count -= end - position;
    position = end;
    if (end == BATCH) {
      memory.copy(RING, RING + (BATCH << 4), REACH << 4);
      position = 0;
    }
  }
}

/**
 * Folds the word `data[j]`. Measured: one address for all ring terms, with constant offsets, is
 * faster than advancing pointers by hand.
 */
function step(data: usize, j: u32): void {
  const ring = RING + ((<usize>j) << 4);
  const near = v128.xor(v128.load(ring, 144 * 16), v128.load(ring, 54 * 16));
  const far = v128.xor(v128.load(ring, 39 * 16), v128.load(ring, 14 * 16));
  const word = v128.xor(v128.load(data + ((<usize>j) << 4)), v128.load(ring));
  v128.store(ring, v128.xor(word, v128.xor(near, far)), 209 * 16);
}

/**
 * Undoes the folding among the last REACH words (XOR of the same terms is its own inverse) and
 * returns the address of the result: a message with the same CRC as everything folded.
 */
function unfold(): usize {
  const last = RING + ((<usize>position) << 4);
  for (let j: u32 = 0; j < REACH; j++) {
    const word = last + ((<usize>j) << 4);
    let value = v128.load(word);
    if (j >= 65) value = v128.xor(value, v128.load(word - 65 * 16));
    if (j >= 155) value = v128.xor(value, v128.load(word - 155 * 16));
    if (j >= 170) value = v128.xor(value, v128.load(word - 170 * 16));
    if (j >= 195) value = v128.xor(value, v128.load(word - 195 * 16));
    v128.store(REMAINDER + ((<usize>j) << 4), value);
  }
  return REMAINDER;
}

/** Runs the register over `count` words of 16 bytes. */
function sliceBy16(state: u32, pointer: usize, count: u32): u32 {
  for (; count; count--) {
    const first = load<u32>(pointer) ^ state;
    const second = load<u32>(pointer, 4);
    const third = load<u32>(pointer, 8);
    const fourth = load<u32>(pointer, 12);
    state = slice(12, first) ^ slice(8, second) ^ slice(4, third) ^ slice(0, fourth);
    pointer += 16;
  }
  return state;
}

/** Advances four bytes over themselves and over `after` further bytes. */
function slice(after: usize, value: u32): u32 {
  const low = entry(after + 3, value & 255) ^ entry(after + 2, (value >> 8) & 255);
  return low ^ entry(after + 1, (value >> 16) & 255) ^ entry(after, value >> 24);
}

function bytewise(state: u32, pointer: usize, size: u32): u32 {
  for (const end = pointer + size; pointer < end; pointer++) {
    state = entry(0, (state ^ load<u8>(pointer)) & 255) ^ (state >> 8);
  }
  return state;
}

function entry(table: usize, byte: u32): u32 {
  return load<u32>(TABLES + (table << 10) + ((<usize>byte) << 2));
}

/** Copies under 16 bytes. Measured: a `memory.copy` this short is slower. */
function copyShort(target: usize, source: usize, size: u32): void {
  if (size & 8) {
    store<u64>(target, load<u64>(source));
    target += 8;
    source += 8;
  }
  if (size & 4) {
    store<u32>(target, load<u32>(source));
    target += 4;
    source += 4;
  }
  if (size & 2) {
    store<u16>(target, load<u16>(source));
    target += 2;
    source += 2;
  }
  if (size & 1) store<u8>(target, load<u8>(source));
}

function buildTables(): void {
  for (let byte: u32 = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = (value >> 1) ^ (0x82f63b78 & (0 - (value & 1)));
    store<u32>(TABLES + ((<usize>byte) << 2), value);
  }
  // Every further table follows from the one before it, 1 KiB back.
  for (let at = TABLES + 1024; at < TABLES + 16 * 1024; at += 4) {
    const before = load<u32>(at - 1024);
    store<u32>(at, entry(0, before & 255) ^ (before >> 8));
  }
}

// Runs when the module is instantiated.
buildTables();
