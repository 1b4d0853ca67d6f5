/**
 * Members whose directories a restore has made, as one cluster of real servers: with the URLs that
 * the restore was told, so that a second restore can take their place.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';

import { ROOT_PASSWORD } from './authentication.ts';
import { base64 } from './gateway.ts';
import { EtcdServer } from './server.ts';
import type { EtcdTools } from '../../oracles/locate.ts';

/** One member and where its directory is. */
export interface RestoredMember {
  readonly name: string;
  readonly peerUrl: string;
  readonly dataDirectory: string;
  readonly walDirectory?: string;
  readonly isLearner?: boolean;
}

const TRIES_MAX = 400;
const INTERVAL_MS = 25;

/** With what the members are started. */
export interface RestoredOptions {
  readonly tools: EtcdTools;
  /** For their logs. */
  readonly folder: string;
  readonly flags?: readonly string[];
}

/** Starts them all, has them looked at, and stops them. Clients say who they are, as root. */
export async function withRestored<T>(
  members: readonly RestoredMember[],
  options: RestoredOptions,
  look: (servers: readonly EtcdServer[]) => Promise<T>,
): Promise<T> {
  const servers: EtcdServer[] = [];
  try {
    for (const member of members) servers.push(await prepare(member, members, options));
    for (const server of servers) server.launch();
    for (const [at, server] of servers.entries()) {
      if (members[at]?.isLearner === true) continue;
      await server.untilHealthy();
      await server.logIn('root', ROOT_PASSWORD);
    }
    return await look(servers);
  } finally {
    // A leader wants to hand over to members that are stopped as well, and waits five seconds.
    const isAlone = servers.length === 1;
    await Promise.all(servers.map((server) => (isAlone ? server.stop() : server.kill())));
  }
}

function prepare(
  member: RestoredMember,
  members: readonly RestoredMember[],
  options: RestoredOptions,
): Promise<EtcdServer> {
  const { name, peerUrl, dataDirectory, walDirectory } = member;
  const initialCluster = members.map((one) => `${one.name}=${one.peerUrl}`).join(',');
  const elsewhere = walDirectory === undefined ? [] : ['--wal-dir', walDirectory];
  const flags = [...elsewhere, ...(options.flags ?? [])];
  return EtcdServer.prepare({ ...options, name, peerUrl, dataDirectory, initialCluster, flags });
}

/** Lowers the alarms that were restored with the store: it takes no writes before. */
export async function lowerAlarms(server: EtcdServer): Promise<void> {
  const { alarms = [] } = await server.call('maintenance/alarm', { action: 'GET' });
  for (const { memberID, alarm } of alarms) {
    await server.call('maintenance/alarm', { action: 'DEACTIVATE', memberID, alarm });
  }
}

/** Writes a key and gives the revision that it got. */
export async function putKey(server: EtcdServer, key: string, value: string): Promise<number> {
  const { header } = await server.call('kv/put', { key: base64(key), value: base64(value) });
  return Number(header?.revision);
}

/** Waits until something holds; throws what it is otherwise. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    if (await holds()) return;
    await delay(INTERVAL_MS);
  }
  throw new Error(`never: ${what}`);
}

/** Expects that the members have a leader, take writes, and show them to each other. */
export async function expectWritable(servers: readonly EtcdServer[]): Promise<void> {
  const [first] = servers;
  if (first === undefined) throw new Error('no server');
  const leaders = new Set<string | undefined>();
  for (const server of servers) leaders.add((await server.call('maintenance/status')).leader);
  expect(leaders.size).toBe(1);
  expect([...leaders][0]).toMatch(/^[1-9]\d*$/);
  await lowerAlarms(first);
  let revision = Number((await first.call('kv/range', { key: base64('any') })).header?.revision);
  for (const server of servers) {
    const { name } = server;
    revision += 1;
    expect(await putKey(server, `written-by-${name}`, name)).toBe(revision);
    for (const other of servers) {
      const { kvs = [] } = await other.call('kv/range', { key: base64(`written-by-${name}`) });
      expect(kvs).toMatchObject([{ value: base64(name), mod_revision: String(revision) }]);
    }
  }
}
