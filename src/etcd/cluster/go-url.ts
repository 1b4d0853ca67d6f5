/**
 * URLs as Go reads and prints them (net/url/url.go, Parse and URL.String, go1.25): a member's id is a
 * hash over its peer URLs as Go prints them, so every letter counts.
 */

import { decodeText, encodeText } from '../../bytes/text.ts';
import { escapeUrl, normalizeEscapes, quoteBytes, unescapeUrl, UrlFault } from './go-escape.ts';
import { isIpv6 } from './ip-address.ts';

export { UrlFault } from './go-escape.ts';

/** A URL; byte strings, see `go-escape.ts`. */
export interface GoUrl {
  /** In lower case; empty if there is none. */
  readonly scheme: string;
  /** What follows the scheme where that is not a slash. */
  readonly opaque: string;
  /** User and password, encoded; undefined if there is no `@`. */
  readonly user: string | undefined;
  /** Host and port, decoded. */
  readonly host: string;
  /** The path, encoded. */
  readonly path: string;
  /** Whether there is a path behind the scheme without a place for a host. */
  readonly omitsHost: boolean;
  /** The query with its question mark; empty if there is none. */
  readonly query: string;
  /** The fragment, encoded; empty if there is none. */
  readonly fragment: string;
}

const CONTROL = /[\u0000-\u001f\u007f]/;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const USER = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/;
const PORT = /^(:[0-9]*)?$/;

/**
 * Parses a URL.
 * @throws {UrlFault} with Go's text.
 */
export function parseGoUrl(text: string): GoUrl {
  const written = byteString(text);
  const [before, fragment] = cut(written, '#');
  let whole = before;
  try {
    const url = parseBeforeFragment(before);
    whole = written;
    return { ...url, fragment: normalizeEscapes(fragment ?? '', 'fragment') };
  } catch (error) {
    if (!(error instanceof UrlFault)) throw error;
    throw new UrlFault(textOf(`parse ${byteString(quoteBytes(whole))}: ${error.message}`));
  }
}

/** Prints a URL. */
export function formatGoUrl(url: GoUrl): string {
  const { scheme, opaque, user, host, path, omitsHost, query, fragment } = url;
  let text = scheme === '' ? '' : `${scheme}:`;
  if (opaque !== '') {
    text += opaque;
  } else {
    const isBare = omitsHost && host === '' && user === undefined;
    if (!isBare && (host !== '' || path !== '' || user !== undefined)) text += '//';
    if (user !== undefined) text += `${user}@`;
    text += escapeUrl(host, 'host') + path;
  }
  return textOf(text + query + (fragment === '' ? '' : `#${fragment}`));
}

function parseBeforeFragment(text: string): Omit<GoUrl, 'fragment'> {
  if (CONTROL.test(text)) throw new UrlFault('net/url: invalid control character in URL');
  if (text.startsWith(':')) throw new UrlFault('missing protocol scheme');
  const [prefix = '', scheme = ''] = SCHEME.exec(text) ?? [];
  const { rest, query } = cutQuery(text.slice(prefix.length));
  const none = { opaque: '', user: undefined, host: '', path: '', omitsHost: false };
  const url = { ...none, scheme: scheme.toLowerCase(), query };
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...url, opaque: rest };
    if (cut(rest, '/')[0].includes(':')) {
      throw new UrlFault('first path segment in URL cannot contain colon');
    }
  }
  if (!rest.startsWith('//') || (scheme === '' && rest.startsWith('///'))) {
    const omitsHost = scheme !== '' && rest.startsWith('/');
    return { ...url, path: normalizeEscapes(rest, 'path'), omitsHost };
  }
  const slash = rest.indexOf('/', 2);
  const end = slash < 0 ? rest.length : slash;
  const authority = parseAuthority(rest.slice(2, end));
  return { ...url, ...authority, path: normalizeEscapes(rest.slice(end), 'path') };
}

/** A lone question mark at the end is a query that is empty and printed. */
function cutQuery(text: string): { rest: string; query: string } {
  const [rest, query] = cut(text, '?');
  const isPrinted = query !== undefined && (query !== '' || rest.length + 1 === text.length);
  return { rest, query: isPrinted ? `?${query}` : '' };
}

function parseAuthority(authority: string): Pick<GoUrl, 'user' | 'host'> {
  const at = authority.lastIndexOf('@');
  const host = parseHost(authority.slice(at + 1));
  if (at < 0) return { user: undefined, host };
  const userinfo = authority.slice(0, at);
  if (!USER.test(userinfo)) throw new UrlFault('net/url: invalid userinfo');
  const parts = cut(userinfo, ':').filter((part) => part !== undefined);
  return {
    user: parts.map((part) => escapeUrl(unescapeUrl(part, 'user'), 'user')).join(':'),
    host,
  };
}

function parseHost(host: string): string {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) throw new UrlFault('invalid IP-literal');
  if (bracket < 0) {
    const colon = host.indexOf(':');
    if (colon >= 0) expectPort(host.slice(colon));
    return unescapeUrl(host, 'host');
  }
  const end = host.lastIndexOf(']');
  if (end < 0) throw new UrlFault("missing ']' in host");
  const port = host.slice(end + 1);
  expectPort(port);
  const zone = host.slice(0, end).indexOf('%25');
  const zoneStart = zone < 0 ? end : zone;
  const address =
    unescapeUrl(host.slice(1, zoneStart), 'host') + unescapeUrl(host.slice(zoneStart, end), 'zone');
  if (isIpv6(address)) return `[${address}]${port}`;
  if (/^[\d.]+$/.test(address)) throw new UrlFault('invalid IP-literal');
  throw new UrlFault(`invalid host: ParseAddr(${quoteBytes(address)}): unable to parse IP`);
}

function expectPort(port: string): void {
  if (!PORT.test(port)) throw new UrlFault(`invalid port ${quoteBytes(port)} after host`);
}

/** What is before the first mark, and what is behind it if there is one. */
function cut(text: string, mark: string): [before: string, behind: string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function byteString(text: string): string {
  let bytes = '';
  for (const byte of encodeText(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

/** Fault texts can hold half a character, which Go prints as its bytes. */
function textOf(bytes: string): string {
  return decodeText(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))) ?? bytes;
}
