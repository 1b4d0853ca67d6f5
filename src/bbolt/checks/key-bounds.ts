/**
 * The keys of a page lie between those that its parents give. Only the first and the last one need
 * a look: those between are in order.
 */

import { compareBytes } from '../../bytes/compare.ts';
import { formatKey } from '../../bytes/text.ts';
import { problem } from '../../findings.ts';
import type { Place, Problem } from '../../findings.ts';
import { elementKey } from '../elements.ts';
import type { KeyBounds } from '../elements.ts';
import type { Page } from '../page.ts';

export function* checkKeyBounds(page: Page, place: Place, bounds: KeyBounds): Generator<Problem> {
  if (page.count === 0) return;
  const first = elementKey(page, 0);
  if (bounds.lower !== undefined && compareBytes(first, bounds.lower) < 0) {
    const facts = { key: formatKey(first), ancestor: formatKey(bounds.lower) };
    yield problem('key-below-ancestor', { ...place, element: 0 }, facts);
  }
  const last = elementKey(page, page.count - 1);
  if (bounds.upper !== undefined && compareBytes(last, bounds.upper) >= 0) {
    const facts = { key: formatKey(last), limit: formatKey(bounds.upper) };
    yield problem('key-above-ancestor', { ...place, element: page.count - 1 }, facts);
  }
}
