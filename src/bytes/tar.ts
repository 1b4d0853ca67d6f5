/**
 * Archives as tar writes them: ustar, and pax for paths that ustar has no room for (POSIX.1-2017,
 * pax, "ustar Interchange Format" and "pax Extended Header"). What is the same gives the same bytes:
 * there are no times and no owners.
 *
 *     offset 0    name     100 bytes
 *            100  mode       8, octal
 *            108  owner      8, group 8, both 0
 *            124  size      12, octal
 *            136  time      12, 0
 *            148  checksum   8, of all bytes with spaces here
 *            156  type       1: 0 file, 5 folder, x pax header
 *            257  ustar\\0 00
 *            345  prefix   155, before the name with a / between
 */

import { encodeText } from './text.ts';

const BLOCK = 512;
const NAME_SIZE = 100;
const PREFIX_OFFSET = 345;
const PREFIX_SIZE = 155;
const SIZE_OFFSET = 124;
const SIZE_DIGITS = 11;
const CHECKSUM_OFFSET = 148;
const TYPE_OFFSET = 156;

/** What goes into an archive; a folder's path ends in `/`, and has no bytes. */
export interface TarMember {
  readonly path: string;
  readonly mode: number;
  readonly bytes: Uint8Array;
}

/** A member with its header, padded to whole blocks. */
export function encodeTarMember({ path, mode, bytes }: TarMember): Uint8Array {
  const type = path.endsWith('/') ? '5' : '0';
  const name = splitPath(path);
  const before = name === undefined ? paxHeader(path) : new Uint8Array(0);
  const header = encodeHeader({
    name: name ?? { prefix: '', name: path.slice(-NAME_SIZE) },
    mode,
    size: bytes.length,
    type,
  });
  return joinBlocks([before, header, bytes]);
}

/** What ends an archive. */
export function endOfTar(): Uint8Array {
  return new Uint8Array(2 * BLOCK);
}

interface Name {
  readonly prefix: string;
  readonly name: string;
}

/** The path in the room that ustar has for it; undefined if it does not fit, or is no ASCII. */
function splitPath(path: string): Name | undefined {
  if (/[^ -~]/.test(path)) return undefined;
  if (path.length <= NAME_SIZE) return { prefix: '', name: path };
  // Not at the slash that ends a folder.
  const at = path.slice(0, -1).indexOf('/', path.length - NAME_SIZE - 1);
  if (at < 1 || at > PREFIX_SIZE) return undefined;
  return { prefix: path.slice(0, at), name: path.slice(at + 1) };
}

function paxHeader(path: string): Uint8Array {
  const record = encodeText(paxRecord(`path=${path}`));
  const header = encodeHeader({
    name: { prefix: '', name: 'pax' },
    mode: 0o600,
    size: record.length,
    type: 'x',
  });
  return joinBlocks([header, record]);
}

/** A record says how long it is, its own digits among that. */
function paxRecord(text: string): string {
  const rest = encodeText(text).length + 2;
  let size = rest + String(rest).length;
  size = rest + String(size).length;
  return `${String(size)} ${text}\n`;
}

interface Header {
  readonly name: Name;
  readonly mode: number;
  readonly size: number;
  readonly type: string;
}

function encodeHeader({ name, mode, size, type }: Header): Uint8Array {
  const header = new Uint8Array(BLOCK);
  const put = (offset: number, text: string): void => {
    header.set(encodeText(text), offset);
  };
  header.set(encodeText(name.name).subarray(-NAME_SIZE), 0);
  put(NAME_SIZE, octal(mode, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  if (size >= 8 ** SIZE_DIGITS) throw new RangeError('bytes: found more than tar has digits for');
  put(SIZE_OFFSET, octal(size, SIZE_DIGITS));
  put(136, octal(0, 11));
  put(CHECKSUM_OFFSET, ' '.repeat(8));
  put(TYPE_OFFSET, type);
  put(257, 'ustar\u000000');
  put(PREFIX_OFFSET, name.prefix);
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(CHECKSUM_OFFSET, `${octal(sum, 6)}\0 `);
  return header;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

/** Parts one behind the other, each padded to whole blocks. */
function joinBlocks(parts: readonly Uint8Array[]): Uint8Array {
  const sizes = parts.map((part) => Math.ceil(part.length / BLOCK) * BLOCK);
  const joined = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const [index, part] of parts.entries()) {
    joined.set(part, at);
    at += sizes[index] ?? 0;
  }
  return joined;
}
