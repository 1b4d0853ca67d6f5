/**
 * The freelist page (bbolt internal/common/page.go, FreelistPageIds, and
 * internal/freelist/shared.go, v1.4.3): an ascending array of u64 page numbers behind the page
 * header. A count of 0xFFFF means that the true count is the first number. Files from etcd on Linux
 * store no freelist; there every page that is not reachable is free.
 */

import { PAGE_HEADER_SIZE } from './page.ts';
import type { Page } from './page.ts';

const COUNT_ESCAPE = 0xffff;
/** Bytes of an id. */
export const ID_SIZE = 8;

/** The ids that a freelist page claims to hold, and where they begin. */
export interface FreelistSpan {
  readonly count: bigint;
  /** Offset of the first id in the page, in bytes. */
  readonly start: number;
  /** How many ids the page has room for. */
  readonly capacity: number;
}

/** Count and place of the ids of a freelist page, unchecked. */
export function freelistSpan(page: Page): FreelistSpan {
  const escaped = page.count === COUNT_ESCAPE;
  const start = PAGE_HEADER_SIZE + (escaped ? ID_SIZE : 0);
  const count = escaped ? page.view.getBigUint64(PAGE_HEADER_SIZE, true) : BigInt(page.count);
  return { count, start, capacity: Math.floor((page.bytes.length - start) / ID_SIZE) };
}

/** The ids of a freelist page that `checkFreelist` found sound. */
export function* freelistIds(page: Page): Generator<number> {
  const { count, start } = freelistSpan(page);
  for (let index = 0; index < Number(count); index++) {
    yield Number(page.view.getBigUint64(start + index * ID_SIZE, true));
  }
}
