/**
 * The cluster that a restore makes: its members, their ids and its own, from etcd's flags or from a
 * list (server/config/config.go, VerifyBootstrap, and
 * server/etcdserver/api/membership/cluster.go, NewClusterFromURLsMap, v3.6.14).
 */

import { encodeText } from '../../bytes/text.ts';
import { ClusterError } from '../../errors.ts';
import { formatMemberId } from '../member.ts';
import type { Member } from '../member.ts';
import { goQuote } from '../requests/go-quote.ts';
import { expectAdvertised } from './advertised.ts';
import type { ResolveHost } from './advertised.ts';
import { formatInitialCluster, parseInitialCluster } from './initial-cluster.ts';
import { computeClusterId, computeMemberId } from './member-id.ts';
import { parsePeerUrls } from './peer-urls.ts';

/** A cluster that has not started. */
export interface NewCluster {
  /** In ascending order of their ids; no member knows its client URLs yet. */
  readonly members: readonly Member[];
  readonly clusterId: bigint;
}

/** What is known of a member before it has an id. */
export interface NewMember {
  readonly name: string;
  readonly peerUrls: readonly string[];
  readonly isLearner: boolean;
}

/** etcd's flags, as texts. */
export interface ClusterFlags {
  /** `--name` */
  readonly name: string;
  /** `--initial-cluster` */
  readonly initialCluster: string;
  /** `--initial-cluster-token` */
  readonly initialClusterToken: string;
  /** `--initial-advertise-peer-urls` */
  readonly initialAdvertisePeerUrls: string;
}

/**
 * Reads etcd's flags, in etcd's order and with its texts where they are wrong.
 * @throws {ClusterError}
 */
export async function parseClusterFlags(
  flags: ClusterFlags,
  resolve: ResolveHost,
): Promise<NewCluster & { readonly local: Member }> {
  const { name, initialClusterToken } = flags;
  const advertised = parsePeerUrls(flags.initialAdvertisePeerUrls.split(','));
  const named = parseInitialCluster(flags.initialCluster);
  const listed = named.get(name);
  if (listed === undefined) throw unknownName(name);
  await expectAdvertised({ name, listed, advertised }, resolve);
  const described = [...named].map(([key, peerUrls]) => ({
    name: key,
    peerUrls,
    isLearner: false,
  }));
  const cluster = await makeCluster(described, initialClusterToken);
  const local = cluster.members.find((member) => member.name === name);
  if (local === undefined) throw unknownName(name);
  return { ...cluster, local };
}

/**
 * Makes a cluster of a list of members, in any order.
 * @throws {ClusterError}
 */
export async function makeCluster(
  described: readonly NewMember[],
  token: string,
): Promise<NewCluster> {
  const parsed = described.map((member) => ({
    ...member,
    peerUrls: parsePeerUrls(member.peerUrls),
  }));
  checkTogether(parsed);
  const members = new Map<bigint, Member>();
  for (const { name, peerUrls, isLearner } of parsed) {
    const id = await computeMemberId(peerUrls, token);
    const member: Member = { id, name, peerUrls, clientUrls: [], isLearner };
    if (members.has(id)) {
      const text = `member exists with identical ID ${describe(member)}`;
      throw new ClusterError('cluster-member-id', text);
    }
    if (id === 0n) throw new ClusterError('cluster-member-id', 'cannot use 0 as member id');
    members.set(id, member);
  }
  const sorted = [...members.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  return { members: sorted, clusterId: await computeClusterId(sorted.map(({ id }) => id)) };
}

function unknownName(name: string): ClusterError {
  const quoted = goQuote(encodeText(name));
  const text = `couldn't find local name ${quoted} in the initial cluster configuration`;
  return new ClusterError('cluster-name', text);
}

/** What is only wrong with several members; etcd's flags cannot say the first and the last of it. */
function checkTogether(members: readonly NewMember[]): void {
  const names = new Set<string>();
  const urls = new Set<string>();
  for (const { name, peerUrls } of members) {
    if (names.has(name)) {
      const text = `member name ${goQuote(encodeText(name))} is given twice`;
      throw new ClusterError('cluster-name', text);
    }
    names.add(name);
    for (const url of peerUrls) {
      if (urls.has(url)) throw duplicateUrl(members);
      urls.add(url);
    }
  }
  if (!members.some(({ isLearner }) => !isLearner)) {
    throw new ClusterError('cluster-voters', 'the cluster has no member that votes');
  }
}

function duplicateUrl(members: readonly NewMember[]): ClusterError {
  const cluster = new Map(members.map(({ name, peerUrls }) => [name, peerUrls]));
  const text = `initial cluster ${formatInitialCluster(cluster)} has duplicate url`;
  return new ClusterError('cluster-duplicate-url', text);
}

/** A member as Go's `%v` prints it. */
function describe({ id, peerUrls, isLearner, name }: Member): string {
  const raftAttributes = `{[${peerUrls.join(' ')}] ${String(isLearner)}}`;
  return `&{${formatMemberId(id)} ${raftAttributes} {${name} []}}`;
}
