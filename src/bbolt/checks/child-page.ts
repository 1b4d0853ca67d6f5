/** A branch element points to a page between the metas and the high-water mark. */

import { problem } from '../../findings.ts';
import { branchChild } from '../elements.ts';
import { placeOf } from './check.ts';
import type { ElementCheck } from './check.ts';

export const checkChildPage: ElementCheck = (checked) => {
  const { page, element, highWaterMark } = checked;
  if (page.type === 'leaf') return undefined;
  const child = branchChild(page, element);
  if (child >= 2n && child < BigInt(highWaterMark)) return undefined;
  return problem('page-out-of-bounds', placeOf(checked), { child, highWaterMark });
};
