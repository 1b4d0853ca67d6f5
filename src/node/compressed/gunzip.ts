/**
 * gzip (RFC 1952): any number of members, each a header, one deflate stream, and a trailer.
 *
 *     offset  0      2       3      4      8            9   10
 *             1f 8b  method  flags  mtime  extra flags  os  [extra] [name] [comment] [header CRC-16]
 *     trailer CRC-32 of the contents, u32; their size modulo 2^32, u32
 *
 * The frame is read here and not by zlib, which passes over zeros behind a member and, like most
 * readers, over a header checksum.
 */

import { crc32 } from 'node:zlib';

import { formatCount, formatHex } from '../../bytes/text.ts';
import { UnsupportedError } from '../../errors.ts';
import { readBytes } from '../../io/source.ts';
import type { ByteSource } from '../../io/source.ts';
import { broken, hexOf } from './broken.ts';
import { inflate } from './pump.ts';
import type { PackedRange } from './pump.ts';
import { Tally } from './tally.ts';

const HEADER_SIZE = 10;
const TRAILER_SIZE = 8;
/** An extra field has at most 65,537 bytes with its length; names and comments are short. */
const HEADER_MAX = 128 * 1024;
const DEFLATE = 8;
const HEADER_CRC = 0x02;
const EXTRA = 0x04;
const NAME = 0x08;
const COMMENT = 0x10;
const RESERVED = 0xe0;

/**
 * Unpacks all members.
 * @throws {CorruptionError} compressed-stream.
 * @throws {UnsupportedError} compressed-input: another method than deflate.
 * @throws {SourceError} if the source cannot be read.
 */
export async function* gunzip(
  source: ByteSource,
  options: Pick<PackedRange, 'signal' | 'onRead'> = {},
): AsyncGenerator<Uint8Array, void> {
  let offset = 0;
  do {
    const start = await readHeader(source, offset);
    const tally = new Tally();
    const range: PackedRange = { ...options, source, start, end: source.size, format: 'gzip' };
    const end = yield* inflate(range, tally);
    await expectTrailer(source, end, tally);
    offset = end + TRAILER_SIZE;
  } while (offset < source.size);
}

/** Reads the header of a member and returns the position behind it. */
async function readHeader(source: ByteSource, offset: number): Promise<number> {
  const fixed = await readBytes(source, offset, Math.min(HEADER_SIZE, source.size - offset));
  const [id1, id2, method, flags = 0] = fixed;
  if (id1 !== 0x1f || (id2 ?? 0x8b) !== 0x8b) {
    const found = `found ${formatHex(fixed.subarray(0, 2))}, expected another member or the end`;
    throw broken('gzip', `is followed by something else: ${found}`, offset);
  }
  if (fixed.length < HEADER_SIZE) throw cutOff('header', source);
  if (method !== DEFLATE) {
    throw new UnsupportedError(
      'compressed-input',
      `${source.name}: this gzip stream uses method ${method ?? 0}: decompress it first`,
    );
  }
  if ((flags & RESERVED) !== 0) {
    throw broken(
      'gzip',
      `is damaged: found flags 0x${flags.toString(16)}, expected 5 bits`,
      offset,
    );
  }
  if (flags >> 1 === 0) return offset + HEADER_SIZE;
  return offset + (await readOptional(source, offset, flags));
}

/** Reads the optional fields of a header and returns its size. */
async function readOptional(source: ByteSource, offset: number, flags: number): Promise<number> {
  const bytes = await readBytes(source, offset, Math.min(HEADER_MAX, source.size - offset));
  let at = HEADER_SIZE;
  if ((flags & EXTRA) !== 0) at += 2 + u16(bytes, at);
  if ((flags & NAME) !== 0) at = behindZero(bytes, at);
  if ((flags & COMMENT) !== 0) at = behindZero(bytes, at);
  const size = (flags & HEADER_CRC) === 0 ? at : at + 2;
  if (size > bytes.length) {
    if (bytes.length < HEADER_MAX) throw cutOff('header', source);
    throw broken(
      'gzip',
      `is damaged: the header does not end in ${formatCount(HEADER_MAX)} bytes`,
      offset,
    );
  }
  const crc = crc32(bytes.subarray(0, at)) & 0xffff;
  if (size > at && crc !== u16(bytes, at)) {
    throw broken('gzip', 'is damaged: the checksum of its header does not match', offset);
  }
  return size;
}

async function expectTrailer(source: ByteSource, offset: number, tally: Tally): Promise<void> {
  if (offset + TRAILER_SIZE > source.size) throw cutOff('trailer', source);
  const trailer = await readBytes(source, offset, TRAILER_SIZE);
  const view = new DataView(trailer.buffer);
  const crc = view.getUint32(0, true);
  if (crc !== tally.crc) {
    const found = `found ${hexOf(tally.crc)}, expected ${hexOf(crc)}`;
    throw broken('gzip', `is damaged: the CRC-32 of its contents does not match: ${found}`, offset);
  }
  const size = view.getUint32(4, true);
  if (size !== tally.size % 2 ** 32) {
    const found = `found ${formatCount(tally.size)} bytes, expected ${formatCount(size)}`;
    throw broken(
      'gzip',
      `is damaged: the size of its contents does not match: ${found}`,
      offset + 4,
    );
  }
}

function cutOff(part: 'header' | 'trailer', source: ByteSource): Error {
  return broken('gzip', `ends early: the ${part} is cut off`, source.size);
}

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

/** The position behind the next zero; behind the end if there is none. */
function behindZero(bytes: Uint8Array, at: number): number {
  const zero = bytes.indexOf(0, at);
  return zero < 0 ? bytes.length + 1 : zero + 1;
}
