/**
 * The value of a bucket element is a bucket: its header, a root inside the file, or an inline page
 * that is an empty-headed leaf.
 */

import { problem } from '../../findings.ts';
import type { Place, Problem } from '../../findings.ts';
import { BUCKET_HEADER_SIZE } from '../bucket.ts';
import { decodePageHeader, formatPageType, PAGE_HEADER_SIZE, viewOf } from '../page.ts';

export function* checkBucketValue(
  value: Uint8Array,
  place: Place,
  highWaterMark: number,
): Generator<Problem> {
  if (value.length < BUCKET_HEADER_SIZE) {
    yield problem('bucket-header', place, { valueBytes: value.length });
    return;
  }
  const root = viewOf(value).getBigUint64(0, true);
  if (root !== 0n) {
    if (root < 2n || root >= BigInt(highWaterMark)) {
      yield problem('page-out-of-bounds', place, { child: root, highWaterMark });
    }
    if (value.length > BUCKET_HEADER_SIZE) {
      const reason = `found ${String(value.length - BUCKET_HEADER_SIZE)} bytes, expected none`;
      yield problem('bucket-inline', place, { reason });
    }
    return;
  }
  const page = value.subarray(BUCKET_HEADER_SIZE);
  if (page.length < PAGE_HEADER_SIZE) {
    const reason = `found a page of ${String(page.length)} bytes, expected at least 16`;
    yield problem('bucket-inline', place, { reason });
    return;
  }
  const { id, flags, overflow } = decodePageHeader(viewOf(page));
  if (id === 0n && overflow === 0 && flags === 0x02) return;
  const reason =
    `found page ${String(id)}, type ${formatPageType(flags)}, overflow ${String(overflow)}, ` +
    'expected page 0, type leaf, overflow 0';
  yield problem('bucket-inline', place, { reason });
}
