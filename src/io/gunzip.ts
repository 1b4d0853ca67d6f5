/**
 * gzip (RFC 1952) where node:zlib is not. fflate unpacks; it neither compares the CRC-32 and size
 * behind each member nor notices a stream that is cut off, so both are done here. Where a member
 * ends, fflate tells only when another one follows: after the last, an empty one is added, which
 * must begin just where the source ends.
 */

import { Gunzip } from 'fflate';

import { crc32 } from '../bytes/crc32.ts';
import { formatCount } from '../bytes/text.ts';
import { CorruptionError, LimitError } from '../errors.ts';
import { problem } from '../findings.ts';
import { readBytes } from './source.ts';
import type { ByteSource, RunOptions } from './source.ts';

/** Unpacked, this is 16 MiB at most, which is what is held at a time. */
const PIECE_BYTES = 16 * 1024;
const TRAILER_SIZE = 8;
const EMPTY_MEMBER = Uint8Array.of(
  ...[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3],
  ...[3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
);

/** How to unpack. */
export interface GunzipOptions extends RunOptions {
  /** Refuses to unpack more bytes than this. */
  readonly bytesMax: number;
}

/** In the order of the stream: bytes of a member, or where the next member begins. */
type Part = Uint8Array | number;

/**
 * Unpacks a gzip source of any number of members, a piece at a time. What was given before an error
 * is not to be used.
 * @throws {CorruptionError} compressed-stream.
 * @throws {LimitError} limit-uncompressed-bytes.
 * @throws {SourceError} if the source fails.
 */
export async function* gunzip(
  source: ByteSource,
  { bytesMax, signal, onProgress }: GunzipOptions,
): AsyncGenerator<Uint8Array, void> {
  const unpacker = createUnpacker();
  let crc = 0;
  let size = 0;
  let total = 0;
  let end = -1;
  for (let offset = 0; offset <= source.size; offset += PIECE_BYTES) {
    signal?.throwIfAborted();
    const length = Math.min(PIECE_BYTES, source.size - offset);
    const parts = unpacker(await readBytes(source, offset, length), offset);
    if (offset + length === source.size) parts.push(...unpacker(EMPTY_MEMBER, source.size));
    for (const part of parts) {
      if (typeof part === 'number') {
        await expectTrailer(source, part - TRAILER_SIZE, crc, size);
        [crc, size, end] = [0, 0, part];
        continue;
      }
      [crc, size, total] = [crc32(part, crc), size + part.length, total + part.length];
      if (total > bytesMax) throw limitError(source, bytesMax, total);
      yield part;
    }
    onProgress?.({ doneBytes: offset + length, totalBytes: source.size });
    if (offset + length === source.size) break;
  }
  if (end !== source.size)
    throw broken('ends early, or is followed by something else', source.size);
}

/** Takes packed bytes, and what position they have; gives what became of them. */
function createUnpacker(): (packed: Uint8Array, offset: number) => Part[] {
  let parts: Part[] = [];
  const gunzipper = new Gunzip((piece) => {
    if (piece.length > 0) parts.push(piece);
  });
  gunzipper.onmember = (offset) => parts.push(offset);
  return (packed, offset) => {
    try {
      gunzipper.push(packed);
    } catch (error) {
      if (packed === EMPTY_MEMBER) return [];
      const reason = error instanceof Error ? error.message : String(error);
      throw broken(`is damaged: ${reason}`, offset);
    }
    const taken = parts;
    parts = [];
    return taken;
  };
}

async function expectTrailer(
  source: ByteSource,
  offset: number,
  crc: number,
  size: number,
): Promise<void> {
  const view = new DataView((await readBytes(source, offset, TRAILER_SIZE)).buffer);
  if (view.getUint32(0, true) !== crc) {
    throw broken('is damaged: the CRC-32 of its contents does not match', offset);
  }
  const expected = view.getUint32(4, true);
  if (expected === size % 2 ** 32) return;
  const found = `found ${formatCount(size)} bytes, expected ${formatCount(expected)}`;
  throw broken(`is damaged: the size of its contents does not match: ${found}`, offset + 4);
}

function broken(reason: string, offset: number): CorruptionError {
  return new CorruptionError(problem('compressed-stream', {}, { format: 'gzip', reason, offset }));
}

function limitError(source: ByteSource, bytesMax: number, wanted: number): LimitError {
  return new LimitError(
    'limit-uncompressed-bytes',
    `${source.name}: the input unpacks to more than the limit: ` +
      `found more than ${formatCount(bytesMax)} bytes`,
    { limit: bytesMax, wanted, optionName: 'bytesMax' },
  );
}
