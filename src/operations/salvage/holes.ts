/** Which revisions a damaged part of the key bucket's tree stood for, by the keys around it. */

import type { KeyBounds } from '../../bbolt/elements.ts';
import { revisionMain } from '../../etcd/revision.ts';
import type { Leaf } from './leaf.ts';
import { isRevisionSize } from './leaf-records.ts';
import type { LeafRecord } from './leaf-records.ts';
import type { RevisionRange } from './types.ts';

/** All revisions between two keys; a main revision can lie on both sides of a key. */
export function holeBetween({ lower, upper }: KeyBounds): RevisionRange {
  return {
    start: mainOf(lower) ?? 0,
    end: (mainOf(upper) ?? Number.MAX_SAFE_INTEGER - 1) + 1,
  };
}

/** The revisions of the elements of a leaf that are not among the records taken from it. */
export function* holesIn(
  leaf: Leaf,
  taken: readonly LeafRecord[],
  bounds: KeyBounds,
): Generator<RevisionRange> {
  const all = holeBetween(bounds);
  let start = all.start;
  let next = 0;
  for (const { slot, revision } of taken) {
    if (slot.element !== next) yield { start, end: revision.main + 1 };
    start = revision.main;
    next = slot.element + 1;
  }
  if (taken.length === 0 || next < leaf.elementCount) yield { start, end: all.end };
}

function mainOf(key: Uint8Array | undefined): number | undefined {
  return key !== undefined && isRevisionSize(key.length) ? revisionMain(key) : undefined;
}
