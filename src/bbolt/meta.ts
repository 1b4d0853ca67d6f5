/**
 * The two metas of a bbolt file (bbolt internal/common/meta.go, Meta, v1.4.3; format version 2 in
 * every release).
 *
 *     page offset  16     20       24        28     32    40        48        56               64    72
 *                  magic  version  pageSize  flags  root  sequence  freelist  high-water mark  txid  checksum
 *                  u32    u32      u32       u32    u64   u64       u64       u64              u64   u64
 *
 * The checksum is FNV-1a 64 over the page offsets 16 … 71. The valid meta with the greater txid is
 * the active one; nothing ties a txid's parity to a meta page, because a saved snapshot has txid T
 * in meta 0 and T - 1 in meta 1 whatever T is (bbolt tx.go, Tx.WriteTo).
 */

import type { Problem } from '../findings.ts';
import { viewOf } from './page.ts';

/** Bytes of a meta page that mean something, header included; the rest of the page is zero. */
export const META_SIZE = 80;
/** bbolt internal/common/types.go, Magic. */
export const MAGIC = 0xed0cdaed;
/** The magic as a machine of the other byte order writes it. */
export const MAGIC_SWAPPED = 0xedda0ced;
/** bbolt internal/common/types.go, Version. */
export const META_VERSION = 2;
/**
 * Meta.freelist of a file that stores no freelist (bbolt internal/common/page.go, PgidNoFreelist).
 */
export const NO_FREELIST = 0xffff_ffff_ffff_ffffn;
/** Smallest and largest page size, in bytes. */
export const PAGE_SIZE_MIN = 1024;
export const PAGE_SIZE_MAX: number = 16 * 1024 * 1024;

/** A meta as it lies in the file, and what is wrong with it. */
export interface Meta {
  /** 0 or 1. */
  readonly index: number;
  /** Bytes. */
  readonly pageSize: number;
  /** Root page of the root bucket. */
  readonly root: bigint;
  readonly sequence: bigint;
  /** Page of the freelist; undefined where none is stored. */
  readonly freelist: bigint | undefined;
  /** First page that was never allocated. */
  readonly highWaterMark: bigint;
  readonly txid: bigint;
  readonly checksum: bigint;
  /** Empty for a valid meta. */
  readonly problems: readonly Problem[];
}

/** A byte order that cannot be read: the magic stands there the other way round. */
export function isBigEndianMeta(bytes: Uint8Array): boolean {
  return bytes.length >= META_SIZE && viewOf(bytes).getUint32(16, true) === MAGIC_SWAPPED;
}

/**
 * The metas' order of preference: valid ones, the greater txid first, meta 0 before meta 1 on a
 * tie.
 */
export function validMetas(metas: readonly Meta[]): Meta[] {
  return metas
    .filter((meta) => meta.problems.length === 0)
    .sort((a, b) => (a.txid === b.txid ? a.index - b.index : a.txid < b.txid ? 1 : -1));
}

/** Offsets at which meta 1 may begin while the page size is unknown: 1 KiB, 2 KiB, … 16 MiB. */
export function* metaOffsets(sizeBytes: number): Generator<number> {
  for (let offset = PAGE_SIZE_MIN; offset <= PAGE_SIZE_MAX; offset *= 2) {
    if (offset >= sizeBytes - PAGE_SIZE_MIN) return;
    yield offset;
  }
}
