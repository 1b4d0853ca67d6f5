// The lives of keys over plain leaves of etcd's key bucket: what src/etcd/checks/generations.ts and
// revisions.ts ask of every record, answered here for those that are plainly right. A page is first
// found plain by the scan of leaves, so its records are read without a look at their bounds.
//
// Each record becomes an entry, in order, and its key's slot is touched; then all entries are held
// against the slots. An entry whose record is not plainly right is marked, with what stood before
// it, and the host does the reference's check on that one:
//
//   entry   | hash u64 | main u64 | create revision u64 | version u64 | main and sub before f64 x 2 |
//           | row u16, element u16 | marks u32 | name start, end u32 | value start, end u32 |
//
// After a call main, create revision and version of a marked entry are f64, and those of the key's
// record before it.
//
// The table is the one of key-set.ts with slots of 32 bytes: hash with the live bit, main, create
// revision, version. Entries stand in the order of their hashes; at most 4/5 of the homes are in
// use, then dead slots are dropped and the table gets as many homes as leave it 8/15 full. So it
// never has over 60 bytes for each key that was live at that time, also while it grows.

import { plainEnd, rowElement, rowPage, rowSize } from './leaf-scan';
import { xxh64 } from './xxh64';

const PAGE_HEADER_SIZE: usize = 16;
const RECORD_SIZE: usize = 16;
const REVISION_SIZE: u32 = 17;
/** Tags of a KeyValue that are told apart here. */
const TAG_CREATE_REVISION: u8 = 0x10;
const TAG_VERSION: u8 = 0x20;
const TAG_VALUE: u8 = 0x2a;
const TAG_LEASE: u8 = 0x30;
/** Main revision of the first write of a store. */
const FIRST_REVISION: i64 = 2;

const ENTRY_SIZE: usize = 72;
/** Entries that fill a call, unless one page alone has more: so many stay in a core's own cache. */
const CALL_ENTRIES: u32 = 2048;
/** Marks of an entry: the host must look at it; the key was live before; it is a tombstone. */
const HANDED: u32 = 1;
const LIVE_BEFORE: u32 = 2;
const TOMBSTONE: u32 = 4;

const LIVE: u64 = 1;
const SLOT_SIZE: usize = 32;
const SLACK: u64 = 1024;
const HOMES_MIN: u64 = 3072;
const HOMES_PER_8: u64 = 15;
const WASM_PAGE_SIZE: u64 = 65536;

let seed: u64 = 0;
/** Hash of the pieces of a name so far. */
let nameState: u64 = 0;
/** Up to this main revision records may be missing. */
let floor: i64 = 0;
/** Whether every entry is marked. */
let handsAll: bool = false;
/** Main and sub of the record before, from the floor on. */
let lastMain: i64 = 0;
let lastSub: i64 = 0;
/** Main revision of the last record, wherever it is. */
let revision: i64 = 0;
/** Whether there was a record. */
let begun: bool = false;

/** First entry, and entries of the last call. */
let entries: usize = 0;
let count: u32 = 0;
/** Where the next field is read, and whether one was not as etcd writes it. */
let cursor: usize = 0;
let odd: bool = false;

let table: usize = 0;
/** End of the last slot, which is the end of memory. */
let tableEnd: usize = 0;
let homes: u64 = 0;
let used: u32 = 0;
let live: u32 = 0;
/** Whether memory could not grow; no later answer is right. */
let failed: bool = false;
/** Keeps the touching of slots from being optimised away. */
let touched: u64 = 0;
/** Slot of the key that was asked for last. */
let asked: usize = 0;

/**
 * Begins a pass. The table uses all memory from `tablePointer` on; `entriesPointer` is room for as
 * many entries as a page can have elements. False without memory.
 */
export function generationsInit(
  tablePointer: usize,
  entriesPointer: usize,
  nameSeed: u32,
  compactFloor: f64,
  handAll: bool,
): bool {
  table = (tablePointer + SLOT_SIZE - 1) & ~(SLOT_SIZE - 1);
  tableEnd = memory.size() << 16;
  if (table < tableEnd) memory.fill(table, 0, tableEnd - table);
  entries = entriesPointer;
  nameState = seed = nameSeed;
  floor = lastMain = <i64>compactFloor;
  handsAll = handAll;
  lastSub = revision = 0;
  count = used = live = 0;
  begun = false;
  homes = HOMES_MIN;
  failed = !extend(<u64>table + (HOMES_MIN + SLACK) * SLOT_SIZE);
  return !failed;
}

