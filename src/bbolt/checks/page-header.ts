/**
 * A page says what it is: a type that may stand where it was found, its own number, and an overflow
 * that ends below the high-water mark.
 */

import { problem } from '../../findings.ts';
import type { Place, Problem } from '../../findings.ts';
import { formatPageType, pageTypeOf } from '../page.ts';
import type { PageHeader, PageType } from '../page.ts';

/** What a page header must fulfil. */
export interface PageRules {
  readonly pageSize: number;
  readonly highWaterMark: number;
  /** Types that may stand here. */
  readonly types: readonly PageType[];
}

/** Checks the header of page `pgid`. */
export function* checkPageHeader(
  pgid: number,
  header: PageHeader,
  rules: PageRules,
): Generator<Problem> {
  const type = pageTypeOf(header.flags);
  const place: Place = {
    pgid,
    pageType: formatPageType(header.flags),
    offset: pgid * rules.pageSize,
  };
  if (type === undefined || !rules.types.includes(type)) {
    const expected = rules.types.join(' or ');
    yield problem('page-type', place, { found: formatPageType(header.flags), expected });
    return;
  }
  if (header.id !== BigInt(pgid)) yield problem('page-id', place, { found: header.id });
  if (pgid + header.overflow >= rules.highWaterMark) {
    const { overflow } = header;
    yield problem('page-overflow', place, { overflow, highWaterMark: rules.highWaterMark });
  }
}
