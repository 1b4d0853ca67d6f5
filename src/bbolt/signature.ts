/**
 * Recognises what people hand over instead of a snapshot: compressed files, error pages, empty
 * blocks.
 */

import { decodeText, formatHex } from '../bytes/text.ts';

const COMPRESSIONS: readonly { name: string; magic: readonly number[] }[] = [
  { name: 'gzip', magic: [0x1f, 0x8b] },
  { name: 'zip', magic: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { name: 'bzip2', magic: [0x42, 0x5a, 0x68] },
  { name: 'lz4', magic: [0x04, 0x22, 0x4d, 0x18] },
];

/** The compression that the first bytes of a file announce, if any. */
export function compressionOf(head: Uint8Array): string | undefined {
  return COMPRESSIONS.find(({ magic }) => magic.every((byte, at) => head[at] === byte))?.name;
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
