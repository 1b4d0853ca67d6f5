/**
 * Free pages: where a file stores a freelist it names them; where it stores none, they are the pages
 * that nothing points to (bbolt db.go, freepages, v1.4.3).
 */

import { Bitmap } from '../bytes/bitmap.ts';
import type { Report } from '../findings.ts';
import { checkFreelist, checkFreePages, checkPageReference } from './checks/index.ts';
import type { Database } from './database.ts';
import { freelistIds } from './freelist.ts';
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
  const doubled = checkPageReference(reached, freelist);
  if (doubled !== undefined) report(doubled);
  for (const found of checkFreePages(reached, free)) report(found);
  return { free, freelist };
}

function unreached(reached: Bitmap): Bitmap {
  const free = new Bitmap(reached.size);
  for (let pgid = 2; pgid < reached.size; pgid++) if (!reached.has(pgid)) free.add(pgid);
  return free;
}
