/**
 * The page of an inline bucket is exactly as long as its elements (bbolt bucket.go, Bucket.write,
 * v1.4.3); bytes behind them belong to an element that its header does not count any more.
 */

import { problem } from '../../findings.ts';
import type { Problem } from '../../findings.ts';
import type { BucketRef } from '../bucket.ts';
import { elementSpan } from '../elements.ts';
import { ELEMENT_SIZE, PAGE_HEADER_SIZE } from '../page.ts';

export function checkInlineEnd({ inline, path }: BucketRef): Problem | undefined {
  if (inline === undefined) return undefined;
  const { bytes, count } = inline;
  const dataStart = PAGE_HEADER_SIZE + count * ELEMENT_SIZE;
  if (dataStart > bytes.length) return undefined;
  const end = count === 0 ? dataStart : elementSpan(inline, count - 1).end;
  if (end >= bytes.length) return undefined;
  const reason = `found ${String(bytes.length - end)} bytes behind the last element, expected none`;
  return problem('bucket-inline', { bucket: path }, { reason });
}
