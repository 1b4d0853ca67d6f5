// Goes over the records of two stores at once, in the order of revisions: what
// src/etcd/compare/merge-records.ts does, for plain pages (`leaf-scan.ts`). A record that both have,
// at the same revision with the same bytes, is one record.
//
// Where each side is lies in words of 32 bits that the host reads and writes between calls, those of
// before first:
//
//   0 rows   1 parent   2 upper key      as leafScanInit has them
//   3 row    4 row behind the last       5 elements of the parent   6 bytes of the upper key
//   7 element of the row's page          8 ordinal of the record in hand
//   9 what is known of the page: 0 nothing, 1 it is plain, 2 it is not
//  10 whether the side has ended
//
// Rules of names lie one behind the other, each its size (u32) and its bytes: the prefix that a name
// must have, then those under which keys are given even if they are the same in both.

import {
  HEADER_SIZE,
  leafScanInit,
  mainOf,
  plainEnd,
  RECORD_SIZE,
  revision,
  REVISION_SIZE,
  rowElement,
  rowPage,
  rowSize,
  subOf,
} from './leaf-scan';
import { nameHash } from './name-hash';
import { enqueueNewest } from './newest-records';

/** Bytes of a side's words. */
const SIDE_SIZE: usize = 48;
/** Bytes of a row: pointer and size of a page, its element in the parent. */
const ROW_SIZE: usize = 12;
const UNKNOWN: u32 = 0;
const PLAIN: u32 = 1;
const NOT_PLAIN: u32 = 2;

let before: usize = 0;
let after: usize = 0;
/** The last main revision of each side, and the one up to which its records may be missing. */
let lastBefore: i64 = 0;
let lastAfter: i64 = 0;
let compactBefore: i64 = 0;
let compactAfter: i64 = 0;
let rules: usize = 0;
let rulesEnd: usize = 0;

/** Records of the last call that are the same in both, and the last main revision of one. */
let sharedCount: u32 = 0;
let sharedMain: i64 = 0;
/** First main revision that shows a fork; -1 if none does. */
let forkMain: i64 = -1;

/** Where the words of both sides are, and the rules of names up to their end. */
export function recordMergeInit(words: usize, rulesPointer: usize, rulesSize: u32): void {
  before = words;
  after = words + SIDE_SIZE;
  rules = rulesPointer;
  rulesEnd = rulesPointer + rulesSize;
  forkMain = -1;
}

/** The last main revision of each side, and the one up to which records may be missing, or -1. */
export function recordMergeBounds(
  revisionBefore: f64,
  compactedBefore: f64,
  revisionAfter: f64,
  compactedAfter: f64,
): void {
  lastBefore = <i64>revisionBefore;
  lastAfter = <i64>revisionAfter;
  compactBefore = <i64>compactedBefore;
  compactAfter = <i64>compactedAfter;
}

/** Records of the last call that are the same in both. */
export function recordMergeShared(): u32 {
  return sharedCount;
}

/** Main revision of the last record that is the same in both. */
export function recordMergeSharedRevision(): f64 {
  return <f64>sharedMain;
}

/** First main revision that shows a fork; -1 if none did. */
export function recordMergeFork(): f64 {
  return <f64>forkMain;
}

/** Merges until a side has no row left, or one whose page is not plain, or both have ended. */
export function recordMerge(): void {
  sharedCount = 0;
  while (isReady(before) && isReady(after) && !(hasEnded(before) && hasEnded(after))) {
    mergePages();
  }
}

function word(side: usize, index: usize): u32 {
  return load<u32>(side + (index << 2));
}

function setWord(side: usize, index: usize, value: u32): void {
  store<u32>(side + (index << 2), value);
}

function hasEnded(side: usize): bool {
  return word(side, 10) != 0;
}

/** Whether a side has ended, or has a plain page in hand. */
function isReady(side: usize): bool {
  if (hasEnded(side)) return true;
  const row = word(side, 3);
  if (row >= word(side, 4)) return false;
  if (word(side, 9) == UNKNOWN) {
    leafScanInit(word(side, 0), word(side, 1), word(side, 2), false);
    const end = plainEnd(rowPage(row), rowSize(row), rowElement(row), word(side, 5), word(side, 6));
    setWord(side, 9, end != 0 ? PLAIN : NOT_PLAIN);
  }
  return word(side, 9) == PLAIN;
}

/** The page that a side has in hand; 0 if it has ended. */
function pageOf(side: usize): usize {
  return hasEnded(side) ? 0 : load<u32>(word(side, 0) + <usize>word(side, 3) * ROW_SIZE);
}

/** Merges the pages in hand until one of them, or a side, ends. */
function mergePages(): void {
  const pageBefore = pageOf(before);
  const pageAfter = pageOf(after);
  // A side that has ended has no record, and its elements do not end.
  const countBefore: u32 = pageBefore ? load<u16>(pageBefore, 10) : u32.MAX_VALUE;
  const countAfter: u32 = pageAfter ? load<u16>(pageAfter, 10) : u32.MAX_VALUE;
  let elementBefore = pageBefore ? word(before, 7) : 0;
  let elementAfter = pageAfter ? word(after, 7) : 0;
  let ordinalBefore = word(before, 8);
  let ordinalAfter = word(after, 8);
  while (elementBefore < countBefore && elementAfter < countAfter) {
    const left = recordAt(pageBefore, elementBefore);
    const right = recordAt(pageAfter, elementAfter);
    if (left && mainAt(left) > lastBefore) setWord(before, 10, 1);
    if (right && mainAt(right) > lastAfter) setWord(after, 10, 1);
    if ((left && hasEnded(before)) || (right && hasEnded(after))) break;
    const order = !right ? -1 : !left ? 1 : orderOf(left, right);
    if (order == 0) takeBoth(left, right, ordinalBefore, ordinalAfter);
    else if (order < 0) takeBefore(left, ordinalBefore);
    else takeAfter(right, ordinalAfter);
    if (order <= 0) {
      elementBefore++;
      ordinalBefore++;
    }
    if (order >= 0) {
      elementAfter++;
      ordinalAfter++;
    }
  }
  if (pageBefore) moveTo(before, elementBefore, countBefore, ordinalBefore);
  if (pageAfter) moveTo(after, elementAfter, countAfter, ordinalAfter);
}

