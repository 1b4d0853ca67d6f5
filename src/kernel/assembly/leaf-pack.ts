// Packs the elements of plain leaves, of any bucket, into new leaves and the branch pages right
// above them: what src/bbolt/write/tree-writer.ts and branch-level.ts do, with the same bytes. A leaf
// is plain if bbolt wrote it without a gap, its keys ascend and lie between the parent's, and it has
// no bucket in it. Layouts: src/bbolt/elements.ts. Numbers of pages are little-endian.
//
// What is under way lies in words of 32 bits that the host reads and writes between calls, and in
// the buffers that they name, whose form is that of src/bbolt/write/node-buffer.ts:
//
//   0 elements, 1 bytes of data of the leaf that is being filled
//   2 children, 3 children of the page, 4 bytes of data of the branch page
//   5, 6 number of the next page        7, 8 where it goes, where the room for pages ends
//   9 row, 10 element where to go on    11 ordinal of the row's first element
//   12 bytes of the last key            13 records packed since the host set it to 0
//   14 a branch page that was finished, 15, 16 its number
//   17 page size, 18 limit of a page    19, 20 leaf's records and data, 21, 22 branch's
//   23 last key, 24 bits of the ordinals to keep (0: all), 25 rows, 26 parent, 27 upper key
//   28 room for pages when it is empty  29 most bytes of a leaf of two elements

import { crcUpdate } from './crc32c';

const HEADER_SIZE: u32 = 16;
const RECORD_SIZE: u32 = 16;
const KEY_SIZE_MAX: u32 = 32_768;
const ELEMENTS_MAX: u32 = 0xfffe;
const CHILDREN_MIN: u32 = 2;
const BRANCH_FLAG: u16 = 1;
const LEAF_FLAG: u16 = 2;
/** Bytes of a row: pointer and size of a page, its element in the parent. */
const ROW_SIZE: usize = 12;

/** Why a call ended: no row is left, the row is not plain, no room, a branch page was finished. */
const DONE: u32 = 0;
const NOT_PLAIN: u32 = 1;
const FULL: u32 = 2;
const BRANCH: u32 = 3;

let state: usize = 0;
let pageSize: u32 = 0;
let limit: u32 = 0;
let leafMax: u32 = 0;
let leafRecords: usize = 0;
let leafData: usize = 0;
let branchRecords: usize = 0;
let branchData: usize = 0;
let lastKey: usize = 0;
let keep: usize = 0;
let branchRoom: u32 = 0;

/** Where the words are. Those from 17 on must be in place, and stay as they are. */
export function leafPackInit(pointer: usize): void {
  state = pointer;
  pageSize = word(17);
  limit = word(18);
  leafRecords = word(19);
  leafData = word(20);
  branchRecords = word(21);
  branchData = word(22);
  lastKey = word(23);
  keep = word(24);
  leafMax = word(29);
  const largest = HEADER_SIZE + (CHILDREN_MIN + 1) * (RECORD_SIZE + KEY_SIZE_MAX);
  branchRoom = pagesFor(max(largest, pageSize)) * pageSize;
}

/** Goes on with the rows up to `end`; why it ended. Sizes are those of `leafScan`. */
export function leafPack(end: u32, children: u32, upperSize: u32): u32 {
  for (let row = word(9); row < end; row++) {
    const at = <usize>word(25) + <usize>row * ROW_SIZE;
    const page: usize = load<u32>(at);
    if (word(10) == 0 && !isPlain(page, load<u32>(at, 4), load<u32>(at, 8), children, upperSize)) {
      return NOT_PLAIN;
    }
    const count: u32 = load<u16>(page, 10);
    const status = packPage(page, count);
    if (status != DONE) return status;
    setWord(9, row + 1);
    setWord(10, 0);
    setWord(11, word(11) + count);
  }
  return DONE;
}

function word(index: u32): u32 {
  return load<u32>(state + ((<usize>index) << 2));
}

function setWord(index: u32, value: u32): void {
  store<u32>(state + ((<usize>index) << 2), value);
}

function pagesFor(size: u32): u32 {
  return (size + pageSize - 1) / pageSize;
}

