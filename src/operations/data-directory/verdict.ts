/** What the findings of a log, or of a whole data directory, come to. */

import type { Collector } from '../verify/collector.ts';
import type { Verdict } from '../verify/verify.ts';
import { hasLostEntries } from './read-wal.ts';
import type { WalFacts } from './read-wal.ts';

/**
 * Damage is certain. Without it, what was not looked at decides, and so do entries that lie whole
 * behind the end of the log: those between are gone, and nothing in the log says whether anybody had
 * been promised them.
 */
export function verdictOf(
  collector: Collector,
  { wal, isWhole }: { wal: WalFacts | undefined; isWhole: boolean },
): Verdict {
  if (collector.hasChanged) return 'unknown';
  if (collector.damageCount > 0) return 'damaged';
  const isIgnored = collector.counts.byCode['wal-records-behind'] === undefined;
  const isCertain = wal === undefined || isIgnored || !hasLostEntries(wal);
  return isWhole && isCertain ? 'sound' : 'unknown';
}
