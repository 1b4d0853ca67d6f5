/** Decodes a meta (its layout is drawn in `meta.ts`), together with what is wrong with it. */

import { checkMetaRecord } from './checks/index.ts';
import { NO_FREELIST } from './meta.ts';
import type { Meta } from './meta.ts';
import { viewOf } from './page.ts';

/**
 * Decodes the meta in bytes that begin with the header of its page (META_SIZE of them are enough).
 */
export function decodeMeta(bytes: Uint8Array, index: number, offset: number): Meta {
  const view = viewOf(bytes);
  const freelist = view.getBigUint64(48, true);
  return {
    index,
    pageSize: view.getUint32(24, true),
    root: view.getBigUint64(32, true),
    sequence: view.getBigUint64(40, true),
    freelist: freelist === NO_FREELIST ? undefined : freelist,
    highWaterMark: view.getBigUint64(56, true),
    txid: view.getBigUint64(64, true),
    checksum: view.getBigUint64(72, true),
    problems: [...checkMetaRecord(bytes, view, index, offset)],
  };
}
