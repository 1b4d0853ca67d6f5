/** Standard base64 with padding (RFC 4648 section 4), as Go's encoding/base64 writes and reads it. */

const PADDING = /={1,2}$/;
const NO_LETTER = /[^A-Za-z0-9+/]/;
/** Arguments that a call takes without trouble. */
const CHUNK_BYTES = 8192;

/** The text of bytes. */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK_BYTES));
  }
  return btoa(binary);
}

/** The bytes of a text, in which line ends do not count; undefined if it is not base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const plain = text.replace(/[\r\n]/g, '');
  const letters = plain.replace(PADDING, '');
  // A pattern of groups of four would need a stack as deep as the text is long.
  if (plain.length % 4 !== 0 || NO_LETTER.test(letters)) return undefined;
  const binary = atob(plain);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
