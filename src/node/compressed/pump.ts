/**
 * A part of a source through a decompressor of node:zlib, piece by piece: as much is held as one
 * piece before it and one behind it, however large both are.
 */

import type { Transform } from 'node:stream';
import { constants, createInflateRaw } from 'node:zlib';

import type { ByteSource } from '../../io/source.ts';
import { broken } from './broken.ts';
import type { Compression } from './broken.ts';
import type { Tally } from './tally.ts';

const PIECE_BYTES = 64 * 1024;
const UNPACKED_PIECE_BYTES = 128 * 1024;

/** The compressed bytes [start, end) of a source. */
export interface PackedRange {
  readonly source: ByteSource;
  readonly start: number;
  readonly end: number;
  readonly format: Compression;
  /** Whether the stream goes on behind the range: its end is then nothing wrong. */
  readonly isPart?: boolean | undefined;
  /** Stops reading; what is read last then fails with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told the position up to which the source was read. */
  readonly onRead?: ((offset: number) => void) | undefined;
}

/** A decompressor of node:zlib: it counts what it took in. */
export interface Decompressor extends Transform {
  readonly bytesWritten: number;
}

/**
 * Unpacks one deflate stream (RFC 1951) and returns the position behind it.
 * @throws {CorruptionError} compressed-stream.
 * @throws {SourceError} if the source cannot be read.
 */
export function inflate(range: PackedRange, tally: Tally): AsyncGenerator<Uint8Array, number> {
  const finishFlush = range.isPart === true ? constants.Z_SYNC_FLUSH : constants.Z_FINISH;
  const decompressor = createInflateRaw({ chunkSize: UNPACKED_PIECE_BYTES, finishFlush });
  return pump(decompressor, range, tally);
}

/**
 * Sends the range through a decompressor and returns the position behind what it took.
 * @throws {CorruptionError} compressed-stream.
 * @throws {SourceError} if the source cannot be read.
 */
export async function* pump(
  decompressor: Decompressor,
  range: PackedRange,
  tally: Tally,
): AsyncGenerator<Uint8Array, number> {
  void feed(decompressor, range);
  try {
    for await (const piece of decompressor as AsyncIterable<Uint8Array>) {
      tally.add(piece);
      yield piece;
    }
  } catch (error) {
    throw streamError(error, range, range.start + decompressor.bytesWritten);
  } finally {
    decompressor.destroy();
  }
  return range.start + decompressor.bytesWritten;
}

/** Never fails itself: what goes wrong here is what reading from the decompressor fails with. */
async function feed(decompressor: Decompressor, range: PackedRange): Promise<void> {
  const { source, start, end, signal, onRead } = range;
  // One piece for all reads: it is free again when the decompressor is done with it.
  const space = new Uint8Array(Math.min(PIECE_BYTES, end - start));
  try {
    for (let offset = start; offset < end; offset += PIECE_BYTES) {
      signal?.throwIfAborted();
      const piece = space.subarray(0, Math.min(PIECE_BYTES, end - offset));
      await source.read(offset, piece);
      onRead?.(offset + piece.length);
      // It ends by itself where the compressed data ends, before the source does.
      if (decompressor.destroyed || decompressor.readableEnded) return;
      await new Promise<void>((resolve) => decompressor.write(piece, () => resolve()));
    }
    decompressor.end();
  } catch (error) {
    decompressor.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** What zlib says of its input; its offset is that of the piece it was working on. */
function streamError(error: unknown, { format, end }: PackedRange, offset: number): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR')
    return broken(format, 'ends early: the compressed data is cut off', end);
  if (!/^(Z|ZSTD)_/.test(code)) return error;
  return broken(format, `is damaged: ${(error as Error).message}`, offset);
}
