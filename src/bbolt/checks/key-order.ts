/** The keys of a page ascend, none of them twice. */

import { compareBytes } from '../../bytes/compare.ts';
import { formatKey } from '../../bytes/text.ts';
import { problem } from '../../findings.ts';
import { elementKey } from '../elements.ts';
import { placeOf } from './check.ts';
import type { ElementCheck } from './check.ts';

export const checkKeyOrder: ElementCheck = (checked) => {
  const { page, element } = checked;
  if (element === 0) return undefined;
  const key = elementKey(page, element);
  const previous = elementKey(page, element - 1);
  if (compareBytes(previous, key) < 0) return undefined;
  const facts = { key: formatKey(key), previous: formatKey(previous) };
  return problem('key-order', placeOf(checked), facts);
};
