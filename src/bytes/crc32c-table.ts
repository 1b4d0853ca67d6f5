/**
 * CRC-32C in plain JavaScript, slicing by 8: what is used for short inputs and where the
 * WebAssembly kernel cannot run. Castagnoli's polynomial in reflected form, 0x82f63b78, register
 * complemented before and after, as in RFC 3720 appendix B.4 and Go's `hash/crc32`
 * (`crc32.Castagnoli`).
 */

/** Castagnoli's polynomial, reflected: the coefficient of x^31 is bit 0. */
export const CRC32C_POLYNOMIAL = 0x82f63b78;

/**
 * Eight tables of 256 entries in one array; table k advances a byte over k further zero bytes.
 * Filled at the first use. Measured: a constant array is a third faster than one kept in a
 * variable, as the compiler then knows its length.
 */
const TABLES: Int32Array = new Int32Array(8 * 256);

/** The CRC of `bytes`, unsigned; `initial` is the CRC of what came before them, 0 for nothing. */
export function crc32cByTable(bytes: Uint8Array, initial: number): number {
  if (entryAt(1) === 0) fillTables();
  const { length } = bytes;
  let state = ~initial;
  let at = 0;
  for (; at + 8 <= length; at += 8) {
    state ^= int32At(bytes, at);
    state =
      entryAt(1792 + (state & 255)) ^
      entryAt(1536 + ((state >>> 8) & 255)) ^
      entryAt(1280 + ((state >>> 16) & 255)) ^
      entryAt(1024 + (state >>> 24)) ^
      entryAt(768 + byteAt(bytes, at + 4)) ^
      entryAt(512 + byteAt(bytes, at + 5)) ^
      entryAt(256 + byteAt(bytes, at + 6)) ^
      entryAt(byteAt(bytes, at + 7));
  }
  for (; at < length; at++) {
    state = entryAt((state ^ byteAt(bytes, at)) & 255) ^ (state >>> 8);
  }
  return ~state >>> 0;
}

function fillTables(): void {
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (CRC32C_POLYNOMIAL & -(value & 1));
    TABLES[byte] = value;
  }
  for (let index = 256; index < TABLES.length; index++) {
    const before = entryAt(index - 256);
    TABLES[index] = entryAt(before & 255) ^ (before >>> 8);
  }
}

function int32At(bytes: Uint8Array, at: number): number {
  const low = byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8);
  return low | (byteAt(bytes, at + 2) << 16) | (byteAt(bytes, at + 3) << 24);
}

// Every index above is within its array, so what is read is a number. Measured: one helper for
// both arrays makes the whole two to three times slower, as its one access then sees two kinds.

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}

function entryAt(index: number): number {
  return TABLES[index] as number;
}
