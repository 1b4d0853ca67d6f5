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
 * A key as one printable line: UTF-8 where it is that, else byte by byte, control characters
 * escaped.
 */
export function formatKey(key: Uint8Array): string {
  const text = decodeText(key);
  if (text !== undefined) return escapeControls(text);
  let line = '';
  for (const byte of key) {
    const printable = byte >= 0x20 && byte < 0x7f && byte !== 0x5c;
    line += printable ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return line;
}

/** A whole number with commas: `5,120`. */
export function formatCount(value: number | bigint): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}
