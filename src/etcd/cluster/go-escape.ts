/**
 * Percent-encoding as Go's net/url has it (net/url/url.go, shouldEscape, unescape and validEncoded,
 * go1.25), over byte strings: texts of which each character is one byte of UTF-8.
 */

import { goQuote } from '../requests/go-quote.ts';

/** The parts of a URL that occur in one of a peer; each has its own rule. */
export type UrlPart = 'user' | 'host' | 'zone' | 'path' | 'fragment';

/** What is wrong with a URL, as Go says it. */
export class UrlFault extends Error {
  override get name(): string {
    return 'UrlFault';
  }
}

/** Bytes that are as they are. */
const KEPT: Readonly<Record<UrlPart, RegExp>> = {
  user: /[\w.~$&+,;=-]/,
  host: /[\w.~!$&'()*+,;=:[\]<>"-]/,
  zone: /[\w.~!$&'()*+,;=:[\]<>"-]/,
  path: /[\w.~$&+,/:;=@-]/,
  fragment: /[\w.~$&+,/:;=?@!()*-]/,
};
/** Bytes of a path or fragment that may be kept where somebody wrote them so. */
const TOLERATED = /[!$&'()*+,;=:@[\]%]/;
const HEX_PAIR = /^[0-9a-f]{2}$/i;

/** Encodes what is not kept, with capitals. */
export function escapeUrl(bytes: string, part: UrlPart): string {
  let text = '';
  for (const byte of bytes) text += KEPT[part].test(byte) ? byte : percent(byte);
  return text;
}

/**
 * Decodes, and refuses what has no place there.
 * @throws {UrlFault}
 */
export function unescapeUrl(text: string, part: UrlPart): string {
  const isHost = part === 'host' || part === 'zone';
  let bytes = '';
  for (let at = 0; at < text.length; at++) {
    const byte = text.charAt(at);
    if (byte === '%') {
      const digits = text.slice(at + 1, at + 3);
      if (!HEX_PAIR.test(digits)) throw escapeFault(text.slice(at, at + 3));
      const decoded = String.fromCharCode(parseInt(digits, 16));
      if (!isAllowed(decoded, part)) throw escapeFault(text.slice(at, at + 3));
      bytes += decoded;
      at += 2;
    } else {
      if (isHost && byte < '\u0080' && !KEPT[part].test(byte)) {
        throw new UrlFault(`invalid character ${quoteBytes(byte)} in host name`);
      }
      bytes += byte;
    }
  }
  return bytes;
}

/** A path or fragment as Go prints it: as it was written, unless that needs encoding. */
export function normalizeEscapes(written: string, part: 'path' | 'fragment'): string {
  const decoded = unescapeUrl(written, part);
  const isEncoded = [...written].every((byte) => TOLERATED.test(byte) || KEPT[part].test(byte));
  return isEncoded ? written : escapeUrl(decoded, part);
}

/** Bytes as Go's `%q` prints them. */
export function quoteBytes(bytes: string): string {
  return goQuote(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

/** Whether a byte may be written encoded: in a host those beyond ASCII, and `%` before a zone. */
function isAllowed(decoded: string, part: UrlPart): boolean {
  if (part === 'host') return decoded >= '\u0080' || decoded === '%';
  return part !== 'zone' || decoded === '%' || decoded === ' ' || KEPT.host.test(decoded);
}

function escapeFault(sequence: string): UrlFault {
  return new UrlFault(`invalid URL escape ${quoteBytes(sequence)}`);
}

function percent(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
