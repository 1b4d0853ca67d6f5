// The set of live keys: slots of 8 bytes, each with 63 bits of a name's hash and whether the key is
// live; 0 is an empty slot. Linear probing with the entries in the order of their hashes: the home
// slot grows with the hash (multiply-high), and a new entry moves those behind it up by one. So the
// table is a sorted list with holes, and the rest is simple: it grows in place (pack everything at
// the end, then deal it out from the start), and a search ends at the first greater hash.
//
// At most 4/5 of the homes are in use. Then dead entries are dropped, and the table gets as many
// homes as leave it at most 8/15 full: never over 15 bytes for each key that was live at that time
// (and 128 KiB), also while it grows. It lies at the end of memory. Its last slot is always
// empty, so no search runs past it; names that fall together can make searches long, but a seed
// that their maker does not know prevents that.

import { xxh64 } from './xxh64';

const LIVE: u64 = 1;
/** Slots behind the last home for entries that are moved up; more are added as they are needed. */
const SLACK: u64 = 1024;
/** Homes of the smallest table: with the slack one page of memory. */
const HOMES_MIN: u64 = 7168;
/** Homes for 8 entries in a table that was just enlarged. */
const HOMES_PER_8: u64 = 15;
const WASM_PAGE_SIZE: u64 = 65536;
/**
 * Operations whose slots are all touched before the first is done, so that their cache misses
 * overlap; the lines of so many fit in a core's own cache.
 */
const GROUP: u32 = 1024;
/** A longer name is hashed in pieces of this many bytes, each with the hash so far as its seed. */
export const NAME_PIECE_SIZE: u32 = 65536;

let seed: u64 = 0;
/** Hash of the pieces of a name so far. */
let nameState: u64 = 0;
/** Whether deleted keys keep their entry, in a table that is to be replayed over another one. */
let keepsDeleted: bool = false;
/** First slot. */
let table: usize = 0;
/** End of the last slot, which is the end of memory. */
let tableEnd: usize = 0;
/** Slots that are a home. */
let homes: u64 = 0;
/** Slots in use, dead entries included. */
let used: u32 = 0;
let live: u32 = 0;
/** Whether memory could not grow. The set then changes no more and its size means nothing. */
let failed: bool = false;

/** Where operations wait: the key's hash, with 1 to add and 0 to delete. */
let queue: usize = 0;
/** Operations that the queue has room for. */
let queueSize: u32 = 0;
let pending: u32 = 0;
/** Keeps the touching of slots from being optimised away. */
let touched: u64 = 0;

/**
 * Makes an empty set. The table begins at `tablePointer`, a multiple of 16, and uses all memory
 * from there on; `queuePointer` is room for `operations` of 8 bytes each. False without memory.
 */
export function keySetInit(
  tablePointer: usize,
  queuePointer: usize,
  operations: u32,
  nameSeed: u32,
  keepDeleted: bool,
): bool {
  table = tablePointer;
  tableEnd = memory.size() << 16;
  memory.fill(table, 0, tableEnd - table);
  queue = queuePointer;
  queueSize = operations;
  nameState = seed = nameSeed;
  keepsDeleted = keepDeleted;
  pending = used = live = 0;
  homes = HOMES_MIN;
  failed = !extend(<u64>table + ((HOMES_MIN + SLACK) << 3));
  return !failed;
}

/** Live keys now. */
export function keySetSize(): u32 {
  keySetFlush();
  return live;
}

/** Whether memory could not grow; no later answer of this set is right. */
export function keySetFailed(): bool {
  return failed;
}

/** First slot. A table is handed on as its slots: `keySetReplay` takes them, a piece at a time. */
export function keySetTable(): usize {
  keySetFlush();
  return table;
}

/** Slots from the first one to the end of memory. */
export function keySetSlots(): u32 {
  return <u32>((tableEnd - table) >> 3);
}

/** Adds a piece to a name: NAME_PIECE_SIZE bytes, or what is left of it. */
export function keySetName(pointer: usize, length: u32): void {
  nameState = xxh64(pointer, length, nameState);
}

/** Ends a name that `claim` is asked for. */
export function keySetClaim(): u32 {
  keySetFlush();
  const found = claim(nameState);
  nameState = seed;
  return found;
}

/** Ends a name; the key is live or deleted from here on. */
export function keySetPut(isLive: bool): void {
  if (pending == queueSize) keySetFlush();
  enqueue(nameState, isLive);
  nameState = seed;
}

/** Does the entries of another table, of the same seed and with deleted keys kept, over this. */
export function keySetReplay(pointer: usize, slots: u32): void {
  keySetFlush();
  for (const end = pointer + (slots << 3); pointer < end && !failed; pointer += 8) {
    const entry = load<u64>(pointer);
    if (entry) put(entry);
  }
}

/** Makes room in the queue, which must have room for that many `operations` when it is empty. */
export function prepareQueue(operations: u32): void {
  if (pending >= GROUP || pending + operations > queueSize) keySetFlush();
}

