/** Size and CRC-32 of what was unpacked, to be compared with what the format says of them. */

import { crc32 } from 'node:zlib';

/** Counts and sums pieces in their order. */
export class Tally {
  /** CRC-32 as gzip and zip have it. */
  crc = 0;
  /** Bytes. */
  size = 0;

  add(piece: Uint8Array): void {
    this.crc = crc32(piece, this.crc);
    this.size += piece.length;
  }
}