/** Where a side goes on: on the next row if the page has ended. */
function moveTo(side: usize, element: u32, count: u32, ordinal: u32): void {
  setWord(side, 8, ordinal);
  setWord(side, 7, element == count ? 0 : element);
  if (element < count) return;
  setWord(side, 3, word(side, 3) + 1);
  setWord(side, 9, UNKNOWN);
}

/** The record of an element; 0 without a page. */
function recordAt(page: usize, element: u32): usize {
  return page ? page + HEADER_SIZE + <usize>element * RECORD_SIZE : 0;
}

function keyOf(record: usize): usize {
  return record + load<u32>(record, 4);
}

function keySizeOf(record: usize): u32 {
  return load<u32>(record, 8);
}

function mainAt(record: usize): i64 {
  return bswap<i64>(load<i64>(keyOf(record)));
}

/** The order of two revision keys: a put before the tombstone of the same revision. */
function orderOf(left: usize, right: usize): i32 {
  const own = revision(keyOf(left));
  const other = revision(keyOf(right));
  if (mainOf(own) != mainOf(other)) return mainOf(own) < mainOf(other) ? -1 : 1;
  if (subOf(own) != subOf(other)) return subOf(own) < subOf(other) ? -1 : 1;
  const order = <i32>keySizeOf(left) - <i32>keySizeOf(right);
  // One history cannot have put and deleted at the same revision.
  if (order != 0) noteFork(<i64>mainOf(own));
  return order;
}

/** A revision that both sides have in hand. */
function takeBoth(left: usize, right: usize, ordinalBefore: u32, ordinalAfter: u32): void {
  if (isEqual(left, right)) {
    sharedCount++;
    sharedMain = mainAt(left);
    put(left, numberOf(left, ordinalBefore), numberOf(right, ordinalAfter));
    return;
  }
  noteFork(mainAt(left));
  put(left, numberOf(left, ordinalBefore), 0);
  put(right, 0, numberOf(right, ordinalAfter));
}

/** A record that only before has: of a fork, if after must have it. */
function takeBefore(record: usize, ordinal: u32): void {
  const main = mainAt(record);
  if (main > compactAfter && main <= lastAfter) noteFork(main);
  put(record, numberOf(record, ordinal), 0);
}

/** A record that only after has. */
function takeAfter(record: usize, ordinal: u32): void {
  const main = mainAt(record);
  if (main > compactBefore && main <= lastBefore) noteFork(main);
  put(record, 0, numberOf(record, ordinal));
}

function noteFork(main: i64): void {
  if (forkMain < 0) forkMain = main;
}

function numberOf(record: usize, ordinal: u32): u32 {
  return ((ordinal + 1) << 1) | (keySizeOf(record) > REVISION_SIZE ? 0 : 1);
}

/** Whether two records of one revision have the same bytes. */
function isEqual(left: usize, right: usize): bool {
  const size = load<u32>(left, 12);
  if (size != load<u32>(right, 12)) return false;
  let own = keyOf(left) + keySizeOf(left);
  let other = keyOf(right) + keySizeOf(right);
  const end = own + size;
  for (; own + 16 <= end; own += 16, other += 16) {
    if (v128.any_true(v128.xor(v128.load(own), v128.load(other)))) return false;
  }
  for (; own < end; own++, other++) if (load<u8>(own) != load<u8>(other)) return false;
  return true;
}

/** Tells of a record whose name counts. */
function put(record: usize, numberBefore: u32, numberAfter: u32): void {
  // Behind the tag of the name its size, which is known to be at most NAME_PIECE_SIZE.
  let name = keyOf(record) + keySizeOf(record) + 1;
  let size: u32 = 0;
  for (let shift: u32 = 0; ; shift += 7) {
    const byte: u32 = load<u8>(name++);
    size |= (byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  // A restore with a revision bump leaves a record of nothing, which is no key.
  if (size == 0 || !beginsWith(name, size, rules)) return;
  let isAlso = false;
  for (let rule = ruleBehind(rules); rule < rulesEnd && !isAlso; rule = ruleBehind(rule)) {
    isAlso = beginsWith(name, size, rule);
  }
  enqueueNewest(nameHash(name, size), numberBefore, numberAfter, isAlso);
}

function ruleBehind(rule: usize): usize {
  return rule + 4 + load<u32>(rule);
}

function beginsWith(name: usize, size: u32, rule: usize): bool {
  const length = load<u32>(rule);
  if (size < length) return false;
  for (let at: u32 = 0; at < length; at++) {
    if (load<u8>(name + at) != load<u8>(rule + 4 + at)) return false;
  }
  return true;
}
