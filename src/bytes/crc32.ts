/**
 * CRC-32 as gzip and zip have it (RFC 1952, section 8), for where node:zlib is not: the polynomial
 * 0xedb88320 in reflected form, the register complemented before and after.
 */

const POLYNOMIAL = 0xedb88320;
/** Filled at the first use. */
const TABLE: Int32Array = new Int32Array(256);

/** The CRC of `bytes`, unsigned; `initial` is the CRC of what came before them, 0 for nothing. */
export function crc32(bytes: Uint8Array, initial: number): number {
  if (TABLE[1] === 0) fillTable();
  let state = ~initial;
  for (const byte of bytes) state = (TABLE[(state ^ byte) & 255] ?? 0) ^ (state >>> 8);
  return ~state >>> 0;
}

function fillTable(): void {
  for (let byte = 0; byte < 256; byte++) {
    let state = byte;
    for (let bit = 0; bit < 8; bit++) state = (state >>> 1) ^ (state & 1 ? POLYNOMIAL : 0);
    TABLE[byte] = state;
  }
}
