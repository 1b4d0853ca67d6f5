/**
 * Bytes as text for people: hex, and key names with everything that a terminal could obey escaped.
 */

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Lower-case hex, two digits a byte. */
export function formatHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/**
 * The bytes of a hex text.
 * @throws {SyntaxError} if it is not an even number of hex digits.
 */
export function parseHex(text: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/i.test(text)) throw new SyntaxError(`not hex: ${text.slice(0, 40)}`);
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** UTF-8 bytes of a text. */
export function encodeText(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text of UTF-8 bytes, or undefined if they are not UTF-8. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Characters that a terminal acts on or that turn text around: C0, C1, DEL, bidi and line
 * separators.
 */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\\]/g;

/**
 * A text that is safe on a terminal: every control character as `\xNN` or `\uNNNN`, `\` as `\\`.
 */
export function escapeControls(text: string): string {
  return text.replace(UNSAFE, (character) => {
    if (character === '\\') return '\\\\';
    const code = character.charCodeAt(0);
    return code < 256
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/**
 * A key as one printable line: text with control characters escaped, or byte by byte where it is
 * not UTF-8; hex where most of it is no text, as in a revision.
 */
export function formatKey(key: Uint8Array): string {
  const controls = key.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  if (controls > key.length / 2) return formatHex(key);
  const text = decodeText(key);
  if (text !== undefined) return escapeControls(text);
  let line = '';
  for (const byte of key) {
    const plain = !isControl(byte) && byte < 0x80 && byte !== 0x5c;
    line += plain ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return line;
}

/** Bytes from 0x80 on can be part of a text. */
function isControl(byte: number): boolean {
  return byte < 0x20 || byte === 0x7f;
}

/** A whole number with commas: `5,120`. */
export function formatCount(value: number | bigint): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}