/** Keys that are live after the records so far. */
export function generationsLive(): u32 {
  return live;
}

/** Whether memory could not grow. */
export function generationsFailed(): bool {
  return failed;
}

/** Entries of the last call. */
export function generationsCount(): u32 {
  return count;
}

/** Main revision of the last record. */
export function generationsRevision(): f64 {
  return <f64>revision;
}

/**
 * Takes the pages of the rows [from, end) up to the first one that is not plain, or until the
 * entries fill a call, and says how many that was.
 */
export function generationsScan(from: u32, end: u32, children: u32, upperSize: u32): u32 {
  let row = from;
  count = 0;
  for (; row < end; row++) {
    const page = rowPage(row);
    const elements: u32 = load<u16>(page, 10);
    if (count > 0 && count + elements > CALL_ENTRIES) break;
    if (plainEnd(page, rowSize(row), rowElement(row), children, upperSize) == 0) break;
    enterPage(page, elements, row);
  }
  if (count > 0) {
    // Some checks only ask for the last record.
    const last = entries + <usize>(count - 1) * ENTRY_SIZE;
    store<u32>(last, load<u32>(last, 52) | HANDED, 52);
    applyAll();
  }
  return row - from;
}

/** Adds a piece to a name: NAME_PIECE_SIZE bytes, or what is left of it. */
export function generationsName(pointer: usize, length: u32): void {
  nameState = xxh64(pointer, length, nameState);
}

/** Ends a name: a record that the host has read. What stood before it is in the first entry. */
export function generationsPut(main: f64, sub: f64, create: f64, version: f64, dead: bool): void {
  enterRevision(entries, <i64>main, <i64>sub);
  store<u64>(entries, entryOf(nameState, dead));
  store<i64>(entries, <i64>create, 16);
  store<i64>(entries, <i64>version, 24);
  store<u32>(entries, HANDED | (dead ? TOMBSTONE : 0), 52);
  nameState = seed;
  count = 1;
  apply(entries);
}

/** Ends a name: main revision of its newest record if the key is live, -1 otherwise. */
export function generationsNewest(): f64 {
  const key = entryOf(nameState, true);
  nameState = seed;
  asked = find(key);
  const found = load<u64>(asked);
  return found == (key | LIVE) ? <f64>load<i64>(asked, 8) : -1;
}

/** Create revision of the live key that `generationsNewest` was last asked for. */
export function generationsCreated(): f64 {
  return <f64>load<i64>(asked, 16);
}

function entryOf(hash: u64, dead: bool): u64 {
  return max(hash & ~LIVE, 2) | (dead ? 0 : LIVE);
}

function enterPage(page: usize, elements: u32, row: u32): void {
  let at = entries + <usize>count * ENTRY_SIZE;
  let record = page + PAGE_HEADER_SIZE;
  for (let element: u32 = 0; element < elements; element++) {
    const key = record + load<u32>(record, 4);
    const keySize = load<u32>(record, 8);
    const value = key + keySize;
    store<u32>(at, row | (element << 16), 48);
    let marks = enterRevision(at, bswap(load<i64>(key)), bswap(load<i64>(key, 9)));
    marks |= enterValue(at, value, value + load<u32>(record, 12), keySize > REVISION_SIZE);
    store<u32>(at, marks, 52);
    record += RECORD_SIZE;
    at += ENTRY_SIZE;
  }
  count += elements;
}

/** The revision of an entry, and the one before it; marks it if they do not follow each other. */
function enterRevision(at: usize, main: i64, sub: i64): u32 {
  store<i64>(at, main, 8);
  store<f64>(at, <f64>lastMain, 32);
  store<f64>(at, <f64>lastSub, 40);
  let follows = begun && !handsAll;
  begun = true;
  revision = main;
  if (main > floor) {
    if (main == lastMain ? sub != lastSub + 1 : main != lastMain + 1 || sub != 0) follows = false;
    lastMain = main;
    lastSub = sub;
  }
  return follows ? 0 : HANDED;
}

