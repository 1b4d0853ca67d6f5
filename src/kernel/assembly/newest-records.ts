// The newest records of every key in two stores: what src/etcd/compare/newest-records.ts keeps, by
// a fingerprint of the name. A slot has 16 bytes:
//
//   slot    | fingerprint, 62 bits | also given | same in both | before u32 | after u32 |
//
// `before` and `after` are the numbers of records, odd for a put; 0 for none. The table is the one
// of key-set.ts: slots stand in the order of their fingerprints, at most 4/5 of the homes are in
// use, then the slots of keys that are live in neither store are dropped and the table gets as many
// homes as leave it 8/15 full. So it never has over 30 bytes for each key that was live in one of
// the stores at that time, also while it grows. It lies at the end of memory.

import { nameHashAdd, nameHashEnd } from './name-hash';

/** Whether the key's newest record came for both stores at once. */
const SAME: u64 = 1;
/** Whether the key is given even if it is the same in both. */
const ALSO: u64 = 2;
const MARKS: u64 = 3;
const SLOT_SIZE: usize = 16;
const SLACK: u64 = 1024;
/** Homes of the smallest table: with the slack one page of memory. */
const HOMES_MIN: u64 = 3072;
const HOMES_PER_8: u64 = 15;
const WASM_PAGE_SIZE: u64 = 65536;
/** Records that wait, so that the cache misses of their slots overlap. */
const GROUP: u32 = 1024;

let table: usize = 0;
/** End of the last slot, which is the end of memory. */
let tableEnd: usize = 0;
let homes: u64 = 0;
/** Slots in use. */
let used: u64 = 0;
/** Whether memory could not grow; the table is then worth nothing. */
let failed: bool = false;
/** Records that wait, each as the slot that it would be. */
let queue: usize = 0;
let pending: u32 = 0;
/** Keeps the touching of slots from being optimised away. */
let touched: u64 = 0;

/**
 * Makes an empty table, which uses all memory from `tablePointer` on, a multiple of 16;
 * `queuePointer` is room for GROUP slots. False without memory.
 */
export function newestInit(tablePointer: usize, queuePointer: usize): bool {
  table = tablePointer;
  tableEnd = memory.size() << 16;
  if (table < tableEnd) memory.fill(table, 0, tableEnd - table);
  queue = queuePointer;
  pending = 0;
  used = 0;
  homes = HOMES_MIN;
  failed = !extend(<u64>table + (HOMES_MIN + SLACK) * SLOT_SIZE);
  return !failed;
}

/** Whether memory could not grow. */
export function newestFailed(): bool {
  return failed;
}

/** First slot, when all records have been put in. */
export function newestTable(): usize {
  flush();
  return table;
}

/** Slots from the first one to the end of memory. */
export function newestSlots(): u32 {
  return <u32>((tableEnd - table) / SLOT_SIZE);
}

/** Adds a part to a name: NAME_PIECE_SIZE bytes, or what is left of it. */
export function newestName(pointer: usize, length: u32): void {
  nameHashAdd(pointer, length);
}

/** Ends a name: the numbers of its record in each store that has it, or 0. */
export function newestPut(before: u32, after: u32, isAlso: bool): void {
  enqueueNewest(nameHashEnd(), before, after, isAlso);
}

/** Lets a record wait. */
export function enqueueNewest(hash: u64, before: u32, after: u32, isAlso: bool): void {
  if (pending == GROUP) flush();
  const at = queue + <usize>pending * SLOT_SIZE;
  // No slot in use may look like an empty one.
  const key = max<u64>(hash & ~MARKS, MARKS + 1);
  store<u64>(at, key | (isAlso ? ALSO : 0) | (before != 0 && after != 0 ? SAME : 0));
  store<u32>(at, before, 8);
  store<u32>(at, after, 12);
  pending++;
}

function flush(): void {
  const end = queue + <usize>pending * SLOT_SIZE;
  let sum: u64 = 0;
  for (let at = queue; at < end; at += SLOT_SIZE) sum ^= load<u64>(home(load<u64>(at)));
  touched = sum;
  for (let at = queue; at < end && !failed; at += SLOT_SIZE) put(at);
  pending = 0;
}

function home(entry: u64): usize {
  return table + <usize>(((entry >> 32) * homes) >> 32) * SLOT_SIZE;
}

function put(waiting: usize): void {
  const entry = load<u64>(waiting);
  const key = entry & ~MARKS;
  let at = home(key);
  // Passes the slots of lower hashes; an empty one, less 1, is the greatest number and ends it.
  while (load<u64>(at) - 1 < key - 1) at += SLOT_SIZE;
  const isNew = (load<u64>(at) ^ key) > MARKS;
  if (isNew) makeRoom(at);
  const before = load<u32>(waiting, 8);
  const after = load<u32>(waiting, 12);
  store<u64>(at, entry);
  if (before != 0 || isNew) store<u32>(at, before, 8);
  if (after != 0 || isNew) store<u32>(at, after, 12);
  if (isNew) grow();
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
  if (used * 5 > homes * 4 && !failed) failed = !rebuild();
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

function isLive(slot: usize): bool {
  return ((load<u32>(slot, 8) | load<u32>(slot, 12)) & 1) != 0;
}

/** Drops the slots of keys that are live nowhere and enlarges the table, in place. */
function rebuild(): bool {
  const oldEnd = tableEnd;
  used = 0;
  for (let at = table; at < oldEnd; at += SLOT_SIZE) used += <u64>isLive(at);
  const newHomes = max(homes, (used * HOMES_PER_8) >> 3);
  if (!extend(<u64>table + (newHomes + SLACK) * SLOT_SIZE)) return false;
  homes = newHomes;
  return deal(pack(oldEnd));
}

/** Moves the live slots before `oldEnd` to the table's end and clears the rest; the first of them. */
function pack(oldEnd: usize): usize {
  let first = tableEnd;
  for (let at = oldEnd; at > table;) {
    at -= SLOT_SIZE;
    if (!isLive(at)) continue;
    first -= SLOT_SIZE;
    if (first != at) v128.store(first, v128.load(at));
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
      v128.store(place, v128.load(at));
      v128.store(at, i64x2.splat(0));
    }
    next = place + SLOT_SIZE;
  }
  return next < tableEnd || extend(<u64>tableEnd + SLOT_SIZE);
}
