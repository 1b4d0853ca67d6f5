/** A page, with its overflow pages, is pointed to once in the whole file. */

import type { Bitmap } from '../../bytes/bitmap.ts';
import { problem } from '../../findings.ts';
import type { Problem } from '../../findings.ts';

/** A page that something points to. */
interface ReferencedPage {
  readonly pgid: number;
  readonly type: string;
  readonly overflow: number;
}

/** Marks the page as visited, unless any part of it is already. */
export function checkPageReference(
  visited: Bitmap,
  { pgid, type, overflow }: ReferencedPage,
  bucket?: readonly string[],
): Problem | undefined {
  const doubled = visited.claimRange(pgid, pgid + overflow + 1);
  if (doubled === undefined) return undefined;
  const place = { pgid, pageType: type, ...(bucket === undefined ? {} : { bucket }) };
  return problem('page-double-reference', place, { page: doubled });
}
