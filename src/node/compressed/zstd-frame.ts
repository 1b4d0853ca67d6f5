/**
 * Where a zstd frame ends (RFC 8878, section 3.1). Nothing is unpacked: each block begins with its
 * size. node:zlib stops behind the first frame, and Node 22 takes a frame that is cut off for a whole
 * one (measured with 22.23.3: without its last bytes no error was given), so both are looked after here.
 *
 *     frame    magic u32, descriptor u8, [window u8], [dictionary id], [content size], blocks, [checksum u32]
 *     block    3 bytes: last (1 bit), type (2 bits), size (21 bits); then its bytes
 *     skipped  magic u32 (0x184d2a50 to 0x184d2a5f), size u32, bytes
 */

import { formatHex } from '../../bytes/text.ts';
import { readBytes } from '../../io/source.ts';
import type { ByteSource } from '../../io/source.ts';
import { broken } from './broken.ts';

const MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
const HEADER_MAX = 18;
const BLOCK_HEADER_SIZE = 3;
const BLOCK_TYPE_RLE = 1;
const CHECKSUM_SIZE = 4;
const DICTIONARY_ID_SIZES = [0, 1, 2, 4];
const CONTENT_SIZE_SIZES = [0, 2, 4, 8];

/** A frame. */
export interface ZstdFrame {
  /** Position behind it, in bytes. */
  readonly end: number;
  /** Whether it is one without contents. */
  readonly isSkippable: boolean;
}

/**
 * Reads where the frame at `offset` ends.
 * @throws {CorruptionError} compressed-stream: it is cut off, or no frame.
 * @throws {SourceError} if the source cannot be read.
 */
export async function readZstdFrame(source: ByteSource, offset: number): Promise<ZstdFrame> {
  const header = await readBytes(source, offset, Math.min(HEADER_MAX, source.size - offset));
  const view = new DataView(header.buffer);
  if (header.length < 5) throw cutOff(source);
  const magic = view.getUint32(0, true);
  if ((magic & 0xffff_fff0) >>> 0 === SKIPPABLE_MAGIC) {
    if (header.length < 8) throw cutOff(source);
    const end = offset + 8 + view.getUint32(4, true);
    return { end: expectInside(source, end), isSkippable: true };
  }
  if (magic !== MAGIC) {
    const found = `found ${formatHex(header.subarray(0, 4))}, expected another frame or the end`;
    throw broken('zstd', `is followed by something else: ${found}`, offset);
  }
  const descriptor = view.getUint8(4);
  let at = offset + headerSize(descriptor);
  for (;;) {
    const block = await readBlockHeader(source, at);
    at = block.end;
    if (block.isLast) break;
  }
  const hasChecksum = (descriptor & 0x04) !== 0;
  return { end: expectInside(source, hasChecksum ? at + CHECKSUM_SIZE : at), isSkippable: false };
}

function headerSize(descriptor: number): number {
  const contentSizeFlag = descriptor >> 6;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const contentSize = CONTENT_SIZE_SIZES[contentSizeFlag] ?? 0;
  const dictionaryId = DICTIONARY_ID_SIZES[descriptor & 0x03] ?? 0;
  // A single segment has no window, and a content size of at least one byte.
  const further = isSingleSegment ? Math.max(1, contentSize) : 1 + contentSize;
  return 5 + dictionaryId + further;
}

async function readBlockHeader(
  source: ByteSource,
  offset: number,
): Promise<{ end: number; isLast: boolean }> {
  expectInside(source, offset + BLOCK_HEADER_SIZE);
  const [a = 0, b = 0, c = 0] = await readBytes(source, offset, BLOCK_HEADER_SIZE);
  const word = a | (b << 8) | (c << 16);
  const size = ((word >> 1) & 3) === BLOCK_TYPE_RLE ? 1 : word >> 3;
  const end = offset + BLOCK_HEADER_SIZE + size;
  return { end: expectInside(source, end), isLast: (word & 1) !== 0 };
}

function expectInside(source: ByteSource, end: number): number {
  if (end > source.size) throw cutOff(source);
  return end;
}

function cutOff(source: ByteSource): Error {
  return broken('zstd', 'ends early: the compressed data is cut off', source.size);
}
