/**
 * FNV-1a, 64 bits: the checksum of a bbolt meta page (bbolt internal/common/meta.go, Meta.Sum64,
 * v1.4.3).
 */

const PRIME_LOW = 0x1b3;

/**
 * FNV-1a 64 of the bytes.
 *
 * The state is kept in two halves of 32 bits: multiplying by the prime 2^40 + 0x1b3 needs no more
 * than exact numbers that way, and a meta page needs no bigint for its 56 bytes.
 */
export function fnv1a64(bytes: Uint8Array): bigint {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0;
    const product = low * PRIME_LOW;
    // (high·2^32 + low) · (2^40 + 0x1b3) mod 2^64: low·2^40 adds low·2^8 to the high half.
    high = (Math.imul(high, PRIME_LOW) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return (BigInt(high) << 32n) | BigInt(low);
}
