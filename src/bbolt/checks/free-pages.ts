/**
 * A stored freelist names exactly the pages that nothing points to (bbolt tx_check.go, Tx.check,
 * v1.4.3).
 */

import type { Bitmap } from '../../bytes/bitmap.ts';
import { problem } from '../../findings.ts';
import type { Problem } from '../../findings.ts';

/**
 * Pages of [2, high-water mark) that are both or neither; neighbours that are neither make one
 * problem.
 */
export function* checkFreePages(reached: Bitmap, free: Bitmap): Generator<Problem> {
  for (let pgid = 2; pgid < reached.size; pgid++) {
    if (reached.has(pgid) !== free.has(pgid)) continue;
    if (reached.has(pgid)) {
      yield problem('page-reachable-free', { pgid }, {});
      continue;
    }
    let end = pgid + 1;
    while (end < reached.size && !reached.has(end) && !free.has(end)) end++;
    yield problem('page-unreachable', { pgid }, { pageCount: end - pgid });
    pgid = end - 1;
  }
}