function isKept(ordinal: u32): bool {
  if (keep == 0) return true;
  return ((load<u32>(keep + (((<usize>ordinal) >> 5) << 2)) >> (ordinal & 31)) & 1) != 0;
}

/** Packs a plain page from the element on that word 10 names, which is left where it ended. */
function packPage(page: usize, count: u32): u32 {
  const ordinal = word(11);
  let element = word(10);
  while (element < count) {
    if (!isKept(ordinal + element)) {
      element++;
      continue;
    }
    const record = page + HEADER_SIZE + <usize>element * RECORD_SIZE;
    const size = RECORD_SIZE + load<u32>(record, 8) + load<u32>(record, 12);
    if (word(0) > 0 && !fitsLeaf(size)) {
      const status = flushLeaf(savesWithLast(size) ? 1 : word(0));
      if (status == DONE) continue;
      setWord(10, element);
      return status;
    }
    if (HEADER_SIZE + size <= leafMax) {
      element = packRun(page, element, count, ordinal);
      continue;
    }
    const status = packLarge(record, size);
    if (status != FULL) element++;
    if (status == DONE) continue;
    setWord(10, element);
    return status;
  }
  setWord(10, element);
  return DONE;
}

/** Whether the leaf, which is not empty, takes one more element. */
function fitsLeaf(size: u32): bool {
  const used = leafSize();
  const together = used + size;
  if (together <= limit) return word(0) < ELEMENTS_MAX;
  return word(0) == 1 && together <= leafMax;
}

/** Whether the leaf is a pair that saves no page, while its last element and the next one do. */
function savesWithLast(size: u32): bool {
  const used = leafSize();
  if (word(0) != 2 || used <= limit) return false;
  const first = HEADER_SIZE + RECORD_SIZE + load<u32>(leafRecords + RECORD_SIZE, 4);
  const last = HEADER_SIZE + used - first;
  if (last + size > leafMax) return false;
  return !isSaving(first, last) && isSaving(last, HEADER_SIZE + size);
}

/** Whether two leaves of these sizes need fewer pages as one. */
function isSaving(left: u32, right: u32): bool {
  return pagesFor(left + right - HEADER_SIZE) < pagesFor(left) + pagesFor(right);
}

function leafSize(): u32 {
  return HEADER_SIZE + word(0) * RECORD_SIZE + word(1);
}

/**
 * Puts an element that is taken beyond the limit too, and those behind it that are within, into the
 * leaf; the next element.
 */
function packRun(page: usize, first: u32, count: u32, ordinal: u32): u32 {
  let record = page + HEADER_SIZE + <usize>first * RECORD_SIZE;
  const start = record + load<u32>(record, 4);
  const dataSize = word(1);
  const waiting = word(0);
  let elements = waiting;
  let used = HEADER_SIZE + elements * RECORD_SIZE + dataSize;
  let end = start;
  let element = first;
  let key = start;
  let keySize: u32 = 0;
  for (; element < count; element++) {
    keySize = load<u32>(record, 8);
    const valueSize = load<u32>(record, 12);
    const size = RECORD_SIZE + keySize + valueSize;
    const isFull = used + size > limit || elements == ELEMENTS_MAX;
    if (element > first && (isFull || !isKept(ordinal + element))) break;
    const target = leafRecords + <usize>elements * RECORD_SIZE;
    store<u32>(target, 0);
    store<u32>(target, dataSize + <u32>(end - start), 4);
    store<u32>(target, keySize, 8);
    store<u32>(target, valueSize, 12);
    key = end;
    end += keySize + valueSize;
    used += size;
    elements++;
    record += RECORD_SIZE;
  }
  const last = leafRecords + <usize>(elements - 1) * RECORD_SIZE;
  setLastKey(key, load<u32>(last, 8));
  const size = <u32>(end - start);
  memory.copy(leafData + dataSize, start, size);
  crcUpdate(start, size);
  setWord(0, elements);
  setWord(1, dataSize + size);
  setWord(13, word(13) + elements - waiting);
  return element;
}

function setLastKey(key: usize, size: u32): void {
  memory.copy(lastKey, key, size);
  setWord(12, size);
}

