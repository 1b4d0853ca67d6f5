/** A page holds at least one element, unless it is the only leaf of its tree. */

import { problem } from '../../findings.ts';
import type { Place, Problem } from '../../findings.ts';
import type { Page } from '../page.ts';

export function checkPageEmpty(
  { type, count }: Page,
  place: Place,
  isRoot: boolean,
): Problem | undefined {
  if (count > 0 || (isRoot && type === 'leaf')) return undefined;
  return problem('page-empty', place, {});
}
