/** Whether two stores have so little in common that their changes tell no story. */

import type { Diff } from '../../operations/diff/diff.ts';

/** Changes that are judged one by one in any case. */
const JUDGED_MAX = 20_000;
/** One in so many keys may be the same, such as those that clusters made alike begin with. */
const SAME_ONE_IN = 100;

/** What is known of a comparison before its changes are read. */
type Found = Pick<Diff<never>, 'lineage' | 'sameKeys' | 'differentKeys'>;

/**
 * Whether the stores have next to nothing in common, and differ in more than anybody would read. A
 * store that continues the other is of one cluster, however much was written since.
 */
export function haveLittleInCommon({ lineage, sameKeys, differentKeys }: Found): boolean {
  const goesOn = ['same', 'later', 'earlier'].includes(lineage.relation);
  return !goesOn && differentKeys > JUDGED_MAX && sameKeys * SAME_ONE_IN < differentKeys;
}
