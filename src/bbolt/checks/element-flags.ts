/** A leaf element has no flag but the one of a bucket. */

import { problem } from '../../findings.ts';
import { BUCKET_FLAG, leafFlags } from '../elements.ts';
import { placeOf } from './check.ts';
import type { ElementCheck } from './check.ts';

export const checkElementFlags: ElementCheck = (checked) => {
  const { page, element } = checked;
  if (page.type !== 'leaf') return undefined;
  const flags = leafFlags(page, element);
  if (flags === 0 || flags === BUCKET_FLAG) return undefined;
  return problem('element-flags', placeOf(checked), { found: flags });
};
