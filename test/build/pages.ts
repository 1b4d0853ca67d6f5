/**
 * Single pages of a bbolt file, encoded straightforwardly from their fields, so that tests can make any page, also a
 * wrong one. Written from the format alone: nothing of `src/` is used.
 */

/** An element of a leaf page. */
export interface LeafElement {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
  /** 1 for a bucket. */
  readonly flags?: number;
}

/** An element of a branch page. */
export interface BranchElement {
  readonly key: Uint8Array;
  readonly child: number;
}

/** The fields of a page header. */
export interface Header {
  readonly id: number;
  readonly flags: number;
  readonly count: number;
  readonly overflow: number;
}

/** The fields of a meta; all but the high-water mark have a default. */
export interface MetaFields {
  readonly index: number;
  readonly pageSize: number;
  readonly root: number;
  readonly freelist: bigint;
  readonly highWaterMark: number;
  readonly txid: bigint;
  readonly sequence?: bigint;
  readonly version?: number;
}

const BRANCH = 0x01;
export const LEAF = 0x02;
const META = 0x04;
const FREELIST = 0x10;
export const NO_FREELIST = 0xffff_ffff_ffff_ffffn;

export function writeHeader(page: Uint8Array, header: Header): void {
  const view = new DataView(page.buffer, page.byteOffset);
  view.setBigUint64(0, BigInt(header.id), true);
  view.setUint16(8, header.flags, true);
  view.setUint16(10, header.count, true);
  view.setUint32(12, header.overflow, true);
}

/** Bytes that a page with these keys and values needs. */
export function neededBytes(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + 16 + size, 16);
}

/** A page that begins with a header and is as long as whole file pages are; `pageSize` 0 means exactly. */
function emptyPage(
  used: number,
  pageSize: number,
  header: Omit<Header, 'overflow'>,
): Uint8Array<ArrayBuffer> {
  const pages = pageSize === 0 ? 1 : Math.ceil(used / pageSize);
  const page = new Uint8Array(pageSize === 0 ? used : pages * pageSize);
  writeHeader(page, { ...header, overflow: pages - 1 });
  return page;
}

/** A leaf page; with a page size of 0 it is exactly as long as needed, as an inline bucket's is. */
export function encodeLeaf(
  id: number,
  elements: readonly LeafElement[],
  pageSize: number,
): Uint8Array<ArrayBuffer> {
  const used = neededBytes(elements.map(({ key, value }) => key.length + value.length));
  const page = emptyPage(used, pageSize, { id, flags: LEAF, count: elements.length });
  const view = new DataView(page.buffer);
  let data = 16 + elements.length * 16;
  for (const [index, { key, value, flags = 0 }] of elements.entries()) {
    const record = 16 + index * 16;
    view.setUint32(record, flags, true);
    view.setUint32(record + 4, data - record, true);
    view.setUint32(record + 8, key.length, true);
    view.setUint32(record + 12, value.length, true);
    page.set(key, data);
    page.set(value, data + key.length);
    data += key.length + value.length;
  }
  return page;
}

/** A branch page. */
export function encodeBranch(
  id: number,
  elements: readonly BranchElement[],
  pageSize: number,
): Uint8Array<ArrayBuffer> {
  const used = neededBytes(elements.map(({ key }) => key.length));
  const page = emptyPage(used, pageSize, { id, flags: BRANCH, count: elements.length });
  const view = new DataView(page.buffer);
  let data = 16 + elements.length * 16;
  for (const [index, { key, child }] of elements.entries()) {
    const record = 16 + index * 16;
    view.setUint32(record, data - record, true);
    view.setUint32(record + 4, key.length, true);
    view.setBigUint64(record + 8, BigInt(child), true);
    page.set(key, data);
    data += key.length;
  }
  return page;
}

/** A freelist page; `spare` further file pages are allocated and left empty. */
export function encodeFreelist(
  id: number,
  ids: readonly number[],
  pageSize: number,
  spare = 0,
): Uint8Array<ArrayBuffer> {
  const escaped = ids.length >= 0xffff;
  const numbers = escaped ? [ids.length, ...ids] : ids;
  const pages = Math.ceil((16 + numbers.length * 8) / pageSize) + spare;
  const page = new Uint8Array(pages * pageSize);
  const count = escaped ? 0xffff : ids.length;
  writeHeader(page, { id, flags: FREELIST, count, overflow: pages - 1 });
  const view = new DataView(page.buffer);
  for (const [index, number] of numbers.entries()) {
    view.setBigUint64(16 + index * 8, BigInt(number), true);
  }
  return page;
}

/** A meta page with its checksum. */
export function encodeMeta(fields: MetaFields): Uint8Array<ArrayBuffer> {
  const page = new Uint8Array(fields.pageSize < 80 ? 80 : fields.pageSize);
  writeHeader(page, { id: fields.index, flags: META, count: 0, overflow: 0 });
  const view = new DataView(page.buffer);
  view.setUint32(16, 0xed0cdaed, true);
  view.setUint32(20, fields.version ?? 2, true);
  view.setUint32(24, fields.pageSize, true);
  view.setBigUint64(32, BigInt(fields.root), true);
  view.setBigUint64(40, fields.sequence ?? 0n, true);
  view.setBigUint64(48, fields.freelist, true);
  view.setBigUint64(56, BigInt(fields.highWaterMark), true);
  view.setBigUint64(64, fields.txid, true);
  sealMeta(page);
  return page;
}

/** Writes the right checksum over a meta whose fields were changed. */
export function sealMeta(page: Uint8Array): void {
  const view = new DataView(page.buffer, page.byteOffset);
  view.setBigUint64(72, slowFnv1a64(page.subarray(16, 72)), true);
}

/** FNV-1a 64 as its definition reads. */
export function slowFnv1a64(bytes: Uint8Array): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash;
}
