/**
 * What the active meta says of the file is so: a high-water mark inside it, a root and a freelist
 * below that mark.
 */

import { problem } from '../../findings.ts';
import type { Place, Problem } from '../../findings.ts';
import type { ByteSource } from '../../io/source.ts';
import type { Meta } from '../meta.ts';

export function* checkLayout(source: ByteSource, meta: Meta): Generator<Problem> {
  const place: Place = {
    part: `meta ${String(meta.index)}`,
    offset: meta.index * meta.pageSize,
  };
  const neededBytes = Number(meta.highWaterMark) * meta.pageSize;
  if (meta.highWaterMark < 3n || !Number.isSafeInteger(neededBytes)) {
    yield problem('meta-high-water-mark', place, { found: meta.highWaterMark });
    return;
  }
  if (neededBytes > source.size) {
    yield problem('file-too-short', {}, { sizeBytes: source.size, neededBytes });
    return;
  }
  const highWaterMark = Number(meta.highWaterMark);
  const outside = (pgid: bigint): boolean => pgid < 2n || pgid >= meta.highWaterMark;
  if (outside(meta.root)) yield problem('meta-root', place, { found: meta.root, highWaterMark });
  if (meta.freelist !== undefined && outside(meta.freelist)) {
    yield problem('meta-freelist', place, { found: meta.freelist, highWaterMark });
  }
}