/** The fields of a record, which the scan found in order and inside their bounds. */
function enterValue(at: usize, start: usize, end: usize, isTombstone: bool): u32 {
  odd = false;
  cursor = start + 1;
  const nameSize = takeNumber();
  const name = cursor;
  cursor += <usize>nameSize;
  store<u64>(at, entryOf(xxh64(name, <u32>nameSize, seed), isTombstone));
  store<u32>(at, <u32>name, 56);
  store<u32>(at, <u32>cursor, 60);
  let create: u64 = 0;
  let version: u64 = 0;
  let valueStart = start;
  let valueEnd = start;
  while (cursor < end) {
    const tag = load<u8>(cursor++);
    const number = takeNumber();
    if (tag == TAG_CREATE_REVISION) create = number;
    else if (tag == TAG_VERSION) version = number;
    else if (tag == TAG_VALUE) {
      valueStart = cursor;
      valueEnd = cursor += <usize>number;
    } else if (tag == TAG_LEASE) odd = true;
  }
  store<u64>(at, create, 16);
  store<u64>(at, version, 24);
  store<u32>(at, <u32>valueStart, 64);
  store<u32>(at, <u32>valueEnd, 68);
  return (odd ? HANDED : 0) | (isTombstone ? TOMBSTONE : 0);
}

/** A varint; one that ends with 0 is longer than needed, or of a field that need not be there. */
function takeNumber(): u64 {
  let byte = <u64>load<u8>(cursor++);
  if (byte == 0) odd = true;
  if (byte < 0x80) return byte;
  let value = byte & 0x7f;
  for (let shift: u64 = 7; ; shift += 7) {
    byte = <u64>load<u8>(cursor++);
    value |= (byte & 0x7f) << shift;
    if (byte >= 0x80) continue;
    if (byte == 0) odd = true;
    return value;
  }
}

/** All slots are touched before the first entry is applied, so that their cache misses overlap. */
function applyAll(): void {
  const end = entries + <usize>count * ENTRY_SIZE;
  let sum: u64 = 0;
  for (let at = entries; at < end; at += ENTRY_SIZE) sum ^= load<u64>(home(load<u64>(at)));
  touched = sum;
  for (let at = entries; at < end && !failed; at += ENTRY_SIZE) apply(at);
}

/** Holds an entry against its key's slot, marks it if it is not plainly right, and moves the slot on. */
function apply(at: usize): void {
  const entry = load<u64>(at);
  const main = load<i64>(at, 8);
  const slot = find(entry);
  const found = load<u64>(slot);
  const known = (found ^ entry) <= LIVE;
  const wasLive = known && (found & LIVE) != 0;
  const isRight =
    entry & LIVE
      ? wasLive
        ? isNext(at, slot)
        : isFirst(main, load<i64>(at, 16), load<i64>(at, 24))
      : wasLive || main <= floor;
  const marks = load<u32>(at, 52);
  const create = load<i64>(at, 16);
  const version = load<i64>(at, 24);
  if (!isRight || (marks & HANDED) != 0) {
    store<u32>(at, marks | HANDED | (wasLive ? LIVE_BEFORE : 0), 52);
    if (wasLive) {
      store<f64>(at, <f64>load<i64>(slot, 8), 8);
      store<f64>(at, <f64>load<i64>(slot, 16), 16);
      store<f64>(at, <f64>load<i64>(slot, 24), 24);
    }
  }
  live += <u32>(entry & LIVE) - <u32>wasLive;
  if (!(entry & LIVE)) {
    // Of a key that was never seen there is nothing to remember.
    if (known) store<u64>(slot, entry);
    return;
  }
  if (!known) makeRoom(slot);
  store<u64>(slot, entry);
  store<i64>(slot, main, 8);
  store<i64>(slot, create, 16);
  store<i64>(slot, version, 24);
  if (!known) grow();
}

