/**
 * The data of an element lies inside the page, begins where what is before it ends, and has a key
 * of a size that bbolt accepts. Where it does not, nothing further on the page can be trusted.
 */

import { problem } from '../../findings.ts';
import { KEY_SIZE_MAX } from '../elements.ts';
import { placeOf } from './check.ts';
import type { ElementCheck } from './check.ts';

export const checkElementLayout: ElementCheck = (checked) => {
  const { keyStart, keyEnd, end } = checked.span;
  const pageEnd = checked.page.bytes.length;
  if (end > pageEnd) return problem('element-bounds', placeOf(checked), { end, pageEnd });
  const expected = checked.expectedStart;
  if (keyStart !== expected) {
    return problem('element-layout', placeOf(checked), { found: keyStart, expected });
  }
  const keySize = keyEnd - keyStart;
  if (keySize >= 1 && keySize <= KEY_SIZE_MAX) return undefined;
  return problem('key-size', placeOf(checked), { found: keySize, limit: KEY_SIZE_MAX });
};
