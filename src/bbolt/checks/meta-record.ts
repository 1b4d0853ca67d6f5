/**
 * A meta has the magic number, the version and the checksum that it must have, and a page size that
 * can be.
 */

import { fnv1a64 } from '../../bytes/fnv1a.ts';
import { problem } from '../../findings.ts';
import type { Problem } from '../../findings.ts';
import { MAGIC, META_VERSION, PAGE_SIZE_MAX, PAGE_SIZE_MIN } from '../meta.ts';

/** What the checksum is of: page offsets, in bytes. */
const CHECKSUM_START = 16;
const CHECKSUM_END = 72;

/** In bbolt's order (Meta.Validate), and no further than the first problem. */
export function* checkMetaRecord(
  bytes: Uint8Array,
  view: DataView,
  index: number,
  offset: number,
): Generator<Problem> {
  const place = { part: `meta ${String(index)}`, offset };
  const magic = view.getUint32(16, true);
  if (magic !== MAGIC) {
    yield problem('meta-magic', place, { found: magic, expected: MAGIC });
    return;
  }
  const version = view.getUint32(20, true);
  if (version !== META_VERSION) {
    yield problem('meta-version', place, { found: version, expected: META_VERSION });
    return;
  }
  const found = view.getBigUint64(72, true);
  const expected = fnv1a64(bytes.subarray(CHECKSUM_START, CHECKSUM_END));
  if (found !== expected) {
    yield problem('meta-checksum', place, { found, expected });
    return;
  }
  const pageSize = view.getUint32(24, true);
  const powerOfTwo = pageSize !== 0 && (pageSize & (pageSize - 1)) === 0;
  if (!powerOfTwo || pageSize < PAGE_SIZE_MIN || pageSize > PAGE_SIZE_MAX) {
    yield problem('meta-page-size', place, { found: pageSize });
  }
}
