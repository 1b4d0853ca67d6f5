/**
 * The checks of a bbolt file, one invariant a file, in the order in which a file is read. Each looks
 * at what was decoded; whoever decodes it comes by anyway and runs the check, so that no page is
 * gone over twice.
 */

import type { ElementCheck } from './check.ts';
import { checkChildPage } from './child-page.ts';
import { checkElementFlags } from './element-flags.ts';
import { checkKeyOrder } from './key-order.ts';

// The metas, when they are decoded, and what they say of the file, when it is opened.
export { checkMetaRecord } from './meta-record.ts';
export { checkMetaPage } from './meta-page.ts';
export { checkLayout } from './file-layout.ts';

// A page, when it is read.
export { checkPageHeader } from './page-header.ts';
export { checkPageReference } from './page-reference.ts';
export { checkTreeDepth } from './tree-depth.ts';
export { checkPageEmpty } from './page-empty.ts';

// Its elements, in one pass; what the first two find ends it, since nothing behind can be trusted.
export { checkElementCount } from './element-count.ts';
export { checkElementLayout } from './element-layout.ts';
export const ELEMENT_CHECKS: readonly ElementCheck[] = [
  checkKeyOrder,
  checkElementFlags,
  checkChildPage,
];
export { checkKeyBounds } from './key-bounds.ts';

// A bucket, when it is entered.
export { checkBucketValue } from './bucket-value.ts';
export { checkInlineEnd } from './inline-end.ts';

// The free pages, when everything else is known.
export { checkFreelist } from './freelist-ids.ts';
export { checkFreePages } from './free-pages.ts';
