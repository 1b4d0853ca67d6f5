/**
 * The text of etcd's `--initial-cluster`: `name=url,name=url`, where a name comes once for each of
 * its URLs (client/pkg/types/urlsmap.go, NewURLsMap and parse, v3.6.14).
 */

import { compareTexts, parsePeerUrls } from './peer-urls.ts';

/** Peer URLs by member name: as Go prints them, sorted. */
export type InitialCluster = ReadonlyMap<string, readonly string[]>;

/**
 * Parses the text. Names are taken as they are, spaces and all; an empty part is passed over.
 * @throws {ClusterError} cluster-url.
 */
export function parseInitialCluster(text: string): InitialCluster {
  const written = new Map<string, string[]>();
  for (const part of text.split(',')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    const url = equals < 0 ? '' : part.slice(equals + 1);
    written.set(name, [...(written.get(name) ?? []), url]);
  }
  return new Map([...written].map(([name, urls]) => [name, parsePeerUrls(urls)]));
}

/** Prints it as etcd does: sorted. */
export function formatInitialCluster(cluster: InitialCluster): string {
  return [...cluster]
    .flatMap(([name, urls]) => urls.map((url) => `${name}=${url}`))
    .sort(compareTexts)
    .join(',');
}
