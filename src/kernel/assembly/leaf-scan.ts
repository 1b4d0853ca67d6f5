// The fast pass over leaves of etcd's key bucket: what src/etcd/key-bucket.ts does with a page, for
// pages that are plain, and nothing at all for others. A page is plain if it is as bbolt and etcd
// write it, without a gap, an unknown field or a bucket:
//
//   page    | id u64 | flags u16 | count u16 | overflow u32 |     bbolt internal/common/page.go
//   record  | flags u32 | pos u32 | key size u32 | value size u32 |   leafPageElement, v1.4.3
//   key     | main u64 BE | '_' | sub u64 BE | 't' of a tombstone |  etcd mvcc/revision.go, v3.6.14
//   value   mvccpb.KeyValue, fields 1 to 6 in order                  etcd api/mvccpb/kv.proto
//
// Numbers of the page are little-endian. Its keys ascend and lie between the parent's.

import { crcUpdate } from './crc32c';
import { enqueueName, NAME_PIECE_SIZE, prepareQueue, queueLength, truncateQueue } from './key-set';

export const HEADER_SIZE: usize = 16;
export const RECORD_SIZE: usize = 16;
export const REVISION_SIZE: u32 = 17;
const SEPARATOR: u8 = 0x5f;
const TOMBSTONE_MARK: u8 = 0x74;
/** Bits that a main or sub revision must not have: it is below 2^53. */
const TOO_LARGE: u64 = 0xffe0_0000_0000_0000;
/** Bytes of a row: pointer and size of a page, its element in the parent. */
const ROW_SIZE: usize = 12;
/** Field tags of a KeyValue: number and wire type. */
const TAG_KEY: u8 = 0x0a;
const TAG_CREATE_REVISION: u8 = 0x10;
const TAG_MOD_REVISION: u8 = 0x18;
const TAG_VERSION: u8 = 0x20;
const TAG_VALUE: u8 = 0x2a;
const TAG_LEASE: u8 = 0x30;
/** Longest varint that is read: what fits is below 2^49. */
const NUMBER_SIZE_MAX: usize = 7;
const VARINT_SIZE_MAX: usize = 10;
/** What no number that is read can be. */
const BROKEN: u64 = u64.MAX_VALUE;

/** Rows of the pages to scan. */
let rows: usize = 0;
/** A copy of the branch page above them. */
let parent: usize = 0;
/** The key at which the last child of the parent ends, REVISION_SIZE + 1 bytes of room. */
let upperKey: usize = 0;
/** Whether the names of keys are put in the key set. */
let countsKeys: bool = false;

/** Records of the pages that the last call took. */
let records: u32 = 0;
/** Main revision of the last record taken. */
let lastMain: u64 = 0;
/** Where the next byte of a value is read. */
let cursor: usize = 0;

/** Where the scan finds what it is given; whether it counts keys, for which the set is ready. */
export function leafScanInit(
  rowsPointer: usize,
  parentPointer: usize,
  upperKeyPointer: usize,
  countKeys: bool,
): void {
  rows = rowsPointer;
  parent = parentPointer;
  upperKey = upperKeyPointer;
  countsKeys = countKeys;
  records = 0;
  lastMain = 0;
}

/** Records of the pages that the last `leafScan` took. */
export function leafScanRecords(): u32 {
  return records;
}

/** Main revision of the last record taken; 0 before the first. */
export function leafScanRevision(): f64 {
  return <f64>lastMain;
}

/**
 * Takes the pages of the rows [from, end) up to the first one that is not plain, and says how many
 * that was. `children` are the elements of the parent, `upperSize` the bytes of the upper key.
 */
export function leafScan(from: u32, end: u32, children: u32, upperSize: u32): u32 {
  let row = from;
  records = 0;
  for (; row < end; row++) {
    if (!scanPage(rowPage(row), rowSize(row), rowElement(row), children, upperSize)) break;
  }
  return row - from;
}

/** Pointer to the page of a row. */
export function rowPage(row: u32): usize {
  return load<u32>(rows + <usize>row * ROW_SIZE);
}

/** Bytes of the page of a row. */
export function rowSize(row: u32): u32 {
  return load<u32>(rows + <usize>row * ROW_SIZE, 4);
}

/** Element of the parent that the page of a row belongs to. */
export function rowElement(row: u32): u32 {
  return load<u32>(rows + <usize>row * ROW_SIZE, 8);
}

function scanPage(page: usize, size: u32, element: u32, children: u32, upperSize: u32): bool {
  const count: u32 = load<u16>(page, 10);
  if (countsKeys) prepareQueue(count);
  const waiting = queueLength();
  const end = plainEnd(page, size, element, children, upperSize);
  if (end == 0) {
    truncateQueue(waiting);
    return false;
  }
  const data = page + HEADER_SIZE + <usize>count * RECORD_SIZE;
  crcUpdate(data, <u32>(end - data));
  records += count;
  lastMain = mainOf(revision(leafKey(page, count - 1)));
  return true;
}

/** Where the data of a plain page ends; 0 if the page is not plain. */
export function plainEnd(
  page: usize,
  size: u32,
  element: u32,
  children: u32,
  upperSize: u32,
): usize {
  const count: u32 = load<u16>(page, 10);
  const data = <u32>(HEADER_SIZE + <usize>count * RECORD_SIZE);
  if (count == 0 || data > size) return 0;
  const end = scanRecords(page, count, page + data, page + size);
  return end != 0 && isInside(page, count, element, children, upperSize) ? end : 0;
}

/**
 * Goes over all records and lets their names wait; where the last one ends, 0 if one is not plain.
 * The first revision must be above 0/0, which etcd never writes.
 */
