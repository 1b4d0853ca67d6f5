/** What an equal verdict has to say besides: that there are changes which nobody asked for. */

import type { DiffReport } from '../../../operations/kubernetes/report/report.ts';
import { formatCounted } from '../count.ts';
import type { DiffHead } from './rendered.ts';

/**
 * `136 changes were not asked for`; undefined where nothing was left out, or what is shown says that
 * both differ. A name that is spelled wrong would look like peace otherwise.
 */
export function leftOutText(
  { isDifferent }: DiffReport,
  { leftOut = 0 }: DiffHead,
): string | undefined {
  if (isDifferent || leftOut === 0) return undefined;
  return `${formatCounted(leftOut, 'change')} ${leftOut === 1 ? 'was' : 'were'} not asked for`;
}
