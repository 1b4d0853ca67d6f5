/** A loopback server of one page, its script and a snapshot, with a given security policy. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is served. */
export interface Site {
  /** Source of the page's script, an ES module. */
  readonly script: string;
  readonly snapshot: Uint8Array;
}

/** A running server. */
export interface Server {
  /** Address of the page under `policy`, the text of a Content-Security-Policy; none if empty. */
  readonly page: (policy: string) => string;
  readonly close: () => Promise<void>;
}

/** Serves the site until it is closed. */
export async function serve(site: Site): Promise<Server> {
  const html = '<!doctype html><body><script type="module" src="/page.js"></script></body>';
  const bodies: Record<string, readonly [type: string, body: string | Uint8Array]> = {
    '/': ['text/html', html],
    '/page.js': ['text/javascript', site.script],
    '/snapshot.db': ['application/octet-stream', site.snapshot],
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const found = bodies[url.pathname];
    const policy = url.searchParams.get('policy');
    if (policy) response.setHeader('content-security-policy', policy);
    if (found === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': found[0] }).end(found[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    page: (policy) =>
      `http://127.0.0.1:${String(port)}/?${String(new URLSearchParams({ policy }))}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
