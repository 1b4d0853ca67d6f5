/**
 * What a live server says about its own store: the truth that a snapshot of it must agree with.
 */
import { base64 } from './gateway.ts';
import type { EtcdServer } from './server.ts';

/** A member as the live server lists it. */
export interface LiveMember {
  readonly id: bigint;
  /** Empty for a member that never started. */
  readonly name: string;
  readonly peerUrls: readonly string[];
  readonly clientUrls: readonly string[];
  readonly isLearner: boolean;
}

/** The answers of one server, at one revision. */
export interface LiveFacts {
  /** Current main revision. */
  readonly revision: number;
  /** Main revision of the last compaction asked for, or -1 when there was none. */
  readonly compactRevision: number;
  /** The KV hash up to `revision`, as `etcdctl endpoint hashkv` prints it. */
  readonly kvHash: number;
  /** The KV hashes up to some of the revisions that are not compacted, oldest first. */
  readonly olderHashes: readonly { readonly revision: number; readonly kvHash: number }[];
  readonly clusterId: bigint;
  readonly memberId: bigint;
  readonly members: readonly LiveMember[];
  /** Number of keys that exist at `revision`. */
  readonly liveKeyCount: number;
  readonly leaseCount: number;
}

/** Asks a server; nobody may write meanwhile. */
export async function readLiveFacts(server: EtcdServer): Promise<LiveFacts> {
  const everything = { key: base64('\u0000'), range_end: base64('\u0000'), count_only: true };
  const range = await server.call('kv/range', everything);
  const members = (await server.call('cluster/member/list')).members ?? [];
  const leases = (await server.call('lease/leases')).leases ?? [];
  const revision = Number(range.header?.revision);
  const newest = await readHash(server, 0);
  return {
    revision,
    ...newest,
    olderHashes: await readOlderHashes(server, Math.max(1, newest.compactRevision + 1), revision),
    clusterId: BigInt(range.header?.cluster_id ?? 0),
    memberId: BigInt(range.header?.member_id ?? 0),
    members: members.map((member) => ({
      id: BigInt(member.ID),
      name: member.name ?? '',
      peerUrls: member.peerURLs ?? [],
      clientUrls: member.clientURLs ?? [],
      isLearner: member.isLearner ?? false,
    })),
    liveKeyCount: Number(range.count ?? 0),
    leaseCount: leases.length,
  };
}

interface HashReply {
  readonly HashKV: { readonly hash: number; readonly compact_revision?: number };
}

/** A revision that was just compacted is left out: servers may answer it from before that. */
async function readOlderHashes(
  server: EtcdServer,
  oldest: number,
  newest: number,
): Promise<LiveFacts['olderHashes']> {
  const revisions = [...new Set([oldest, (oldest + newest) >> 1])].filter((one) => one < newest);
  const hashes: { revision: number; kvHash: number }[] = [];
  for (const revision of revisions) {
    hashes.push({ revision, kvHash: (await readHash(server, revision)).kvHash });
  }
  return hashes;
}

/** The KV hash up to a revision, as `etcdctl endpoint hashkv` prints it; 0 stands for the newest. */
export async function readHash(
  server: EtcdServer,
  revision: number,
): Promise<Pick<LiveFacts, 'kvHash' | 'compactRevision'>> {
  const argv = ['endpoint', 'hashkv', '--rev', String(revision), '-w', 'json'];
  const result = await server.etcdctl(argv);
  if (result.exit !== 0) throw new Error(`endpoint hashkv failed: ${result.stderr.trim()}`);
  const [reply] = JSON.parse(result.stdout) as HashReply[];
  if (reply === undefined) throw new Error('endpoint hashkv printed nothing');
  return { kvHash: reply.HashKV.hash, compactRevision: reply.HashKV.compact_revision ?? 0 };
}
