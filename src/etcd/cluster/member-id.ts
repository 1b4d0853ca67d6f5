/**
 * Ids of a new cluster (server/etcdserver/api/membership/member.go, computeMemberID, and cluster.go,
 * genID, v3.6.14). Members that start a cluster together have no time in theirs, so that each of
 * them finds the same; names do not matter.
 */

import { concatBytes } from '../../bytes/wire-writer.ts';
import { parseHex, encodeText } from '../../bytes/text.ts';

/** The member with these peer URLs, sorted, in the cluster with this token. */
export async function computeMemberId(peerUrls: readonly string[], token: string): Promise<bigint> {
  return hashToId(encodeText(peerUrls.join('') + token));
}

/** The cluster of these members, given in ascending order. */
export async function computeClusterId(memberIds: readonly bigint[]): Promise<bigint> {
  const bytes = memberIds.map((id) => parseHex(id.toString(16).padStart(16, '0')));
  return hashToId(concatBytes(bytes));
}

/** The first eight bytes of the SHA-1. */
async function hashToId(bytes: Uint8Array): Promise<bigint> {
  const { sha1 } = await import('hash-wasm');
  return BigInt(`0x${(await sha1(bytes)).slice(0, 16)}`);
}
