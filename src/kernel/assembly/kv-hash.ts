// The fast pass of HashKV over leaves of etcd's key bucket (etcd server/storage/mvcc/hash.go,
// kvHasher, v3.6.14): of plain pages (`leaf-scan.ts`) it hashes the records that count, and nothing
// of others. The records behind the compacted revision go first: all of them count, and their names
// are put in the key set as live. Of the others only those count whose key has no later record, so
// a record whose name is in the set is left out. History that is compacted has one record a key; if
// it has two, it is not, and the answer is worth nothing.

import { crcUpdate } from './crc32c';
import { claimName, enqueueName, prepareQueue } from './key-set';
import {
  HEADER_SIZE,
  mainOf,
  plainEnd,
  RECORD_SIZE,
  revision,
  REVISION_SIZE,
  rowElement,
  rowPage,
  rowSize,
} from './leaf-scan';

/** What `claimName` says of a name that another compacted record has. */
const COMPACTED: u32 = 2;

/** The first main revision that is taken, and the last one. */
let first: u64 = 0;
let last: u64 = 0;
/** Whether names are put in the set, or looked up. */
let putsNames: bool = false;
let looksUp: bool = false;
let hashed: f64 = 0;
/** Whether the last record hashed was a put. */
let endsLive: bool = false;
let doubled: bool = false;

/**
 * Takes the main revisions `from` to `to` from here on. `names` is 0 to hash all records,
 * 1 to put their names in the key set as well, 2 to hash those only whose names are not in it.
 */
export function kvHashInit(from: f64, to: f64, names: u32): void {
  first = <u64>from;
  last = <u64>to;
  putsNames = names == 1;
  looksUp = names == 2;
  hashed = 0;
  endsLive = false;
  doubled = false;
}

/** Records hashed since `kvHashInit`. */
export function kvHashRecords(): f64 {
  return hashed;
}

/** Whether the last of them was a put, so that its key is live there. */
export function kvHashEndsLive(): bool {
  return endsLive;
}

/** Whether two records that were looked up had the same name. */
export function kvHashDoubled(): bool {
  return doubled;
}

/** As `leafScan`. Names must not be put in the set by that one, and none may wait to be looked up. */
export function kvHashScan(from: u32, end: u32, children: u32, upperSize: u32): u32 {
  let row = from;
  for (; row < end; row++) {
    const page = rowPage(row);
    if (plainEnd(page, rowSize(row), rowElement(row), children, upperSize) == 0) break;
    hashPage(page);
  }
  return row - from;
}

/** Hashes what counts on a plain page; records that follow each other at once. */
function hashPage(page: usize): void {
  const count: u32 = load<u16>(page, 10);
  if (putsNames) prepareQueue(count);
  let record = page + HEADER_SIZE;
  let start: usize = 0;
  let end: usize = 0;
  for (
    const recordsEnd = record + <usize>count * RECORD_SIZE;
    record < recordsEnd;
    record += RECORD_SIZE
  ) {
    const key = record + load<u32>(record, 4);
    const main = mainOf(revision(key));
    if (main > last) break;
    const keySize = load<u32>(record, 8);
    if (main < first || !counts(key, keySize)) continue;
    if (end != key) {
      if (end != start) crcUpdate(start, <u32>(end - start));
      start = key;
    }
    end = key + keySize + load<u32>(record, 12);
    endsLive = keySize == REVISION_SIZE;
    hashed++;
  }
  if (end != start) crcUpdate(start, <u32>(end - start));
}

/** Whether a record counts; its name is put in the set. */
function counts(key: usize, keySize: u32): bool {
  if (!putsNames && !looksUp) return true;
  // Behind the tag of the name its size, which is known to be at most NAME_PIECE_SIZE.
  let name = key + keySize + 1;
  let nameSize: u32 = 0;
  for (let shift: u32 = 0; ; shift += 7) {
    const byte: u32 = load<u8>(name++);
    nameSize |= (byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  if (putsNames) {
    enqueueName(name, nameSize, true);
    return true;
  }
  const known = claimName(name, nameSize);
  if (known == COMPACTED) doubled = true;
  return known == 0 && keySize == REVISION_SIZE;
}
