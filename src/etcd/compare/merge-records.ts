/**
 * Goes over the records of two stores at once, in the order of revisions. A record that both have,
 * at the same revision with the same bytes, is one record.
 */

import { equalBytes } from '../../bytes/compare.ts';
import { recordNumber } from './newest-records.ts';
import type { NewestRecords } from './newest-records.ts';
import type { RecordSide } from './record-side.ts';
import type { SharedRecords } from './shared-records.ts';

/** Two stores in hand, and what is told of their records. */
export interface Merge {
  readonly before: RecordSide;
  readonly after: RecordSide;
  readonly newest: NewestRecords;
  readonly shared: SharedRecords;
}

/**
 * Merges records until a page of either side ends, or both sides do.
 * @throws {CorruptionError} at the first thing that is wrong.
 */
export function mergeRecords(merge: Merge): void {
  const { before, after } = merge;
  let hasBefore = before.read();
  let hasAfter = after.read();
  while ((hasBefore || hasAfter) && (hasBefore || before.ended) && (hasAfter || after.ended)) {
    const order = !hasAfter ? -1 : !hasBefore ? 1 : compareRevisions(merge);
    if (order === 0) takeBoth(merge);
    else takeOne(merge, order < 0);
    if (order <= 0) hasBefore = step(before);
    if (order >= 0) hasAfter = step(after);
  }
}

/** A revision that both sides have in hand. */
function takeBoth({ before, after, newest, shared }: Merge): void {
  const { main, name } = before.record;
  if (equalBytes(before.bytes, after.bytes)) {
    shared.addShared(main);
    newest.put(name, numberOf(before), numberOf(after));
    return;
  }
  shared.addFork(main);
  newest.put(name, numberOf(before), 0);
  newest.put(after.record.name, 0, numberOf(after));
}

/** A record that only one side has. */
function takeOne({ before, after, newest, shared }: Merge, isBefore: boolean): void {
  if (isBefore) {
    shared.addBefore(before.record.main);
    newest.put(before.record.name, numberOf(before), 0);
  } else {
    shared.addAfter(after.record.main);
    newest.put(after.record.name, 0, numberOf(after));
  }
}

/** The order of the revision keys in hand: a put before the tombstone of the same revision. */
function compareRevisions({ before, after, shared }: Merge): number {
  const { main, sub, tombstone } = before.record;
  const other = after.record;
  const order = main - other.main || sub - other.sub;
  if (order !== 0 || tombstone === other.tombstone) return order;
  // One history cannot have put and deleted at the same revision.
  shared.addFork(main);
  return tombstone ? 1 : -1;
}

function numberOf(side: RecordSide): number {
  return recordNumber(side.ordinal, side.record.tombstone);
}

function step(side: RecordSide): boolean {
  side.moveTo(side.row, side.element + 1);
  return side.read();
}
