/**
 * Recognises what people hand over instead of a snapshot: compressed files, error pages, empty
 * blocks.
 */

import { decodeText, formatHex } from '../bytes/text.ts';
import { MAGIC, MAGIC_SWAPPED, META_SIZE } from './meta.ts';
import { decodePageHeader, viewOf } from './page.ts';

/** Flag of a meta page (bbolt internal/common/page.go, MetaPageFlag, v1.4.3). */
const META_FLAG = 0x04;

const COMPRESSIONS: readonly { name: string; magic: readonly number[] }[] = [
  { name: 'gzip', magic: [0x1f, 0x8b] },
  { name: 'zip', magic: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'zip', magic: [0x50, 0x4b, 0x05, 0x06] },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: 'bzip2', magic: [0x42, 0x5a, 0x68] },
  { name: 'lz4', magic: [0x04, 0x22, 0x4d, 0x18] },
];

/** The compression that the first bytes of a file announce, if any. */
export function compressionOf(head: Uint8Array): string | undefined {
  return COMPRESSIONS.find(({ magic }) => magic.every((byte, at) => head[at] === byte))?.name;
}

/**
 * Whether a file begins with the first page of a bbolt file, in either byte order: with the magic,
 * or, should that be damaged, with the header of page 0 that says it is a meta.
 */
export function beginsWithMeta(head: Uint8Array): boolean {
  if (head.length < META_SIZE) return false;
  const view = viewOf(head);
  const magic = view.getUint32(16, true);
  if (magic === MAGIC || magic === MAGIC_SWAPPED) return true;
  const { id, flags } = decodePageHeader(view);
  return id === 0n && flags === META_FLAG;
}

/** What the first bytes of a file look like, for somebody who expected a bbolt file. */
export function looksLike(head: Uint8Array): string {
  if (head.every((byte) => byte === 0)) return 'zeros';
  if (hasText(head, 257, 'ustar')) return 'a tar archive';
  const text = decodeText(head.subarray(0, 64).filter((byte) => byte < 0x80));
  const trimmed = text?.trimStart().toLowerCase() ?? '';
  if (trimmed.startsWith('<!doctype') || trimmed.startsWith('<html')) return 'an HTML page';
  if (trimmed.startsWith('<')) return 'XML text';
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return 'JSON text';
  const printable = head.every((byte) => byte >= 0x20 || (byte >= 9 && byte <= 13));
  return printable ? 'text' : `bytes ${formatHex(head.subarray(0, 8))}`;
}

function hasText(head: Uint8Array, start: number, text: string): boolean {
  return decodeText(head.subarray(start, start + text.length)) === text;
}
