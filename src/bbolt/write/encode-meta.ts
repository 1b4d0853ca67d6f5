/** Encodes the pages of a file that are no tree's: metas (drawn in `../meta.ts`) and a freelist. */

import { fnv1a64 } from '../../bytes/fnv1a.ts';
import { MAGIC, META_VERSION, NO_FREELIST } from '../meta.ts';
import { viewOf } from '../page.ts';

/** Page flags (bbolt internal/common/page.go, v1.4.3). */
const META_FLAG = 0x04;
const FREELIST_FLAG = 0x10;
/** What the checksum covers, and where it stands, in bytes from the start of the page. */
const BODY_START = 16;
const CHECKSUM_OFFSET = 72;

/** What a meta says. */
export interface MetaFields {
  /** 0 or 1. */
  readonly index: number;
  /** Bytes. */
  readonly pageSize: number;
  /** Root page of the root bucket. */
  readonly root: number;
  /** Page of the freelist; undefined where none is stored. */
  readonly freelist: number | undefined;
  /** First page that was never allocated. */
  readonly highWaterMark: number;
  readonly txid: bigint;
}

/** A meta as the page that begins with `page`, which is all zeros. */
export function encodeMeta(page: Uint8Array, fields: MetaFields): void {
  const { index, pageSize, root, freelist, highWaterMark, txid } = fields;
  const view = viewOf(page);
  view.setBigUint64(0, BigInt(index), true);
  view.setUint16(8, META_FLAG, true);
  view.setUint32(16, MAGIC, true);
  view.setUint32(20, META_VERSION, true);
  view.setUint32(24, pageSize, true);
  view.setBigUint64(32, BigInt(root), true);
  view.setBigUint64(48, freelist === undefined ? NO_FREELIST : BigInt(freelist), true);
  view.setBigUint64(56, BigInt(highWaterMark), true);
  view.setBigUint64(64, txid, true);
  const checksum = fnv1a64(page.subarray(BODY_START, CHECKSUM_OFFSET));
  view.setBigUint64(CHECKSUM_OFFSET, checksum, true);
}

/** A freelist without a page in it. */
export function encodeEmptyFreelist(page: Uint8Array, pgid: number): void {
  page.fill(0);
  const view = viewOf(page);
  view.setBigUint64(0, BigInt(pgid), true);
  view.setUint16(8, FREELIST_FLAG, true);
}
