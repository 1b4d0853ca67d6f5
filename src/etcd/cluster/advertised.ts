/**
 * Whether a member advertises the peer URLs that the cluster was told of: the same texts, or the same
 * addresses once names are looked up (server/config/config.go, advertiseMatchesCluster, and
 * pkg/netutil/netutil.go, URLStringsEqual, v3.6.14).
 */

import { encodeText } from '../../bytes/text.ts';
import { ClusterError } from '../../errors.ts';
import { goQuote } from '../requests/go-quote.ts';
import { formatGoUrl, parseGoUrl } from './go-url.ts';
import type { GoUrl } from './go-url.ts';
import { formatInitialCluster } from './initial-cluster.ts';
import { normalizeIpAddress } from './ip-address.ts';
import { compareTexts, splitHostPort } from './peer-urls.ts';

/**
 * Looks up a host's addresses, the one to use first; rejects with a reason where there are none. It
 * is not asked for `localhost`, which etcd takes by its name, nor for addresses.
 */
export type ResolveHost = (host: string) => Promise<readonly string[]>;

/** What is compared: peer URLs as `parsePeerUrls` gives them. */
export interface AdvertisedUrls {
  /** Name of the member. */
  readonly name: string;
  /** Those of `--initial-cluster`. */
  readonly listed: readonly string[];
  /** Those of `--initial-advertise-peer-urls`. */
  readonly advertised: readonly string[];
}

/**
 * Demands that they are the same; looks up names only if the texts differ.
 * @throws {ClusterError} cluster-advertised.
 */
export async function expectAdvertised(urls: AdvertisedUrls, resolve: ResolveHost): Promise<void> {
  const { name, listed, advertised } = urls;
  const difference = await differenceOf(advertised, listed, resolve);
  if (difference === undefined) return;
  const wrong = (text: string): ClusterError => new ClusterError('cluster-advertised', text);
  const notAdvertised = without(listed, advertised).map((url) => `${name}=${url}`);
  if (notAdvertised.length > 0) {
    throw wrong(
      `--initial-cluster has ${notAdvertised.join(',')} but missing from ` +
        `--initial-advertise-peer-urls=${advertised.join(',')} (${difference})`,
    );
  }
  // Here etcd prints what was advertised under the name of the other flag.
  const own = formatInitialCluster(new Map([[name, advertised]]));
  const notListed = without(advertised, listed);
  if (notListed.length > 0) {
    throw wrong(
      `--initial-advertise-peer-urls has ${notListed.join(',')} but missing from ` +
        `--initial-cluster=${own}`,
    );
  }
  throw wrong(
    `failed to resolve ${advertised.join(',')} to match --initial-cluster=${own} (${difference})`,
  );
}

/** How two sorted lists differ, in etcd's words; undefined if they do not. */
async function differenceOf(
  left: readonly string[],
  right: readonly string[],
  resolve: ResolveHost,
): Promise<string | undefined> {
  if (left.length !== right.length) return `len(${quoteList(left)}) != len(${quoteList(right)})`;
  if (left.every((url, at) => url === right[at])) return undefined;
  try {
    const resolvedLeft = await resolveUrls(left, resolve);
    const resolvedRight = await resolveUrls(right, resolve);
    const at = resolvedLeft.findIndex((url, index) => url !== resolvedRight[index]);
    if (at < 0) return undefined;
    return `resolved urls: ${quote(resolvedLeft[at] ?? '')} != ${quote(resolvedRight[at] ?? '')}`;
  } catch (error) {
    if (error instanceof LookupFault) return error.message;
    throw error;
  }
}

/** A host without an address. */
class LookupFault extends Error {}

async function resolveUrls(urls: readonly string[], resolve: ResolveHost): Promise<string[]> {
  const resolved: string[] = [];
  for (const url of urls) {
    const parsed = parseGoUrl(url);
    resolved.push(formatGoUrl({ ...parsed, host: await resolveHost(parsed, resolve) }));
  }
  return resolved.sort(compareTexts);
}

async function resolveHost(url: GoUrl, resolve: ResolveHost): Promise<string> {
  if (url.scheme.startsWith('unix')) return url.host;
  const { host, port } = splitHostPort(url.host) ?? { host: '', port: '' };
  if (host === 'localhost') return url.host;
  const address = normalizeIpAddress(host) ?? (await firstAddress(url, { host, resolve }));
  // Go reads the port as a number, and none as 0.
  const number = String(Number(port));
  return address.includes(':') ? `[${address}]:${number}` : `${address}:${number}`;
}

async function firstAddress(
  url: GoUrl,
  { host, resolve }: { host: string; resolve: ResolveHost },
): Promise<string> {
  let reason = `lookup ${host}: no such host`;
  try {
    const [address] = await resolve(host);
    if (address !== undefined) return normalizeIpAddress(address) ?? address;
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  throw new LookupFault(`failed to resolve ${quote(formatGoUrl(url))} (${reason})`);
}

function without(urls: readonly string[], others: readonly string[]): string[] {
  return [...new Set(urls)].filter((url) => !others.includes(url));
}

function quote(text: string): string {
  return goQuote(encodeText(text));
}

function quoteList(texts: readonly string[]): string {
  return `[${texts.map(quote).join(' ')}]`;
}
