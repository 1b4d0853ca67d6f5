/** What is told of a restore, whatever the format. */

import type { Leftover } from '../../node/leftovers.ts';
import type { EntriesBeyond } from '../../operations/data-directory/entries-beyond.ts';
import type { RestorePlan } from '../../operations/restore/plan.ts';
import type { OwnerWish } from './options.ts';
import type { RestoreWish } from './wish.ts';

/** A plan and what the command line adds to it. */
export interface RestoreReport {
  readonly file: string;
  readonly wish: RestoreWish;
  readonly plan: RestorePlan;
  /** What the log of a stopped member holds that its database does not, and that is not restored. */
  readonly beyond: EntriesBeyond | undefined;
  /** Whether a server has the directory open that is restored from. */
  readonly isInUse: boolean;
  /** Folders that interrupted runs left behind. */
  readonly leftovers: readonly Leftover[];
  readonly owner: OwnerWish | undefined;
}
