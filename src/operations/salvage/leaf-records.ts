/**
 * Which elements of a leaf are records of etcd's key bucket, and how sure that is: a record's
 * revision is its key, stands in its value again (etcd server/storage/mvcc/kvstore_txn.go, put,
 * v3.6.14), and ascends from record to record.
 */

import { longestAscending } from '../../bbolt/carve.ts';
import type { Slot } from '../../bbolt/carve.ts';
import { isCorruptionError } from '../../errors.ts';
import { decodeKeyValue } from '../../etcd/key-value.ts';
import type { KeyValue } from '../../etcd/key-value.ts';
import { checkRevisionKey, decodeRevisionKey, REVISION_SIZE } from '../../etcd/revision.ts';
import type { RevisionKey } from '../../etcd/revision.ts';
import type { Leaf } from './leaf.ts';
import type { Confidence } from './types.ts';

/** A record in place; key and value are views into the page. */
export interface LeafRecord {
  readonly slot: Slot;
  readonly revision: RevisionKey;
  readonly fields: KeyValue;
  readonly confidence: Confidence;
}

/** The records of a leaf. */
export interface LeafRecords {
  readonly records: readonly LeafRecord[];
  /** Whether the page is complete and each of its elements a record as etcd writes them. */
  readonly whole: boolean;
}

/** A record, and whether its parts agree with each other. */
interface Candidate extends Omit<LeafRecord, 'confidence'> {
  readonly plausible: boolean;
}

/** Key sizes of a revision and of a tombstone. */
export function isRevisionSize(size: number): boolean {
  return size === REVISION_SIZE || size === REVISION_SIZE + 1;
}

/**
 * The records on a leaf. Of a page that a sound tree leads to (`trusted`) everything is taken that
 * decodes, as etcd would; of any other page only what proves itself.
 */
export function leafRecords(leaf: Leaf, trusted: boolean): LeafRecords {
  const { bytes, complete, slots } = leaf;
  const candidates: Candidate[] = [];
  for (const slot of slots) {
    const found = decodeSlot(bytes, slot);
    if (found !== undefined) candidates.push(found);
  }
  const ordered = longestAscending(candidates, compareRevisions);
  const whole =
    complete && ordered.length === slots.length && ordered.every(({ plausible }) => plausible);
  if (whole) return { records: withConfidence(ordered, 'whole-page'), whole };
  const isSafe = trusted && complete && leaf.headerSound && ordered.length === candidates.length;
  const kept = isSafe ? candidates : selfProving(candidates, complete);
  return { records: withConfidence(kept, 'single-record'), whole };
}

function withConfidence(
  candidates: readonly Candidate[],
  confidence: Confidence,
): readonly LeafRecord[] {
  return candidates.map(({ slot, revision, fields }) => ({ slot, revision, fields, confidence }));
}

/** What is left of a damaged page: records that agree with themselves and with their neighbours. */
function selfProving(candidates: readonly Candidate[], complete: boolean): readonly Candidate[] {
  // An empty record proves nothing by itself.
  const plausible = candidates.filter(({ plausible: agrees, slot }) => {
    return agrees && slot.end > slot.keyEnd;
  });
  const linked = complete
    ? plausible
    : plausible.filter(({ slot }, at) => {
        const next = plausible[at + 1]?.slot;
        return next?.element !== slot.element + 1 || next.keyStart === slot.end;
      });
  return longestAscending(linked, compareRevisions);
}

function decodeSlot(bytes: Uint8Array, slot: Slot): Candidate | undefined {
  const key = bytes.subarray(slot.keyStart, slot.keyEnd);
  if (slot.flags !== 0 || !isRevisionKey(key)) return undefined;
  const revision = decodeRevisionKey(key);
  const value = bytes.subarray(slot.keyEnd, slot.end);
  const fields = decodeFields(value);
  if (fields === undefined) return undefined;
  const plausible = revision.tombstone
    ? isTombstone(fields)
    : isPut(fields, revision.main) || value.length === 0;
  return { slot, revision, fields, plausible };
}

function isRevisionKey(key: Uint8Array): boolean {
  return checkRevisionKey(key, {}).next().done === true;
}

function decodeFields(value: Uint8Array): KeyValue | undefined {
  try {
    return decodeKeyValue(value, {});
  } catch (error) {
    if (isCorruptionError(error)) return undefined;
    throw error;
  }
}

/** A tombstone has the name of its key and nothing else. */
function isTombstone(fields: KeyValue): boolean {
  const { key, createRevision, modRevision, version, value, lease } = fields;
  const rest = createRevision + modRevision + version + value.length;
  return key.length > 0 && rest === 0 && lease === 0n;
}

function isPut({ key, createRevision, modRevision, version }: KeyValue, main: number): boolean {
  const isBorn = createRevision >= 1 && createRevision <= main && version >= 1;
  return key.length > 0 && modRevision === main && isBorn;
}

function compareRevisions(a: Candidate, b: Candidate): number {
  return a.revision.main - b.revision.main || a.revision.sub - b.revision.sub;
}
