/**
 * Peer URLs as etcd takes them from flags (client/pkg/types/urls.go, NewURLs, v3.6.14; the same in
 * 3.5 and 3.7, while 3.4 wants a host and a port of sockets as well).
 */

import { compareBytes } from '../../bytes/compare.ts';
import { encodeText } from '../../bytes/text.ts';
import { ClusterError } from '../../errors.ts';
import { formatGoUrl, parseGoUrl, UrlFault } from './go-url.ts';
import type { GoUrl } from './go-url.ts';

/** What Go's strings.TrimSpace takes away (unicode.IsSpace). */
const SPACE = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const OUTER_SPACE = new RegExp(`^${SPACE}|${SPACE}$`, 'g');

/**
 * Reads peer URLs; gives them as Go prints them, sorted by their bytes as in the member's record.
 * @throws {ClusterError} cluster-url.
 */
export function parsePeerUrls(texts: readonly string[]): string[] {
  if (texts.length === 0) throw new ClusterError('cluster-url', 'no valid URLs given');
  return texts.map((text) => formatGoUrl(parsePeerUrl(text))).sort(compareTexts);
}

/** Orders texts as Go does, by their bytes. */
export function compareTexts(left: string, right: string): number {
  return compareBytes(encodeText(left), encodeText(right));
}

/**
 * Host and port (net.SplitHostPort, go1.25), an IPv6 address without its brackets; undefined where
 * there is no port.
 */
export function splitHostPort(text: string): { host: string; port: string } | undefined {
  const colon = text.lastIndexOf(':');
  if (colon < 0) return undefined;
  const host = text.slice(0, colon);
  const port = text.slice(colon + 1);
  if (host.startsWith('[')) {
    const isWhole = host.indexOf(']') === host.length - 1 && !/[[\]]/.test(port);
    return isWhole ? { host: host.slice(1, -1), port } : undefined;
  }
  return /[:[\]]/.test(host) || /[[\]]/.test(port) ? undefined : { host, port };
}

function parsePeerUrl(text: string): GoUrl {
  const trimmed = text.replace(OUTER_SPACE, '');
  const wrong = (reason: string): ClusterError => new ClusterError('cluster-url', reason);
  let url: GoUrl;
  try {
    url = parseGoUrl(trimmed);
  } catch (error) {
    if (error instanceof UrlFault) throw wrong(error.message);
    throw error;
  }
  if (url.scheme === 'http' || url.scheme === 'https') {
    if (splitHostPort(url.host) === undefined) {
      throw wrong(`URL address does not have the form "host:port": ${trimmed}`);
    }
    if (url.path !== '') throw wrong(`URL must not contain a path: ${trimmed}`);
  } else if (url.scheme !== 'unix' && url.scheme !== 'unixs') {
    throw wrong(`URL scheme must be http, https, unix, or unixs: ${trimmed}`);
  }
  return url;
}
