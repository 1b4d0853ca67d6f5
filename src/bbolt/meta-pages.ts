/**
 * The pages that the two metas lie on, more strictly than bbolt looks at them: it ignores their
 * headers, and works as long as one of the two is valid. A damaged one is damage all the same.
 */

import { problem } from '../findings.ts';
import { readBytes } from '../io/source.ts';
import type { Database } from './database.ts';
import type { Report } from '../findings.ts';
import { checkPageHeader, decodePageHeader, viewOf, PAGE_HEADER_SIZE } from './page.ts';

/** Checks headers and contents of pages 0 and 1. */
export async function checkMetaPages(database: Database, report: Report): Promise<void> {
  const { source, pageSize, highWaterMark, metas } = database;
  for (const pgid of [0, 1]) {
    const header = decodePageHeader(
      viewOf(await readBytes(source, pgid * pageSize, PAGE_HEADER_SIZE)),
    );
    for (const found of checkPageHeader(pgid, header, {
      pageSize,
      highWaterMark,
      types: ['meta'],
    })) {
      report(found);
    }
    const meta = metas.find(({ index }) => index === pgid);
    for (const found of meta?.problems ?? []) report(found);
    if (header.count !== 0 || header.overflow !== 0) {
      const place = { pgid, pageType: 'meta', offset: pgid * pageSize };
      report(problem('page-count', place, { count: header.count, pageBytes: pageSize }));
    }
  }
}
