/**
 * Everything that a client can ask a server about its store: each key at each revision that is not
 * compacted, leases with their keys, users and roles, members, alarms and hashes. Two servers of one
 * release on equal stores answer alike.
 */
import { createHash } from 'node:crypto';

import { base64 } from './gateway.ts';
import { readHash } from './facts.ts';
import type { GatewayReply } from './gateway.ts';
import type { EtcdServer } from './server.ts';

/** Answers, without what differs from one start to the next. */
export interface LiveState {
  readonly revision: number;
  readonly compactRevision: number;
  readonly kvHash: number;
  readonly clusterId: string;
  /** Digests of what each revision holds and of what it changed, oldest first. */
  readonly revisions: readonly { readonly revision: number; readonly content: string }[];
  readonly leases: readonly object[];
  readonly authentication: readonly object[];
  readonly members: readonly object[];
  readonly alarms: readonly object[];
}

const EVERYTHING = { key: base64('\0'), range_end: base64('\0') };

/**
 * Asks a server that has finished its compactions; nobody may write meanwhile.
 */
export async function readLiveState(server: EtcdServer): Promise<LiveState> {
  const { header } = await server.call('kv/range', { ...EVERYTHING, count_only: true });
  const revision = Number(header?.revision);
  const { kvHash, compactRevision } = await readHash(server, 0);
  return {
    revision,
    compactRevision,
    kvHash,
    clusterId: header?.cluster_id ?? '',
    revisions: await readRevisions(server, { from: Math.max(1, compactRevision), to: revision }),
    leases: await readLeases(server),
    authentication: await readAuthentication(server),
    members: await readMembers(server),
    alarms: sorted((await server.call('maintenance/alarm', { action: 'GET' })).alarms ?? []),
  };
}

/**
 * All keys at these revisions without values, and values of what each of them changed. A learner
 * answers too.
 */
export async function readRevisions(
  server: EtcdServer,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<LiveState['revisions']> {
  // Without a question to the leader each time: the member has been told of the newest revision.
  const ask = { ...EVERYTHING, serializable: true };
  const found: { revision: number; content: string }[] = [];
  const first = await server.call('kv/range', { ...ask, revision: String(from) });
  found.push({ revision: from, content: digestOf(first) });
  for (let number = from + 1; number <= to; number += 1) {
    const revision = String(number);
    const names = await server.call('kv/range', { ...ask, revision, keys_only: true });
    const changed = { ...ask, revision, min_mod_revision: revision };
    const content = namesDigest(names) + digestOf(await server.call('kv/range', changed));
    found.push({ revision: number, content });
  }
  return found;
}

async function readLeases(server: EtcdServer): Promise<object[]> {
  const { leases = [] } = await server.call('lease/leases');
  const found: object[] = [];
  for (const { ID } of leases) {
    const lease = await server.call('lease/timetolive', { ID, keys: true });
    const left = Number(lease.grantedTTL) - Number(lease.TTL);
    const keys = [...(lease.keys ?? [])].sort();
    // A start gives a lease its whole time again.
    const isFresh = left >= 0 && left < 120;
    found.push({ ID, granted: lease.grantedTTL, isFresh, keys });
  }
  return sorted(found);
}

async function readAuthentication(server: EtcdServer): Promise<object[]> {
  const { users = [] } = await server.call('auth/user/list');
  const { roles = [] } = await server.call('auth/role/list');
  const found: object[] = [{ users, roles }];
  // 3.4 has no such call.
  if (server.tools.version !== '3.4.23')
    found.push(withoutHeader(await server.call('auth/status')));
  for (const name of users) found.push(withoutHeader(await server.call('auth/user/get', { name })));
  // Root may do everything, and only 3.7 lists it.
  for (const role of roles.filter((one) => one !== 'root'))
    found.push(withoutHeader(await server.call('auth/role/get', { role })));
  return found;
}

async function readMembers(server: EtcdServer): Promise<object[]> {
  const { members = [] } = await server.call('cluster/member/list');
  return sorted(
    members.map(({ ID, name, peerURLs, isLearner = false }) => ({ ID, name, peerURLs, isLearner })),
  );
}

function withoutHeader(reply: GatewayReply): object {
  return { ...reply, header: undefined };
}

/** Without values there are no leases either: 3.7 leaves them out then. */
function namesDigest(reply: GatewayReply): string {
  const { kvs = [] } = reply;
  return digestOf({ ...reply, kvs: kvs.map((kv) => ({ ...kv, lease: '0' })) });
}

function digestOf({ kvs = [] }: GatewayReply): string {
  // Releases write out what is empty, or do not.
  const rows = kvs.map((kv) => [
    ...[kv.key, kv.value ?? '', kv.lease ?? '0'],
    ...[kv.create_revision, kv.mod_revision, kv.version],
  ]);
  const hash = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  return `${String(kvs.length)}:${hash.slice(0, 16)} `;
}

function sorted<T extends object>(items: readonly T[]): T[] {
  const text = (item: T): string => JSON.stringify(item);
  return [...items].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}
