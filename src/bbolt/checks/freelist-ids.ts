/**
 * The ids of a freelist page fit into it, lie between the metas and the high-water mark, ascend, and
 * leave the page itself out.
 */

import { problem } from '../../findings.ts';
import type { Place, Problem } from '../../findings.ts';
import { freelistSpan, ID_SIZE } from '../freelist.ts';
import type { Page } from '../page.ts';

/** Ends at the first problem: behind it no id can be trusted. */
export function* checkFreelist(page: Page, highWaterMark: number): Generator<Problem> {
  const place: Place = { pgid: page.pgid, pageType: 'freelist' };
  const { count, start, capacity } = freelistSpan(page);
  if (count > BigInt(capacity)) {
    yield problem('freelist-count', place, { count, capacity });
    return;
  }
  let previous = 0;
  for (let element = 0; element < Number(count); element++) {
    const id = page.view.getBigUint64(start + element * ID_SIZE, true);
    const at = { ...place, element };
    if (id < 2n || id >= BigInt(highWaterMark)) {
      yield problem('freelist-id', at, { id, highWaterMark });
      return;
    }
    const pgid = Number(id);
    if (pgid >= page.pgid && pgid <= page.pgid + page.overflow) {
      yield problem('freelist-own-page', at, { id: pgid });
      return;
    }
    if (pgid <= previous) {
      yield problem('freelist-order', at, { id: pgid, previous });
      return;
    }
    previous = pgid;
  }
}
