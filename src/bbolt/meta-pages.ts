/** Reads the pages that the two metas lie on, and has them checked. */

import type { Report } from '../findings.ts';
import { readBytes } from '../io/source.ts';
import { checkMetaPage } from './checks/index.ts';
import type { Database } from './database.ts';
import { decodePageHeader, PAGE_HEADER_SIZE, viewOf } from './page.ts';

/** Checks headers and contents of pages 0 and 1. */
export async function checkMetaPages(database: Database, report: Report): Promise<void> {
  const { source, pageSize, metas } = database;
  for (const pgid of [0, 1]) {
    const bytes = await readBytes(source, pgid * pageSize, PAGE_HEADER_SIZE);
    const meta = metas.find(({ index }) => index === pgid);
    for (const found of checkMetaPage(pgid, decodePageHeader(viewOf(bytes)), meta, database)) {
      report(found);
    }
  }
}
