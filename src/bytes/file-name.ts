/**
 * Any text as the name of a file. What is no small letter, digit, `-`, `_` or `.` stands there as
 * `%41`, byte by byte, and so does what would be a special name: `..`, a hidden file, a device of
 * Windows. A name depends on nothing but its text, leads nowhere, and no two are one where a file
 * system takes large and small letters for the same, or changes accents. `%` and two digits can be
 * read back.
 */

import { sha256 } from '@noble/hashes/sha2.js';

import { encodeText, formatHex } from './text.ts';

/** Longer names are cut; a file system takes 255 bytes, an ending among them. */
const NAME_MAX = 200;
/** Hexadecimal digits that stand for a name that was cut. */
const HASH_DIGITS = 32;
const PLAIN = /^[a-z0-9][a-z0-9_-]*$/;
const PLAIN_CHARACTER = /^[a-z0-9._-]$/;
/** Names of devices on Windows, whatever ending they have. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

/** The name of a file, without an ending. */
export function escapeFileName(text: string): string {
  const name = escapeText(text);
  if (name.length <= NAME_MAX) return name;
  const digest = formatHex(sha256(encodeText(text))).slice(0, HASH_DIGITS);
  // Not in the middle of an escaped byte.
  return `${name.slice(0, NAME_MAX).replace(/%.?$/, '')}~${digest}`;
}

function escapeText(text: string): string {
  if (PLAIN.test(text) && !DEVICE.test(text)) return text;
  // Of nothing something has to be there.
  if (text === '') return '%';
  const name = Array.from(text, (character) =>
    PLAIN_CHARACTER.test(character) ? character : escapeBytes(character),
  ).join('');
  const isSpecial = /^[._-]/.test(name) || DEVICE.test(name);
  const start = isSpecial ? escapeBytes(name.slice(0, 1)) + name.slice(1) : name;
  return start.replace(/\.$/, '%2E');
}

function escapeBytes(character: string): string {
  return Array.from(
    encodeText(character),
    (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}