/** An element that is too large for the leaf's buffer, alone on a page with overflow pages. */
function packLarge(record: usize, size: u32): u32 {
  const pages = pagesFor(HEADER_SIZE + size);
  const out: usize = word(7);
  if (pages * pageSize + branchRoom > word(8) - <u32>out) return FULL;
  const key = record + load<u32>(record, 4);
  const keySize = load<u32>(record, 8);
  const dataSize = size - RECORD_SIZE;
  const pgid = beginPage(LEAF_FLAG, 1, pages);
  store<u32>(out, 0, 16);
  store<u32>(out, RECORD_SIZE, 20);
  store<u32>(out, keySize, 24);
  store<u32>(out, load<u32>(record, 12), 28);
  memory.copy(out + HEADER_SIZE + RECORD_SIZE, key, dataSize);
  clearEnd(out, HEADER_SIZE + size, pages);
  crcUpdate(key, dataSize);
  setLastKey(key, keySize);
  setWord(13, word(13) + 1);
  return push(key, keySize, pgid);
}

/** Writes the header of the next page, which is all of the room that it takes; its number. */
function beginPage(flags: u16, count: u32, pages: u32): u64 {
  const out: usize = word(7);
  const pgid = load<u64>(state, 20);
  store<u64>(out, pgid);
  store<u16>(out, flags, 8);
  store<u16>(out, <u16>count, 10);
  store<u32>(out, pages - 1, 12);
  store<u64>(state, pgid + pages, 20);
  setWord(7, <u32>out + pages * pageSize);
  return pgid;
}

/** Bytes that a page does not use are zero. */
function clearEnd(page: usize, used: u32, pages: u32): void {
  memory.fill(page + used, 0, pages * pageSize - used);
}

/** Writes a leaf of the first `count` elements, all or the first of two; DONE, FULL or BRANCH. */
function flushLeaf(count: u32): u32 {
  const out: usize = word(7);
  const all = count == word(0);
  const dataSize = all ? word(1) : load<u32>(leafRecords + <usize>count * RECORD_SIZE, 4);
  const pages = pagesFor(HEADER_SIZE + count * RECORD_SIZE + dataSize);
  if (pages * pageSize + branchRoom > word(8) - <u32>out) return FULL;
  const pgid = beginPage(LEAF_FLAG, count, pages);
  const records = count * RECORD_SIZE;
  memory.copy(out + HEADER_SIZE, leafRecords, records);
  // Positions count from the record itself.
  let moved = records;
  for (let at = out + HEADER_SIZE; moved > 0; at += RECORD_SIZE) {
    store<u32>(at, load<u32>(at, 4) + moved, 4);
    moved -= RECORD_SIZE;
  }
  memory.copy(out + HEADER_SIZE + records, leafData, dataSize);
  clearEnd(out, HEADER_SIZE + records + dataSize, pages);
  const status = push(leafData, load<u32>(leafRecords, 8), pgid);
  setWord(0, word(0) - count);
  setWord(1, word(1) - dataSize);
  if (all) return status;
  memory.copy(leafRecords, leafRecords + RECORD_SIZE, RECORD_SIZE);
  store<u32>(leafRecords, 0, 4);
  memory.copy(leafData, leafData + dataSize, word(1));
  return status;
}

/** Adds a child to the branch page; BRANCH if that finishes a page, else DONE. */
function push(key: usize, keySize: u32, pgid: u64): u32 {
  const count = word(2);
  const children = word(3);
  const dataSize = word(4);
  const fits = HEADER_SIZE + (count + 1) * RECORD_SIZE + dataSize + keySize <= limit;
  const target = branchRecords + <usize>count * RECORD_SIZE;
  store<u32>(target, dataSize);
  store<u32>(target, keySize, 4);
  store<u64>(target, pgid, 8);
  memory.copy(branchData + dataSize, key, keySize);
  setWord(2, count + 1);
  setWord(4, dataSize + keySize);
  if (count == children && count < ELEMENTS_MAX && (fits || children < CHILDREN_MIN)) {
    setWord(3, children + 1);
    return DONE;
  }
  if (count + 1 - children < CHILDREN_MIN) return DONE;
  flushBranch(children);
  return BRANCH;
}

