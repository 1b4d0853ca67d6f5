/**
 * The directory of a zip archive (PKWARE APPNOTE 6.3.10, sections 4.3.12 to 4.3.16), which is at
 * its end and the only place where sizes and checksums of entries are sure to be: writers that
 * stream, as the backup jobs of k3s and RKE2 do, do not know them before.
 *
 *     entries … │ directory: 46 bytes, name, extra, comment each │ [zip64 end, locator] │ end record
 */

import { formatKey } from '../../bytes/text.ts';
import { UnsupportedError } from '../../errors.ts';
import { readBytes } from '../../io/source.ts';
import type { ByteSource } from '../../io/source.ts';
import { broken } from './broken.ts';

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const COMMENT_MAX = 0xffff;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_SIZE = 20;
const END64_SIGNATURE = 0x06064b50;
const END64_SIZE = 56;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_SIZE = 46;
const ZIP64_EXTRA = 0x0001;
/** What stands where the value is in a zip64 field. */
const IN_ZIP64 = 0xffff_ffff;
/** Of an archive with one snapshot in it the directory has some hundred bytes. */
const DIRECTORY_MAX = 16 * 1024 * 1024;

/** One entry, as the directory has it. */
export interface ZipEntry {
  /** Safe on a terminal; never a path. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  /** Bytes in the archive. */
  readonly packedSize: number;
  /** Bytes when unpacked. */
  readonly size: number;
  /** Where its local header is, in bytes. */
  readonly offset: number;
}

/** The entries, and where the directory begins, which is where the last of them must end. */
export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  readonly start: number;
}

interface DirectoryPlace {
  readonly count: number;
  readonly size: number;
  readonly start: number;
}

/**
 * Reads the directory.
 * @throws {CorruptionError} compressed-stream.
 * @throws {UnsupportedError} compressed-zip: several disks, or an enormous directory.
 * @throws {SourceError} if the source cannot be read.
 */
export async function readZipDirectory(source: ByteSource): Promise<ZipDirectory> {
  const { count, size, start } = await locateDirectory(source);
  if (size > DIRECTORY_MAX) throw unsupported(source, 'has an enormous directory');
  const bytes = await readBytes(source, start, size);
  const view = new DataView(bytes.buffer);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + ENTRY_SIZE > size || view.getUint32(at, true) !== ENTRY_SIGNATURE) {
      throw broken('zip', 'is damaged: an entry of its directory is missing', start + at);
    }
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const end = lengths.reduce((sum, length) => sum + length, at + ENTRY_SIZE);
    if (end > size) throw broken('zip', 'is damaged: its directory is cut off', start + at);
    entries.push(decodeEntry(bytes.subarray(at, end), start + at));
    at = end;
  }
  return { entries, start };
}

/** Finds the end record: the last one whose comment reaches exactly to the end. */
async function locateDirectory(source: ByteSource): Promise<DirectoryPlace> {
  const tailStart = Math.max(0, source.size - END_SIZE - COMMENT_MAX);
  const tail = await readBytes(source, tailStart, source.size - tailStart);
  const view = new DataView(tail.buffer);
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_SIZE + view.getUint16(at + 20, true) !== tail.length) continue;
    const end = tailStart + at;
    const place = (await readEnd64(source, end)) ?? decodeEnd(view, at, source);
    if (place.start + place.size > end) {
      throw broken('zip', 'is damaged: its directory lies outside of it', end);
    }
    return place;
  }
  throw broken('zip', 'ends early: the directory at its end is missing', source.size);
}

function decodeEnd(view: DataView, at: number, source: ByteSource): DirectoryPlace {
  const count = view.getUint16(at + 10, true);
  if (view.getUint32(at + 4, true) !== 0 || count !== view.getUint16(at + 8, true)) {
    throw unsupported(source, 'is one of several parts');
  }
  return { count, size: view.getUint32(at + 12, true), start: view.getUint32(at + 16, true) };
}

/** The zip64 end record, where a locator before the end record points to one. */
async function readEnd64(source: ByteSource, end: number): Promise<DirectoryPlace | undefined> {
  if (end < LOCATOR_SIZE + END64_SIZE) return undefined;
  const locator = new DataView((await readBytes(source, end - LOCATOR_SIZE, LOCATOR_SIZE)).buffer);
  if (locator.getUint32(0, true) !== LOCATOR_SIGNATURE) return undefined;
  const start = u64(locator, 8, end);
  if (start + END64_SIZE > end) throw broken('zip', 'is damaged: its zip64 record is missing', end);
  const record = new DataView((await readBytes(source, start, END64_SIZE)).buffer);
  if (record.getUint32(0, true) !== END64_SIGNATURE) {
    throw broken('zip', 'is damaged: its zip64 record is missing', start);
  }
  if (record.getUint32(16, true) !== 0) throw unsupported(source, 'is one of several parts');
  return {
    count: u64(record, 32, start),
    size: u64(record, 40, start),
    start: u64(record, 48, start),
  };
}

function decodeEntry(bytes: Uint8Array, place: number): ZipEntry {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const nameEnd = ENTRY_SIZE + view.getUint16(28, true);
  const extraEnd = nameEnd + view.getUint16(30, true);
  // The zip64 field has just those values that do not fit, in this order.
  const long = zip64Values(view, nameEnd, extraEnd, place);
  const [size, packedSize, offset] = [24, 20, 42].map((field) => {
    const value = view.getUint32(field, true);
    return value === IN_ZIP64 ? (long.shift() ?? value) : value;
  });
  const rawName = bytes.subarray(ENTRY_SIZE, nameEnd);
  return {
    name: formatKey(rawName),
    isFolder: rawName.at(-1) === 0x2f && size === 0,
    isEncrypted: (view.getUint16(8, true) & 1) !== 0,
    method: view.getUint16(10, true),
    crc: view.getUint32(16, true),
    packedSize: packedSize ?? 0,
    size: size ?? 0,
    offset: offset ?? 0,
  };
}

function zip64Values(view: DataView, start: number, end: number, place: number): number[] {
  for (let at = start; at + 4 <= end;) {
    const valuesEnd = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === ZIP64_EXTRA) {
      const values: number[] = [];
      for (let value = at + 4; value + 8 <= Math.min(valuesEnd, end); value += 8) {
        values.push(u64(view, value, place));
      }
      return values;
    }
    at = valuesEnd;
  }
  return [];
}

function u64(view: DataView, at: number, place: number): number {
  const value = Number(view.getBigUint64(at, true));
  if (Number.isSafeInteger(value)) return value;
  throw broken('zip', 'is damaged: a size in it is impossible', place);
}

function unsupported(source: ByteSource, what: string): UnsupportedError {
  return new UnsupportedError('compressed-zip', `${source.name}: this zip archive ${what}`);
}
