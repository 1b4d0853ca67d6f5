/**
 * Revisions: the keys of the key bucket (etcd server/storage/mvcc/revision.go, BytesToBucketKey,
 * v3.6.14).
 *
 *     | main u64 BE | '_' | sub u64 BE |        17 bytes; a tombstone has an 18th byte, 't'
 *
 * `main` grows by one with each transaction that changes something, `sub` counts the changes inside
 * it. Byte order is the order of revisions. The first write of a store gets main 2.
 */

import { problem } from '../findings.ts';
import type { Place, Problem } from '../findings.ts';

/** Bytes of a revision key; one more for a tombstone. */
export const REVISION_SIZE = 17;
const SEPARATOR = 0x5f;
const TOMBSTONE_MARK = 0x74;
const SEPARATOR_OFFSET = 8;
const SUB_OFFSET = 9;

/** A version of the store. */
export interface Revision {
  readonly main: number;
  readonly sub: number;
}

/** A revision key, decoded. */
export interface RevisionKey extends Revision {
  /** Whether the key was deleted at this revision. */
  readonly tombstone: boolean;
}

/** Main revision of a key that `checkRevisionKey` found sound. */
export function revisionMain(key: Uint8Array): number {
  return readBigEndian(key, 0);
}

/** Decodes a key that `checkRevisionKey` found sound. */
export function decodeRevisionKey(key: Uint8Array): RevisionKey {
  return {
    main: readBigEndian(key, 0),
    sub: readBigEndian(key, SUB_OFFSET),
    tombstone: key.length > REVISION_SIZE,
  };
}

/** The key of a revision. */
export function encodeRevisionKey({ main, sub, tombstone }: RevisionKey): Uint8Array {
  const key = new Uint8Array(tombstone ? REVISION_SIZE + 1 : REVISION_SIZE);
  const view = new DataView(key.buffer);
  view.setBigUint64(0, BigInt(main));
  key[SEPARATOR_OFFSET] = SEPARATOR;
  view.setBigUint64(SUB_OFFSET, BigInt(sub));
  if (tombstone) key[REVISION_SIZE] = TOMBSTONE_MARK;
  return key;
}

/** How the meta bucket stores the revision of a compaction; undefined for none. */
export function encodeCompactMark(main: number | undefined): Uint8Array | undefined {
  return main === undefined ? undefined : encodeRevisionKey({ main, sub: 0, tombstone: false });
}

/** Checks length, separator, tombstone mark and that both numbers are below 2^53. */
export function* checkRevisionKey(key: Uint8Array, place: Place): Generator<Problem> {
  if (key.length !== REVISION_SIZE && key.length !== REVISION_SIZE + 1) {
    const reason = `found ${String(key.length)} bytes, expected 17, or 18 for a tombstone`;
    yield problem('revision-key', place, { reason });
    return;
  }
  if (key[SEPARATOR_OFFSET] !== SEPARATOR) {
    const reason = `found the separator ${hexByte(key[SEPARATOR_OFFSET])}, expected 5f`;
    yield problem('revision-key', place, { reason });
  }
  if (key.length > REVISION_SIZE && key[REVISION_SIZE] !== TOMBSTONE_MARK) {
    const reason = `found the mark ${hexByte(key[REVISION_SIZE])}, expected 74`;
    yield problem('revision-key', place, { reason });
  }
  const { main, sub } = decodeRevisionKey(key);
  if (!Number.isSafeInteger(main) || !Number.isSafeInteger(sub)) {
    const reason = `found ${formatRevision({ main, sub })}, expected numbers below 2^53`;
    yield problem('revision-key', place, { reason });
  }
}

/** `main/sub`, as etcd's own logs write it. */
export function formatRevision({ main, sub }: Revision): string {
  return `${String(main)}/${String(sub)}`;
}

function readBigEndian(bytes: Uint8Array, start: number): number {
  let value = 0;
  for (let at = start; at < start + 8; at++) value = value * 256 + (bytes[at] ?? 0);
  return value;
}

function hexByte(byte: number | undefined): string {
  return (byte ?? 0).toString(16).padStart(2, '0');
}