/** Writes a branch page of the first `count` children; those behind begin the next one. */
function flushBranch(count: u32): void {
  const out: usize = word(7);
  const dropped: u32 = load<u32>(branchRecords + <usize>count * RECORD_SIZE);
  const records = count * RECORD_SIZE;
  const pages = pagesFor(HEADER_SIZE + records + dropped);
  setWord(14, <u32>out);
  store<u64>(state, beginPage(BRANCH_FLAG, count, pages), 60);
  memory.copy(out + HEADER_SIZE, branchRecords, records);
  let moved = records;
  for (let at = out + HEADER_SIZE; moved > 0; at += RECORD_SIZE) {
    store<u32>(at, load<u32>(at) + moved);
    moved -= RECORD_SIZE;
  }
  memory.copy(out + HEADER_SIZE + records, branchData, dropped);
  clearEnd(out, HEADER_SIZE + records + dropped, pages);
  const left = word(2) - count;
  memory.copy(branchRecords, branchRecords + records, left * RECORD_SIZE);
  memory.copy(branchData, branchData + dropped, word(4) - dropped);
  for (let at = branchRecords; at < branchRecords + left * RECORD_SIZE; at += RECORD_SIZE) {
    store<u32>(at, load<u32>(at) - dropped);
  }
  setWord(2, left);
  setWord(3, left);
  setWord(4, word(4) - dropped);
}

function isPlain(page: usize, size: u32, element: u32, children: u32, upperSize: u32): bool {
  const count: u32 = load<u16>(page, 10);
  const data = HEADER_SIZE + count * RECORD_SIZE;
  if (count == 0 || data > size) return false;
  const largest = word(28) - branchRoom - HEADER_SIZE - RECORD_SIZE;
  const pageEnd = page + size;
  let key = page + data;
  let previous: usize = lastKey;
  let previousSize = word(12);
  for (let record = page + HEADER_SIZE; record < page + data; record += RECORD_SIZE) {
    const keySize = load<u32>(record, 8);
    const valueSize = load<u32>(record, 12);
    if (load<u32>(record) != 0 || load<u32>(record, 4) != <u32>(key - record)) return false;
    if (keySize == 0 || keySize > KEY_SIZE_MAX || keySize > <u32>(pageEnd - key)) return false;
    if (valueSize > <u32>(pageEnd - key) - keySize || keySize + valueSize > largest) return false;
    if (!isBefore(previous, previousSize, key, keySize)) return false;
    previous = key;
    previousSize = keySize;
    key += <usize>keySize + <usize>valueSize;
  }
  return isInside(page, previous, previousSize, element, children, upperSize);
}

/** Whether the first and the last key of a page lie between the parent's. */
function isInside(
  page: usize,
  last: usize,
  lastSize: u32,
  element: u32,
  children: u32,
  upperSize: u32,
): bool {
  const parent: usize = word(26);
  const lower = parent + HEADER_SIZE + <usize>element * RECORD_SIZE;
  const first = page + HEADER_SIZE;
  const firstKey = first + load<u32>(first, 4);
  if (isBefore(firstKey, load<u32>(first, 8), lower + load<u32>(lower), load<u32>(lower, 4))) {
    return false;
  }
  if (element + 1 < children) {
    const next = lower + RECORD_SIZE;
    return isBefore(last, lastSize, next + load<u32>(next), load<u32>(next, 4));
  }
  return upperSize == 0 || isBefore(last, lastSize, word(27), upperSize);
}

/** Byte order of keys; a shorter one that the other begins with comes first. */
function isBefore(left: usize, leftSize: u32, right: usize, rightSize: u32): bool {
  const common = min(leftSize, rightSize);
  let at: u32 = 0;
  for (; at + 8 <= common; at += 8) {
    const a = load<u64>(left + at);
    const b = load<u64>(right + at);
    if (a != b) return bswap<u64>(a) < bswap<u64>(b);
  }
  for (; at < common; at++) {
    const a = load<u8>(left + at);
    const b = load<u8>(right + at);
    if (a != b) return a < b;
  }
  return leftSize < rightSize;
}
