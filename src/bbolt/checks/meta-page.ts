/**
 * The pages that the two metas lie on, more strictly than bbolt looks at them: it ignores their
 * headers, and works as long as one of the two is valid. A damaged one is damage all the same.
 */

import { problem } from '../../findings.ts';
import type { Problem } from '../../findings.ts';
import type { Meta } from '../meta.ts';
import type { PageHeader } from '../page.ts';
import { checkPageHeader } from './page-header.ts';

/** Checks header and contents of page 0 or 1; `meta` is undefined where none could be read. */
export function* checkMetaPage(
  pgid: number,
  header: PageHeader,
  meta: Meta | undefined,
  { pageSize, highWaterMark }: { readonly pageSize: number; readonly highWaterMark: number },
): Generator<Problem> {
  yield* checkPageHeader(pgid, header, { pageSize, highWaterMark, types: ['meta'] });
  yield* meta?.problems ?? [];
  if (header.count === 0 && header.overflow === 0) return;
  const place = { pgid, pageType: 'meta', offset: pgid * pageSize };
  yield problem('page-count', place, { count: header.count, pageBytes: pageSize });
}
