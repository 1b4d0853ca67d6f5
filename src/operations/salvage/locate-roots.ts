/**
 * Where to begin in a file whose metas may be broken: the page size, from a meta or from pages that
 * name their own number, and the root pages that the metas point to, the newest first.
 */

import { checkLayout } from '../../bbolt/checks/index.ts';
import { decodeMeta } from '../../bbolt/decode-meta.ts';
import { MAGIC, META_SIZE, metaOffsets, validMetas } from '../../bbolt/meta.ts';
import type { Meta } from '../../bbolt/meta.ts';
import { decodePageHeader, PAGE_HEADER_SIZE, pageTypeOf, viewOf } from '../../bbolt/page.ts';
import type { ByteSource } from '../../io/source.ts';
import { tryRead } from './image.ts';
import type { PageSizeOrigin } from './types.ts';

const PAGE_SIZES: readonly number[] = Array.from({ length: 15 }, (_, power) => 1024 * 2 ** power);
/** Pages that are asked for their number, for each page size. */
const SAMPLES = 512;

/** How a file is to be read. */
export interface Roots {
  /** Bytes. */
  readonly pageSize: number;
  readonly pageSizeFrom: PageSizeOrigin;
  /** Root pages of root buckets, the newest first, each once. */
  readonly roots: readonly number[];
  /** First page that the newest meta knows nothing of; all pages are known where it is broken. */
  readonly highWaterMark: number;
  /** Whether both metas are valid and agree with the file. */
  readonly sound: boolean;
}

/** Finds page size and roots; undefined if nothing in the file looks like a page. */
export async function locateRoots(
  source: ByteSource,
  pageSize: number | undefined,
): Promise<Roots | undefined> {
  const found = await findPageSize(source, pageSize);
  if (found === undefined) return undefined;
  const metas: Meta[] = [];
  for (const index of [0, 1]) {
    const meta = await readMeta(source, index, index * found.pageSize);
    if (meta !== undefined) metas.push(meta);
  }
  const valid = validMetas(metas);
  // The root of a meta with a wrong checksum may still be right, and what it leads to shows it.
  const broken = metas.filter((meta) => !valid.includes(meta));
  const pageCount = Math.ceil(source.size / found.pageSize);
  const pgids = [...valid, ...broken]
    .map(({ root }) => Number(root))
    .filter((root) => root >= 2 && root < pageCount);
  const [active] = valid;
  const sound =
    active !== undefined &&
    valid.length === 2 &&
    found.pageSize === active.pageSize &&
    [...checkLayout(source, active)].length === 0;
  const highWaterMark = active === undefined ? Infinity : Number(active.highWaterMark);
  return { ...found, roots: [...new Set(pgids)], highWaterMark, sound };
}

async function findPageSize(
  source: ByteSource,
  given: number | undefined,
): Promise<Pick<Roots, 'pageSize' | 'pageSizeFrom'> | undefined> {
  if (given !== undefined) return { pageSize: given, pageSizeFrom: 'option' };
  const metas: Meta[] = [];
  for (const offset of [0, ...metaOffsets(source.size)]) {
    const meta = await readMeta(source, offset === 0 ? 0 : 1, offset);
    if (meta !== undefined && (offset === 0 || meta.pageSize === offset)) metas.push(meta);
  }
  const [claimed] = validMetas(metas);
  if (claimed !== undefined && (await namesItself(source, Number(claimed.root), claimed.pageSize)))
    return { pageSize: claimed.pageSize, pageSizeFrom: 'meta' };
  const guessed = await guessPageSize(source);
  if (guessed !== undefined) return { pageSize: guessed, pageSizeFrom: 'pages' };
  return claimed === undefined ? undefined : { pageSize: claimed.pageSize, pageSizeFrom: 'meta' };
}

/** A meta with the right magic number, whatever else is wrong with it. */
async function readMeta(
  source: ByteSource,
  index: number,
  offset: number,
): Promise<Meta | undefined> {
  if (offset + META_SIZE > source.size) return undefined;
  const bytes = new Uint8Array(META_SIZE);
  if (!(await tryRead(source, offset, bytes))) return undefined;
  return viewOf(bytes).getUint32(16, true) === MAGIC ? decodeMeta(bytes, index, offset) : undefined;
}

/** The size by which most of a sample of pages name their own number. */
async function guessPageSize(source: ByteSource): Promise<number | undefined> {
  let best: number | undefined;
  let most = 0;
  for (const pageSize of PAGE_SIZES) {
    const pageCount = Math.floor(source.size / pageSize);
    const step = Math.max(1, Math.floor(pageCount / SAMPLES));
    let hits = 0;
    for (let pgid = 2; pgid < pageCount; pgid += step) {
      if (await namesItself(source, pgid, pageSize)) hits++;
    }
    if (hits <= most) continue;
    most = hits;
    best = pageSize;
  }
  return best;
}

/** Whether a page header stands there that names the page it stands on. */
async function namesItself(source: ByteSource, pgid: number, pageSize: number): Promise<boolean> {
  const offset = pgid * pageSize;
  if (pgid < 2 || offset + PAGE_HEADER_SIZE > source.size) return false;
  const bytes = new Uint8Array(PAGE_HEADER_SIZE);
  return (await tryRead(source, offset, bytes)) && isOwnHeader(bytes, pgid);
}

/** Whether bytes begin with the header of page `pgid`. */
export function isOwnHeader(bytes: Uint8Array, pgid: number): boolean {
  if (bytes.length < PAGE_HEADER_SIZE) return false;
  const { id, flags } = decodePageHeader(viewOf(bytes));
  return id === BigInt(pgid) && pageTypeOf(flags) !== undefined;
}