/** Whether an entry continues the life in its slot. */
function isNext(at: usize, slot: usize): bool {
  const main = load<i64>(at, 8);
  const version = load<i64>(at, 24);
  const before = load<i64>(slot, 24);
  if (load<i64>(at, 16) != load<i64>(slot, 16) || version <= before) return false;
  if (main > floor) return version == before + 1;
  // Where records between are gone, each of them had a revision of its own.
  return version <= before + main - load<i64>(slot, 8);
}

/** Whether a record begins a life, or may be the first that compaction left of one. */
function isFirst(main: i64, create: i64, version: i64): bool {
  if (version == 1 && create == main) return true;
  if (main > floor || version <= 1 || create < FIRST_REVISION || create >= main) return false;
  return version <= main - create + 1;
}

function home(entry: u64): usize {
  return table + <usize>(((entry >> 32) * homes) >> 32) * SLOT_SIZE;
}

/** The slot of a hash, or the one before which it belongs: an empty one, or one of a greater hash. */
function find(entry: u64): usize {
  const key = entry & ~LIVE;
  let at = home(entry);
  // An empty slot, less 1, is the greatest number and ends the search.
  while (load<u64>(at) - 1 < key - 1) at += SLOT_SIZE;
  return at;
}

/** Moves the slots from `at` to the next empty one up by one. */
function makeRoom(at: usize): void {
  let end = at;
  while (load<u64>(end)) end += SLOT_SIZE;
  if (end > at) memory.copy(at + SLOT_SIZE, at, end - at);
  used++;
}

/** After an insertion: keeps the last slot empty and the table sparse. */
function grow(): void {
  if (load<u64>(tableEnd - SLOT_SIZE) != 0) failed = !extend(<u64>tableEnd + SLOT_SIZE);
  if (<u64>used * 5 > homes * 4 && !failed) failed = !rebuild();
}

/** Makes memory reach `end`. */
function extend(end: u64): bool {
  if (end <= <u64>tableEnd) return true;
  const pages = (end - <u64>tableEnd + WASM_PAGE_SIZE - 1) / WASM_PAGE_SIZE;
  // The end of memory must be a number of 32 bits.
  if (<u64>tableEnd + pages * WASM_PAGE_SIZE >= 0x1_0000_0000) return false;
  if (memory.grow(<i32>pages) < 0) return false;
  tableEnd += <usize>(pages * WASM_PAGE_SIZE);
  return true;
}

/** Drops dead slots and enlarges the table, in place. */
function rebuild(): bool {
  const oldEnd = tableEnd;
  const newHomes = max(homes, (<u64>live * HOMES_PER_8) >> 3);
  if (!extend(<u64>table + (newHomes + SLACK) * SLOT_SIZE)) return false;
  homes = newHomes;
  used = live;
  return deal(pack(oldEnd));
}

/** Moves the live slots before `oldEnd` to the table's end and clears the rest; the first of them. */
function pack(oldEnd: usize): usize {
  let first = tableEnd;
  for (let at = oldEnd; at > table;) {
    at -= SLOT_SIZE;
    if (!(load<u64>(at) & LIVE)) continue;
    first -= SLOT_SIZE;
    if (first != at) copySlot(first, at);
  }
  memory.fill(table, 0, first - table);
  return first;
}

/** Deals the packed slots out to their places, which by then are free. */
function deal(first: usize): bool {
  let next = table;
  for (let at = first; at < tableEnd; at += SLOT_SIZE) {
    const place = max(home(load<u64>(at)), next);
    if (place > at) {
      // So many fell together at the end that the slack is too short: the rest is moved up.
      const rest = tableEnd - at;
      if (!extend(<u64>tableEnd + (place - at))) return false;
      memory.copy(tableEnd - rest, at, rest);
      memory.fill(at, 0, min(rest, tableEnd - rest - at));
      at = tableEnd - rest;
    }
    if (place != at) {
      copySlot(place, at);
      store<u64>(at, 0);
    }
    next = place + SLOT_SIZE;
  }
  return next < tableEnd || extend(<u64>tableEnd + SLOT_SIZE);
}

function copySlot(to: usize, from: usize): void {
  const front = v128.load(from);
  const back = v128.load(from, 16);
  v128.store(to, front);
  v128.store(to, back, 16);
}
