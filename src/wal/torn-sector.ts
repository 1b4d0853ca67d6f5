/**
 * etcd's rule for a write that a crash tore (etcd server/storage/wal/decoder.go, `isTornEntry`,
 * v3.6.14): disks write whole sectors of 512 bytes, and what was preallocated reads as zeros. So if
 * a record of the last segment does not hold together, and the part of it in any one sector is
 * zeros, it was never written completely, and never promised to anybody.
 */

/** Bytes that a disk writes as one. */
const SECTOR_SIZE = 512;

/**
 * Whether a sector's part of [start, end) is all zeros.
 * @param fileOffset where `start` lies in the file
 */
export function hasZeroSector(
  bytes: Uint8Array,
  { start, end, fileOffset }: { start: number; end: number; fileOffset: number },
): boolean {
  for (let at = start; at < end;) {
    const next = Math.min(end, at + SECTOR_SIZE - ((fileOffset + at - start) % SECTOR_SIZE));
    if (isZero(bytes, at, next)) return true;
    at = next;
  }
  return false;
}

/** Whether the bytes from `start` to `end` are all 0. */
export function isZero(bytes: Uint8Array, start: number, end: number): boolean {
  return firstNonZero(bytes, start, end) === end;
}

/** Where the first byte lies that is not 0; `end` if there is none. */
export function firstNonZero(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  // Four bytes at a time, which counts in 64 MB of zeros.
  const skew = (4 - ((bytes.byteOffset + start) % 4)) % 4;
  const wordsStart = start + skew;
  if (end - wordsStart >= 64) {
    while (at < wordsStart) if (bytes[at++] !== 0) return at - 1;
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, (end - at) >> 2);
    const length = words.length;
    let word = 0;
    while (word < length && words[word] === 0) word++;
    at += word * 4;
  }
  while (at < end && bytes[at] === 0) at++;
  return at;
}
