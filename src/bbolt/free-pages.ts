/**
 * Free pages: where a file stores a freelist it must name exactly the pages that nothing points to;
 * where it stores none, those pages are the free ones (bbolt tx_check.go, Tx.check, and db.go,
 * freepages, v1.4.3).
 */

import { Bitmap } from '../bytes/bitmap.ts';
import { problem } from '../findings.ts';
import type { Problem, Report } from '../findings.ts';
import { checkFreelist, freelistIds } from './freelist.ts';
import type { Database } from './database.ts';
import type { Page } from './page.ts';

/** The pages that are free, and the page that says so, if there is one. */
export interface FreePages {
  readonly free: Bitmap;
  readonly freelist: Page | undefined;
}

/**
 * Compares the freelist with the pages that a walk of all buckets reached. Problems of the freelist
 * page itself end the comparison, and undefined is returned.
 * @throws {SourceError} if the source fails.
 */
export async function readFreePages(
  database: Database,
  reached: Bitmap,
  report: Report,
): Promise<FreePages | undefined> {
  const { meta, highWaterMark } = database;
  if (meta.freelist === undefined) return { free: unreached(reached), freelist: undefined };
  const pgid = Number(meta.freelist);
  const freelist = await database.reader().readPage(pgid, ['freelist'], report);
  if (freelist === undefined) return undefined;
  const problems = [...checkFreelist(freelist, highWaterMark)];
  for (const found of problems) report(found);
  if (problems.length > 0) return undefined;
  const free = new Bitmap(highWaterMark);
  for (const id of freelistIds(freelist)) free.add(id);
  const used = reached.claimRange(pgid, pgid + freelist.overflow + 1);
  if (used !== undefined) {
    const place = { pgid, pageType: 'freelist' };
    report(problem('page-double-reference', place, { page: used }));
  }
  for (const found of compare(reached, free)) report(found);
  return { free, freelist };
}

/**
 * Pages of [2, high-water mark) that are both or neither; neighbours that are neither make one
 * problem.
 */
function* compare(reached: Bitmap, free: Bitmap): Generator<Problem> {
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

function unreached(reached: Bitmap): Bitmap {
  const free = new Bitmap(reached.size);
  for (let pgid = 2; pgid < reached.size; pgid++) if (!reached.has(pgid)) free.add(pgid);
  return free;
}
