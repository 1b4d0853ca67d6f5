/** The records of as many elements as a page's header counts fit into the page. */

import { problem } from '../../findings.ts';
import type { Place, Problem } from '../../findings.ts';
import { ELEMENT_SIZE, PAGE_HEADER_SIZE } from '../page.ts';
import type { Page } from '../page.ts';

export function checkElementCount({ bytes, count }: Page, place: Place): Problem | undefined {
  const pageBytes = bytes.length;
  if (PAGE_HEADER_SIZE + count * ELEMENT_SIZE <= pageBytes) return undefined;
  return problem('page-count', place, { count, pageBytes });
}
