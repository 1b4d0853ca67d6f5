/**
 * By how much a restore raises the revision. After a restore revisions are given out a second time,
 * and watchers that have seen them the first time never hear of the new ones (etcd-io/etcd#16028);
 * a revision above everything that anybody can have seen, with all before it compacted, makes them
 * begin anew.
 */

import { RestoreError } from '../../errors.ts';

/** More than any cluster writes between a backup and its restore. */
const BUMP_DEFAULT = 1_000_000_000;
/** How far the revision ends up above the highest one that a witness has seen. */
const BUMP_MARGIN = 1_000_000;
/**
 * Highest revision that is believed and written: etcd's own numbers end at 2^63 - 1, with nothing
 * left to write to; and every revision is a JavaScript number here.
 */
export const REVISION_MAX: number = Number.MAX_SAFE_INTEGER;

/** What somebody else knows of the cluster's revision: another member, a later snapshot. */
export interface Witness {
  readonly name: string;
  /** Highest revision that it can have seen. */
  readonly revision: number;
}

/** Why the revision is raised by that much. */
export type BumpOrigin = 'option' | 'objects' | 'witnesses';

/** A raised revision. */
export interface Bump {
  readonly by: number;
  readonly from: BumpOrigin;
}

/** What a bump is chosen from. */
export interface BumpWish {
  /** A number of revisions; `auto` is nothing for stores that hold nobody's objects. */
  readonly wanted: number | 'auto' | 'none';
  /** Revision of the store before. */
  readonly revision: number;
  /** Whether the store holds objects that somebody watches. */
  readonly holdsObjects: boolean;
  readonly witnesses: readonly Witness[];
}

/**
 * The bump; undefined for none.
 * @throws {RestoreError} restore-bump if the revision would be too high, or not above what a witness
 * has seen.
 */
export function chooseBump(wish: BumpWish): Bump | undefined {
  const { wanted, revision, holdsObjects, witnesses } = wish;
  if (wanted === 'none') return undefined;
  const highest = witnesses.reduce((max, seen) => Math.max(max, seen.revision), revision);
  if (typeof wanted === 'number') {
    const bump = checked({ by: wanted, from: 'option' }, revision);
    if (revision + wanted > highest) return bump;
    throw new RestoreError(
      'restore-bump',
      `revision ${String(revision)} raised by ${String(wanted)} would not be above revision ` +
        `${String(highest)}, which a witness can have seen`,
    );
  }
  if (witnesses.length > 0) {
    return checked({ by: highest - revision + BUMP_MARGIN, from: 'witnesses' }, revision);
  }
  if (!holdsObjects) return undefined;
  return checked({ by: BUMP_DEFAULT, from: 'objects' }, revision);
}

function checked(bump: Bump, revision: number): Bump {
  const { by } = bump;
  if (!Number.isSafeInteger(by) || by < 1) {
    throw new TypeError(`"bump": expected a whole number from 1 on, got ${String(by)}`);
  }
  if (by <= REVISION_MAX - revision) return bump;
  throw new RestoreError(
    'restore-bump',
    `revision ${String(revision)} raised by ${String(by)} would be too high: ` +
      `expected at most ${String(REVISION_MAX)}`,
  );
}
