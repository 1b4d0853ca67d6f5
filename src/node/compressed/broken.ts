/** The error of a compressed file that is broken, whatever its format. */

import { CorruptionError } from '../../errors.ts';
import { problem } from '../../findings.ts';

/** Formats that can be unpacked. */
export type Compression = 'gzip' | 'zip' | 'zstd';

/**
 * A compressed-stream error; `reason` goes on after “this gzip stream”, `offset` is in the
 * compressed file, in bytes.
 */
export function broken(format: Compression, reason: string, offset: number): CorruptionError {
  return new CorruptionError(problem('compressed-stream', {}, { format, reason, offset }));
}

/** A checksum as it is written. */
export function hexOf(crc: number): string {
  return crc.toString(16).padStart(8, '0');
}
