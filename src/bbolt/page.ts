/**
 * A page of a bbolt file (bbolt internal/common/page.go, Page, v1.4.3; the same in every version
 * since 1.0).
 *
 *     0        8      10     12         16
 *     | id u64 | flags | count | overflow | data …
 *              | u16   | u16   | u32      |
 *
 * A logical page with overflow n covers the file pages id … id+n; only the first has a header, and
 * the data runs straight on through the others.
 */

import type { ByteSpan } from '../bytes/compare.ts';

/** Bytes of a page header. */
export const PAGE_HEADER_SIZE = 16;
/** Bytes of an element record of a branch or leaf page. */
export const ELEMENT_SIZE = 16;

/** What a page is; exactly one flag is set in each. */
export type PageType = 'branch' | 'leaf' | 'meta' | 'freelist';

const TYPES: ReadonlyMap<number, PageType> = new Map([
  [0x01, 'branch'],
  [0x02, 'leaf'],
  [0x04, 'meta'],
  [0x10, 'freelist'],
]);

/** A page header, fields as they lie in the file. */
export interface PageHeader {
  readonly id: bigint;
  readonly flags: number;
  /** Elements, or ids of a freelist. */
  readonly count: number;
  /** Further file pages that belong to this one. */
  readonly overflow: number;
}

/** One logical page in memory, its overflow pages included. */
export interface Page {
  readonly pgid: number;
  readonly type: PageType;
  readonly count: number;
  readonly overflow: number;
  /** The whole page from its header on; a view, valid as long as whoever gave it says. */
  readonly bytes: Uint8Array;
  /** The same bytes, for reading numbers. */
  readonly view: DataView;
}

/** A page in a larger piece of memory. */
export interface PageSpan extends ByteSpan {
  /** All of the memory, for reading numbers. */
  readonly view: DataView;
  readonly count: number;
}

/** The header that begins at `start`. */
export function decodePageHeader(view: DataView, start = 0): PageHeader {
  return {
    id: view.getBigUint64(start, true),
    flags: view.getUint16(start + 8, true),
    count: view.getUint16(start + 10, true),
    overflow: view.getUint32(start + 12, true),
  };
}

/** The type that the flags name; undefined for none, several or unknown ones. */
export function pageTypeOf(flags: number): PageType | undefined {
  return TYPES.get(flags);
}

/** How bbolt names a page type in its own messages: `unknown<08>` for what is none. */
export function formatPageType(flags: number): string {
  return TYPES.get(flags) ?? `unknown<${flags.toString(16).padStart(2, '0')}>`;
}

/** A DataView of the same bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
