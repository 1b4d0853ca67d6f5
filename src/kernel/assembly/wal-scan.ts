// The scan of a write-ahead log: frames that lie one behind the other in memory, each holding an
// entry or a hard state in the form that etcd writes, with the running CRC-32C that it should have.
// It stops before the first frame that is anything else, having changed nothing for it; the
// reference (src/wal/examine-frame.ts) says what that is. src/wal/frame.ts draws the bytes.

import { crcOf } from './crc32c';

/** Fields of a row, each an f64; src/wal/record-batch.ts names them. */
const ROW_SIZE: usize = 8 * 8;
/** Longest number that is exact as f64. */
const EXACT_MAX: u64 = (1 << 53) - 1;

/** Pointer that offsets in rows count from. */
let origin: usize = 0;
let rows: usize = 0;
let rowsMax: u32 = 0;
/** Pointer behind the last frame taken, and the running CRC there. */
let next: usize = 0;
let running: u32 = 0;
/** Where `varint` reads; 0 after a number that is not plain. */
let cursor: usize = 0;

/** Says where frames are read to and where up to `max` rows go. */
export function walScanInit(segmentOrigin: usize, rowsPointer: usize, max: u32): void {
  origin = segmentOrigin;
  rows = rowsPointer;
  rowsMax = max;
}

/** Takes frames from `at` on that end at or before `end`, and says how many. */
export function walScan(at: usize, end: usize, initial: u32): u32 {
  next = at;
  running = initial;
  let count: u32 = 0;
  while (count < rowsMax && takeFrame(end, rows + count * ROW_SIZE)) count++;
  return count;
}

/** Pointer behind the last frame taken. */
export function walScanNext(): usize {
  return next;
}

/** The running CRC behind the last frame taken. */
export function walScanRunning(): u32 {
  return running;
}

function takeFrame(end: usize, row: usize): bool {
  const start = next + 8;
  if (start > end) return false;
  const field = load<u64>(next);
  const size = <u32>field;
  // No length of four bytes or more, and no other padding than up to the next multiple of 8.
  if (field == 0 || ((field >> 32) & 0xff_ffff) != 0 || size > 0x7fff_ffff) return false;
  const padding: u32 = (8 - (size & 7)) & 7;
  if (<u32>(field >> 56) != (padding ? 0x80 | padding : 0)) return false;
  if (<u64>start + size + padding > <u64>end) return false;
  const recordEnd = start + size;
  // The shortest: type, CRC, data of two bytes.
  if (size < 8 || load<u8>(start) != 0x08 || load<u8>(start, 2) != 0x10) return false;
  if (padding && !isZero(recordEnd, padding)) return false;
  const type = load<u8>(start, 1);
  cursor = start + 3;
  const crc = varint(recordEnd);
  if (cursor == 0 || crc > 0xffff_ffff) return false;
  if (cursor >= recordEnd || load<u8>(cursor++) != 0x1a) return false;
  const dataSize = varint(recordEnd);
  if (cursor == 0 || <u64>cursor + dataSize != <u64>recordEnd) return false;
  const data = cursor;
  const computed = crcOf(running, data, <u32>dataSize);
  if (computed != <u32>crc) return false;
  if (!(type == 2 ? takeEntry(data, recordEnd, row) : type == 3 && takeState(data, recordEnd, row)))
    return false;
  store<f64>(row, <f64>(next - origin));
  store<f64>(row, <f64>type, 8);
  store<f64>(row, <f64>computed, 56);
  running = computed;
  next = recordEnd + padding;
  return true;
}

/** Type (which etcd 3.7 leaves out where it is 0), term, index, data. */
function takeEntry(at: usize, end: usize, row: usize): bool {
  cursor = at;
  let kind: u64 = 0;
  if (cursor < end && load<u8>(cursor) == 0x08) kind = number(end);
  const term = tagged(0x10, end);
  const index = tagged(0x18, end);
  if (cursor == 0) return false;
  let start = end;
  if (cursor < end) {
    if (load<u8>(cursor++) != 0x22) return false;
    const size = varint(end);
    if (cursor == 0 || <u64>cursor + size != <u64>end) return false;
    start = cursor;
  }
  put(row, kind, term, index, start, end);
  return true;
}

/** Term, vote, commit. */
function takeState(at: usize, end: usize, row: usize): bool {
  cursor = at;
  const term = tagged(0x08, end);
  if (cursor == 0 || cursor >= end || load<u8>(cursor++) != 0x10) return false;
  varint(end);
  const commit = tagged(0x18, end);
  if (cursor != end) return false;
  put(row, 0, term, commit, at, end);
  return true;
}

function put(row: usize, kind: u64, term: u64, index: u64, start: usize, end: usize): void {
  store<f64>(row, <f64>kind, 16);
  store<f64>(row, <f64>term, 24);
  store<f64>(row, <f64>index, 32);
  store<f64>(row, <f64>(start - origin), 40);
  store<f64>(row, <f64>(end - origin), 48);
}

/** The number of a field that must come next. */
function tagged(tag: u8, end: usize): u64 {
  if (cursor == 0 || cursor >= end || load<u8>(cursor) != tag) {
    cursor = 0;
    return 0;
  }
  return number(end);
}

/** The number behind a tag of one byte. */
function number(end: usize): u64 {
  cursor++;
  const value = varint(end);
  if (value > EXACT_MAX) cursor = 0;
  return value;
}

/** A number in its shortest form, at `cursor`. */
function varint(end: usize): u64 {
  if (cursor == 0) return 0;
  let value: u64 = 0;
  for (let shift: u64 = 0; cursor < end && shift < 70; shift += 7) {
    const byte = load<u8>(cursor++);
    value |= (<u64>(byte & 0x7f)) << shift;
    if (byte < 0x80) {
      // A last byte of 0 could have been left out, and the tenth has room for one bit.
      if ((byte == 0 && shift > 0) || (shift == 63 && byte > 1)) cursor = 0;
      return value;
    }
  }
  cursor = 0;
  return 0;
}

function isZero(pointer: usize, size: u32): bool {
  for (const end = pointer + size; pointer < end; pointer++) {
    if (load<u8>(pointer)) return false;
  }
  return true;
}
