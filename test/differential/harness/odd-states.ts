/**
 * Stores in states that are rare and right all the same, each reached on purpose by a few requests
 * to a fresh server, where random workloads seldom come: nothing written, the newest revision
 * compacted away, leases that ran out, authentication taken back.
 */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { prepareAuthentication } from './authentication.ts';
import { base64, callGateway } from './gateway.ts';
import { Random } from './random.ts';
import { databaseIn } from './restores.ts';
import { EtcdServer } from './server.ts';
import type { HistoryFile } from './histories.ts';
import type { EtcdTools } from '../../oracles/locate.ts';

type Play = (server: EtcdServer) => Promise<void>;

const EXPIRY_TRIES_MAX = 200;
const EXPIRY_INTERVAL_MS = 50;
const AUTHENTICATION_SEED = 4;

const STATES: readonly (readonly [state: string, play: Play])[] = [
  ['nothing-written', () => Promise.resolve()],
  ['newest-revision-compacted', compactNewestRevision],
  ['all-compacted', compactEverything],
  ['nothing-to-compact', compactAtOnce],
  ['leases-granted', grantLeases],
  ['leases-expired', expireLeases],
  ['authentication-taken-back', takeBackAuthentication],
];

/** The snapshot of each state, and the database that the stopped server leaves. */
export async function* playOddStates(
  tools: EtcdTools,
  folder: string,
): AsyncGenerator<HistoryFile> {
  for (const [state, play] of STATES) {
    const server = await EtcdServer.start({ tools, folder, name: state });
    try {
      await play(server);
      const path = join(folder, `${state}.snapshot.db`);
      await server.save(path);
      yield { kind: 'snapshot', path, about: `snapshot, ${state}` };
      await server.stop();
      const left = join(folder, `${state}.stopped.db`);
      await copyFile(databaseIn(server.dataDirectory), left);
      yield { kind: 'database', path: left, about: `database, ${state}` };
    } finally {
      await server.remove();
    }
  }
}

/** 3.4 takes the tombstone away too, so that no record is as new as the compaction. */
async function compactNewestRevision(server: EtcdServer): Promise<void> {
  await put(server, 'kept', '0');
  await put(server, 'deleted', '0');
  await server.call('kv/deleterange', { key: base64('deleted') });
  await compact(server, 4);
}

async function compactEverything(server: EtcdServer): Promise<void> {
  await put(server, 'deleted', '0');
  await server.call('kv/deleterange', { key: base64('deleted') });
  await compact(server, 3);
}

async function compactAtOnce(server: EtcdServer): Promise<void> {
  await compact(server, 1);
  await put(server, 'kept', '0');
}

/** The largest and the smallest identifier; one lease without a key, one key moved to another. */
async function grantLeases(server: EtcdServer): Promise<void> {
  const ids = ['9223372036854775807', '1', '-1', '2'];
  for (const ID of ids) await server.call('lease/grant', { ID, TTL: '9000000000' });
  for (const ID of ids.slice(1)) await put(server, `held-by-${ID}`, ID);
  await put(server, 'held-by-1', '2');
  await put(server, 'held-by-2', '0');
  await server.call('lease/keepalive', { ID: '1' });
}

/** One runs out with its keys while another keeps a key that had it once. */
async function expireLeases(server: EtcdServer): Promise<void> {
  await server.call('lease/grant', { ID: '7', TTL: '1' });
  await server.call('lease/grant', { ID: '8', TTL: '1000' });
  for (const key of ['gone', 'moved', 'freed', 'deleted']) await put(server, key, '7');
  await put(server, 'moved', '8');
  await put(server, 'freed', '0');
  await server.call('kv/deleterange', { key: base64('deleted') });
  for (let tries = 0; tries < EXPIRY_TRIES_MAX; tries += 1) {
    const { leases = [] } = await server.call('lease/leases');
    if (leases.length === 1) return;
    await delay(EXPIRY_INTERVAL_MS);
  }
  throw new Error('the lease does not run out');
}

/** Roles are deleted that users have, and users change, while authentication goes on and off. */
async function takeBackAuthentication(server: EtcdServer): Promise<void> {
  await prepareAuthentication(server, new Random(AUTHENTICATION_SEED), true);
  await server.call('auth/role/add', { name: 'short-lived' });
  await server.call('auth/user/add', { name: 'bob', password: 'b' });
  for (const role of ['short-lived', 'role-0', 'root']) {
    await server.call('auth/user/grant', { user: 'bob', role });
  }
  await server.call('auth/user/revoke', { name: 'bob', role: 'role-0' });
  await server.call('auth/role/delete', { role: 'short-lived' });
  await server.call('auth/user/changepw', { name: 'bob', password: 'c' });
  await server.call('auth/disable');
  // 3.4 refuses its own token now.
  await callGateway(server.clientUrl, 'auth/user/delete', { name: 'root' });
  await callGateway(server.clientUrl, 'auth/role/delete', { role: 'root' });
}

async function put(server: EtcdServer, key: string, lease: string): Promise<void> {
  await server.call('kv/put', { key: base64(key), value: base64('value'), lease });
}

async function compact(server: EtcdServer, revision: number): Promise<void> {
  await server.call('kv/compaction', { revision: String(revision), physical: true });
}
