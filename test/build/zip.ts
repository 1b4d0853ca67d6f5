/** Zip archives as no library at hand writes them: zip64, with sizes behind the data. */

import { crc32, deflateRawSync } from 'node:zlib';

/** An archive in pieces, for sources that are mostly holes. */
export interface SparseZip {
  readonly size: number;
  readonly pieces: [offset: number, bytes: Uint8Array][];
}

/** One entry, streamed: its local header knows neither size nor checksum. */
export function zip64Of(name: string, contents: Uint8Array, method: 0 | 8): Uint8Array;
/** The same, with its local header at `offset`. */
export function zip64Of(
  name: string,
  contents: Uint8Array,
  method: 0 | 8,
  offset: number,
): SparseZip;
export function zip64Of(
  name: string,
  contents: Uint8Array,
  method: 0 | 8,
  offset?: number,
): Uint8Array | SparseZip {
  const start = offset ?? 0;
  const packed = method === 0 ? contents : deflateRawSync(contents);
  const entry = {
    name,
    method,
    crc: crc32(contents),
    packed: packed.length,
    size: contents.length,
  };
  const descriptor = bytes(u32(0x08074b50), u32(entry.crc), u64(entry.packed), u64(entry.size));
  const local = bytes(localHeader(entry), packed, descriptor);
  const directory = directoryEntry(entry, start);
  const directoryStart = start + local.length;
  const end = endRecords(directoryStart, directory.length);
  const whole = bytes(local, directory, end);
  if (offset === undefined) return whole;
  // What begins at 0 is what the archive is recognised by.
  const signature = whole.slice(0, 4);
  return {
    size: offset + whole.length,
    pieces: [
      [0, signature],
      [offset, whole],
    ],
  };
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

const STREAMED = 8;
const VERSION = 45;

function localHeader({ name, method }: Entry): Uint8Array {
  const fields = [u16(VERSION), u16(STREAMED), u16(method), u32(0), u32(0), u32(0), u32(0)];
  return bytes(u32(0x04034b50), ...fields, u16(name.length), u16(0), Buffer.from(name));
}

function directoryEntry({ name, method, crc, packed, size }: Entry, start: number): Uint8Array {
  const extra = bytes(u16(1), u16(24), u64(size), u64(packed), u64(start));
  return bytes(
    u32(0x02014b50),
    ...[u16(VERSION), u16(VERSION), u16(STREAMED), u16(method), u32(0), u32(crc)],
    ...[u32(0xffffffff), u32(0xffffffff), u16(name.length), u16(extra.length), u16(0), u16(0)],
    ...[u16(0), u32(0), u32(0xffffffff), Buffer.from(name), extra],
  );
}

function endRecords(start: number, size: number): Uint8Array {
  const record = [
    u16(VERSION),
    u16(VERSION),
    u32(0),
    u32(0),
    u64(1),
    u64(1),
    u64(size),
    u64(start),
  ];
  return bytes(
    ...[u32(0x06064b50), u64(44), ...record],
    ...[u32(0x07064b50), u32(0), u64(start + size), u32(1)],
    ...[u32(0x06054b50), u16(0), u16(0), u16(0xffff), u16(0xffff)],
    ...[u32(0xffffffff), u32(0xffffffff), u16(0)],
  );
}

function bytes(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function u16(value: number): Uint8Array {
  const field = Buffer.alloc(2);
  field.writeUInt16LE(value);
  return field;
}

function u32(value: number): Uint8Array {
  const field = Buffer.alloc(4);
  field.writeUInt32LE(value);
  return field;
}

function u64(value: number): Uint8Array {
  const field = Buffer.alloc(8);
  field.writeBigUInt64LE(BigInt(value));
  return field;
}