/** What waits, to be given to `truncateQueue` if what follows is not to count. */
export function queueLength(): u32 {
  return pending;
}

/** Takes back what was put in the queue since it had `length`. */
export function truncateQueue(length: u32): void {
  pending = length;
}

/** Lets a whole name of up to NAME_PIECE_SIZE bytes wait; the queue must have room. */
export function enqueueName(pointer: usize, length: u32, isLive: bool): void {
  enqueue(xxh64(pointer, length, seed), isLive);
}

/** What `claim` says of a whole name of up to NAME_PIECE_SIZE bytes; nothing may be waiting. */
export function claimName(pointer: usize, length: u32): u32 {
  return claim(xxh64(pointer, length, seed));
}

function enqueue(hash: u64, isLive: bool): void {
  store<u64>(queue + (pending++ << 3), deadEntry(hash) | (<u64>isLive));
}

/** 2 stands for 0 as well, so that no entry looks like an empty slot. */
function deadEntry(hash: u64): u64 {
  return max<u64>(hash & ~LIVE, 2);
}

/** Does what waits. */
function keySetFlush(): void {
  const end = queue + (pending << 3);
  pending = 0;
  for (let start = queue; start < end; start += GROUP << 3) {
    applyGroup(start, min(start + (GROUP << 3), end));
  }
}

function applyGroup(start: usize, end: usize): void {
  let sum: u64 = 0;
  for (let at = start; at < end; at += 8) sum ^= load<u64>(home(load<u64>(at)));
  touched = sum;
  for (let at = start; at < end && !failed; at += 8) put(load<u64>(at));
}

function home(entry: u64): usize {
  return table + ((<usize>(((entry >> 32) * homes) >> 32)) << 3);
}

/** The slot of a key, given its dead entry, or of what it has to be inserted before. */
function locate(key: u64): usize {
  let at = home(key);
  // Passes the entries of lower hashes; an empty slot, less 1, is the greatest number and ends it.
  while (load<u64>(at) - 1 < key - 1) at += 8;
  return at;
}

/**
 * Puts in a deleted key that was not known, and answers 0; otherwise changes nothing, and answers 1
 * for a live key and 2 for a deleted one. For sets that keep deleted keys.
 */
function claim(hash: u64): u32 {
  const key = deadEntry(hash);
  const at = locate(key);
  const found = load<u64>(at);
  if ((found ^ key) <= LIVE) return found & LIVE ? 1 : 2;
  if (!failed) insert(at, key);
  return 0;
}

function put(entry: u64): void {
  const key = entry & ~LIVE;
  const at = locate(key);
  const found = load<u64>(at);
  if ((found ^ key) <= LIVE) {
    store<u64>(at, entry);
    live += <u32>(entry & LIVE) - <u32>(found & LIVE);
  } else if (entry != key || keepsDeleted) {
    insert(at, entry);
  }
  // Otherwise it is a tombstone of a key that was never seen, and there is nothing to remember.
}

/** Puts an entry at `at` and moves those from there to the next empty slot up by one. */
function insert(at: usize, entry: u64): void {
  used++;
  live += <u32>(entry & LIVE);
  while (entry) {
    const next = load<u64>(at);
    store<u64>(at, entry);
    entry = next;
    at += 8;
  }
  if (at == tableEnd) failed = !extend(<u64>tableEnd + 8);
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

/** Drops dead entries, unless they are kept, and enlarges the table; in place. */
function rebuild(): bool {
  const kept = keepsDeleted ? used : live;
  const oldEnd = tableEnd;
  const newHomes = max(homes, (<u64>kept * HOMES_PER_8) >> 3);
  if (!extend(<u64>table + ((newHomes + SLACK) << 3))) return false;
  homes = newHomes;
  used = kept;
  return deal(pack(oldEnd));
}

function isKept(entry: u64): bool {
  return (entry & LIVE) != 0 || (keepsDeleted && entry != 0);
}

/** Moves the entries before `oldEnd` to the table's end and clears the rest; the first of them. */
function pack(oldEnd: usize): usize {
  let first = tableEnd;
  for (let at = oldEnd; at > table;) {
    at -= 8;
    const entry = load<u64>(at);
    if (!isKept(entry)) continue;
    first -= 8;
    store<u64>(first, entry);
  }
  memory.fill(table, 0, first - table);
  return first;
}

/** Deals the packed entries out to their places, which by then are free. */
function deal(first: usize): bool {
  let next = table;
  for (let at = first; at < tableEnd; at += 8) {
    const entry = load<u64>(at);
    const place = max(home(entry), next);
    if (place > at) {
      // So many fell together at the end that the slack is too short: the rest is moved up.
      const rest = tableEnd - at;
      if (!extend(<u64>tableEnd + (place - at))) return false;
      memory.copy(tableEnd - rest, at, rest);
      memory.fill(at, 0, min(rest, tableEnd - rest - at));
      at = tableEnd - rest;
    }
    store<u64>(at, 0);
    store<u64>(place, entry);
    next = place + 8;
  }
  return next < tableEnd || extend(<u64>tableEnd + 8);
}
