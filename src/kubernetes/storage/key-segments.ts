/**
 * A key as the segments between its slashes, each as text that is safe to print and that says the
 * bytes exactly. The names of Kubernetes are texts, and stand for themselves; what could not be one
 * of them (no UTF-8, or characters that a terminal acts on) stands there byte by byte: `\xff`.
 */

import { decodeText, encodeText, escapeControls } from '../../bytes/text.ts';

const SLASH = 0x2f;
const BACKSLASH = 0x5c;
/** What nearly every key is: ASCII without controls and backslashes. */
const PLAIN_ASCII = /^[ -[\]-~]*$/;
const ESCAPE = /\\(?:x([0-9a-f]{2})|\\)/g;

/** The segments of a key; a key that begins with a slash has an empty one in front. */
export function splitKey(key: Uint8Array): string[] {
  const text = decodeText(key);
  if (text !== undefined && isPlain(text)) return text.split('/');
  const segments: string[] = [];
  let start = 0;
  for (;;) {
    const end = key.indexOf(SLASH, start);
    if (end < 0) break;
    segments.push(segmentText(key.subarray(start, end)));
    start = end + 1;
  }
  return [...segments, segmentText(key.subarray(start))];
}

/** The key that has this text; the segments' slashes are in it. */
export function joinKey(text: string): Uint8Array {
  if (!text.includes('\\')) return encodeText(text);
  const parts: Uint8Array[] = [];
  let done = 0;
  for (const match of text.matchAll(ESCAPE)) {
    const [escape, hex] = match;
    parts.push(encodeText(text.slice(done, match.index)));
    parts.push(Uint8Array.of(hex === undefined ? BACKSLASH : parseInt(hex, 16)));
    done = match.index + escape.length;
  }
  parts.push(encodeText(text.slice(done)));
  const key = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    key.set(part, at);
    at += part.length;
  }
  return key;
}

function isPlain(text: string): boolean {
  return PLAIN_ASCII.test(text) || escapeControls(text) === text;
}

function segmentText(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  if (text !== undefined && isPlain(text)) return text;
  let escaped = '';
  for (const byte of bytes) {
    if (byte === BACKSLASH) escaped += '\\\\';
    else if (byte >= 0x20 && byte < 0x7f) escaped += String.fromCharCode(byte);
    else escaped += `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return escaped;
}
