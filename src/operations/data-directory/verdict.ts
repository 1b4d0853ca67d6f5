/** What the findings of a log, or of a whole data directory, come to. */

import type { Collector } from '../verify/collector.ts';
import type { Verdict } from '../verify/verify.ts';

/** Damage is certain. Without it, what was not looked at, or cannot be known, decides. */
export function verdictOf(collector: Collector, isWhole: boolean): Verdict {
  if (collector.hasChanged) return 'unknown';
  if (collector.damageCount > 0) return 'damaged';
  return isWhole ? 'sound' : 'unknown';
}