function scanRecords(page: usize, count: u32, data: usize, pageEnd: usize): usize {
  let main: u64 = 0;
  let sub: u64 = 0;
  let key = data;
  let record = page + HEADER_SIZE;
  for (const recordsEnd = data; record < recordsEnd; record += RECORD_SIZE) {
    const keySize = load<u32>(record, 8);
    const valueSize = load<u32>(record, 12);
    if (load<u32>(record) != 0 || load<u32>(record, 4) != <u32>(key - record)) return 0;
    if (pageEnd - key <= REVISION_SIZE || !isRevisionKey(key, keySize)) return 0;
    const found = revision(key);
    if ((mainOf(found) | subOf(found)) & TOO_LARGE) return 0;
    if (mainOf(found) < main || (mainOf(found) == main && subOf(found) <= sub)) return 0;
    main = mainOf(found);
    sub = subOf(found);
    const value = key + keySize;
    if (<usize>valueSize > pageEnd - value) return 0;
    key = value + valueSize;
    if (!scanValue(value, key, main, keySize > REVISION_SIZE)) return 0;
  }
  return key;
}

/** Lets the name in a KeyValue wait; false if it is not plain. A tombstone has the name only. */
function scanValue(value: usize, end: usize, main: u64, isTombstone: bool): bool {
  cursor = value;
  if (!takeTag(TAG_KEY, end)) return false;
  const nameSize = takeNumber(end);
  if (nameSize > end - cursor || nameSize > NAME_PIECE_SIZE) return false;
  const name = cursor;
  cursor += <usize>nameSize;
  if (isTombstone ? cursor != end : !scanFields(end, main)) return false;
  if (countsKeys) enqueueName(name, <u32>nameSize, !isTombstone);
  return true;
}

/** The fields behind the name, each of which but mod_revision may be missing, up to the end. */
function scanFields(end: usize, main: u64): bool {
  if (takeTag(TAG_CREATE_REVISION, end) && takeNumber(end) == BROKEN) return false;
  if (!takeTag(TAG_MOD_REVISION, end) || takeNumber(end) != main) return false;
  if (takeTag(TAG_VERSION, end) && takeNumber(end) == BROKEN) return false;
  if (takeTag(TAG_VALUE, end)) {
    const size = takeNumber(end);
    if (size > end - cursor) return false;
    cursor += <usize>size;
  }
  if (takeTag(TAG_LEASE, end) && !skipVarint(end)) return false;
  return cursor == end;
}

function takeTag(tag: u8, end: usize): bool {
  if (cursor >= end || load<u8>(cursor) != tag) return false;
  cursor++;
  return true;
}

/** A varint of up to NUMBER_SIZE_MAX bytes; BROKEN if it is longer or does not end. */
function takeNumber(end: usize): u64 {
  let value: u64 = 0;
  let shift: u64 = 0;
  for (const limit = min(end, cursor + NUMBER_SIZE_MAX); cursor < limit; shift += 7) {
    const byte = <u64>load<u8>(cursor++);
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  return BROKEN;
}

function skipVarint(end: usize): bool {
  for (const limit = min(end, cursor + VARINT_SIZE_MAX); cursor < limit;) {
    if (load<u8>(cursor++) < 0x80) return true;
  }
  return false;
}

/** Whether the page's keys lie between the parent's; also false if those are no revisions. */
function isInside(page: usize, count: u32, element: u32, children: u32, upperSize: u32): bool {
  const record = parent + HEADER_SIZE + <usize>element * RECORD_SIZE;
  const lower = record + load<u32>(record);
  const lowerSize = load<u32>(record, 4);
  if (!isRevisionKey(lower, lowerSize)) return false;
  if (isBefore(leafKey(page, 0), leafKeySize(page, 0), lower, lowerSize)) return false;
  let upper = upperKey;
  if (element + 1 < children) {
    const next = record + RECORD_SIZE;
    upper = next + load<u32>(next);
    upperSize = load<u32>(next, 4);
  } else if (upperSize == 0) {
    return true;
  }
  if (!isRevisionKey(upper, upperSize)) return false;
  return isBefore(leafKey(page, count - 1), leafKeySize(page, count - 1), upper, upperSize);
}

/** Byte order of revision keys: by main, by sub, and the mark of a tombstone last. */
function isBefore(key: usize, keySize: u32, other: usize, otherSize: u32): bool {
  const left = revision(key);
  const right = revision(other);
  if (mainOf(left) != mainOf(right)) return mainOf(left) < mainOf(right);
  if (subOf(left) != subOf(right)) return subOf(left) < subOf(right);
  return keySize < otherSize;
}

function leafKey(page: usize, element: u32): usize {
  const record = page + HEADER_SIZE + <usize>element * RECORD_SIZE;
  return record + load<u32>(record, 4);
}

function leafKeySize(page: usize, element: u32): u32 {
  return load<u32>(page + HEADER_SIZE + <usize>element * RECORD_SIZE, 8);
}

function isRevisionKey(key: usize, size: u32): bool {
  if (load<u8>(key, 8) != SEPARATOR) return false;
  return (
    size == REVISION_SIZE || (size == REVISION_SIZE + 1 && load<u8>(key, 17) == TOMBSTONE_MARK)
  );
}

/** Main and sub of a revision key, big-endian with a byte between them, as two lanes. */
export function revision(key: usize): v128 {
  const front = v128.load(key);
  const back = v128.load(key, 1);
  return v128.shuffle<u8>(front, back, 7, 6, 5, 4, 3, 2, 1, 0, 31, 30, 29, 28, 27, 26, 25, 24);
}

export function mainOf(revision: v128): u64 {
  return v128.extract_lane<u64>(revision, 0);
}

export function subOf(revision: v128): u64 {
  return v128.extract_lane<u64>(revision, 1);
}
