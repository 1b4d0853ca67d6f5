/**
 * Finds where revision keys may lie among any bytes. A transaction has fewer than 2^32 changes, so
 * four zeros stand behind the `_` of a key, and it is enough to look at every fourth byte.
 */

import { REVISION_SIZE } from '../../etcd/revision.ts';

const SEPARATOR = 0x5f;
const SEPARATOR_OFFSET = 8;
const MARK = 0x74;
/** Tag of the first field of a record, the key of etcd. */
const KEY_TAG = 0x0a;
/** The second byte of a main revision, which is below 2^53, is less than this. */
const HIGH_END = 0x20;

/** Where the first key that lies at or behind `from`, with the tag behind it, begins; -1 for none. */
export function findRevisionKey(bytes: Uint8Array, from: number): number {
  const first = from + SEPARATOR_OFFSET + 1;
  for (let at = (first + 3) & ~3; at < bytes.length; at += 4) {
    if (bytes[at] !== 0) continue;
    let separator = at - 1;
    while (separator > at - 4 && bytes[separator] === 0) separator--;
    const start = separator - SEPARATOR_OFFSET;
    if (start >= from && isRevisionKey(bytes, start)) return start;
  }
  return -1;
}

/** Whether a key with a record behind it may begin there. */
export function isRevisionKey(bytes: Uint8Array, start: number): boolean {
  if (bytes[start + SEPARATOR_OFFSET] !== SEPARATOR) return false;
  if (bytes[start] !== 0 || (bytes[start + 1] ?? 0) >= HIGH_END) return false;
  const sub = start + SEPARATOR_OFFSET + 1;
  for (let at = sub; at < sub + 4; at++) if (bytes[at] !== 0) return false;
  const end = start + REVISION_SIZE;
  return bytes[end] === KEY_TAG || (bytes[end] === MARK && bytes[end + 1] === KEY_TAG);
}
