/**
 * What becomes of a server on a data directory: it takes a write, it ends, or it runs and never
 * takes one. A server whose database is ahead of its log does the last: 3.4 and 3.5 answer reads
 * and let every write run out of time, 3.6 and later never serve at all. Both say so after five
 * seconds and a bit (`ReqTimeout` in etcd's server/config/config.go), so the limit here counts
 * only where a machine is very slow.
 */
import { setTimeout as delay } from 'node:timers/promises';

import { GatewayError, base64 } from './gateway.ts';
import { complaintsOf, readServerLog } from './server-log.ts';
import type { EtcdServer } from './server.ts';

/** How it ended. */
export interface Fate {
  readonly kind: 'serves' | 'ends' | 'never serves';
  /** What the server said about it; empty where it serves. */
  readonly complaints: readonly string[];
}

const LIMIT_MS = 30_000;
const POLL_INTERVAL_MS = 25;
const COMPLAINT_COUNT = 3;
/** Said when a server cannot bring its own name through raft. */
const NOT_PUBLISHED = 'failed to publish local member to cluster through raft';
const OUT_OF_TIME = /timed out|deadline exceeded/;
const WRITE = { key: base64('harness/written'), value: base64('value') };

/**
 * Starts a server on the data that is there, asks it to write, and kills it.
 *
 * @param rootPassword - for directories in which authentication is on
 */
export async function fateOf(server: EtcdServer, rootPassword?: string): Promise<Fate> {
  const watch = new AbortController();
  server.launch();
  try {
    const kind = await Promise.race([
      untilWritten(server, watch.signal, rootPassword),
      untilGivenUp(server, watch.signal),
    ]);
    if (kind === 'serves') return { kind, complaints: [] };
    return { kind, complaints: complaintsOf(readServerLog(server.logPath), COMPLAINT_COUNT) };
  } finally {
    watch.abort();
    await server.kill();
  }
}

async function untilWritten(
  server: EtcdServer,
  signal: AbortSignal,
  rootPassword: string | undefined,
): Promise<Fate['kind']> {
  while (!signal.aborted) {
    try {
      await server.call('kv/put', WRITE);
      return 'serves';
    } catch (error) {
      if (error instanceof GatewayError && OUT_OF_TIME.test(error.message)) return 'never serves';
      const isAuthenticated = rootPassword !== undefined && error instanceof GatewayError;
      if (isAuthenticated) await server.logIn('root', rootPassword).catch(() => undefined);
      await delay(POLL_INTERVAL_MS);
    }
  }
  return 'never serves';
}

async function untilGivenUp(server: EtcdServer, signal: AbortSignal): Promise<Fate['kind']> {
  const end = performance.now() + LIMIT_MS;
  while (!signal.aborted && performance.now() < end) {
    if (!server.isRunning) return 'ends';
    await delay(POLL_INTERVAL_MS);
    if (readServerLog(server.logPath).some(({ msg }) => msg === NOT_PUBLISHED)) break;
  }
  return 'never serves';
}
