/** What the command line asks for: the members, and where their directories go. */

import type { Command } from 'commander';

import { makeCluster, parseClusterFlags } from '../../etcd/cluster/new-cluster.ts';
import type { NewCluster } from '../../etcd/cluster/new-cluster.ts';
import { UsageError } from '../context.ts';
import type { Context } from '../context.ts';
import { readClusterFile } from './cluster-file.ts';
import type { RestoreCommandOptions } from './options.ts';

/** Members and places. */
export interface RestoreWish {
  readonly cluster: NewCluster;
  readonly token: string;
  /** Whether the token was made up here. */
  readonly isTokenNew: boolean;
  /** Names of the members whose directories are made. */
  readonly write: readonly string[];
  /** Whether `target` holds a folder for each of them; else it is the data directory itself. */
  readonly isCluster: boolean;
  readonly target: string;
  readonly walDir: string | undefined;
}

/** etcdutl's own (etcdutl/etcdutl/snapshot_command.go, v3.6.14). */
const DEFAULT_TOKEN = 'etcd-cluster';

/** Options of one member, which a description of the whole cluster has in it. */
const MEMBER_OPTIONS = [
  'name',
  'dataDir',
  'walDir',
  'initialCluster',
  'initialAdvertisePeerUrls',
] as const;

/**
 * Puts it together.
 * @throws {UsageError} for options that do not go together.
 * @throws {ClusterError} for members that cannot form a cluster.
 */
export async function wishOf(
  options: RestoreCommandOptions,
  command: Command,
  context: Context,
): Promise<RestoreWish> {
  expectBumpPair(options, command);
  const wish =
    options.cluster === undefined
      ? await oneMember(options)
      : await wholeCluster(options, command, context);
  const isBumped = options.bumpRevision !== false && options.bumpRevision !== 0;
  if (options.witness !== undefined && !isBumped) {
    throw new UsageError('--witness tells how far to raise the revision, which is to be left');
  }
  if (options.witness !== undefined && !wish.isCluster && wish.cluster.members.length > 1) {
    throw new UsageError(
      '--witness: members that are restored one by one must be identical, and a witness could ' +
        'make them differ; restore them together with --cluster',
    );
  }
  return wish;
}

async function oneMember(options: RestoreCommandOptions): Promise<RestoreWish> {
  const { name, dataDir, walDir, out } = options;
  if (out !== undefined) throw new UsageError('--out goes with --cluster; see --data-dir');
  const token = options.initialClusterToken ?? DEFAULT_TOKEN;
  const flags = { ...options, initialClusterToken: token };
  const { members, clusterId, local } = await parseClusterFlags(flags, resolveHost);
  return {
    cluster: { members, clusterId },
    token,
    isTokenNew: false,
    write: [local.name],
    isCluster: false,
    target: unlessEmpty(dataDir) ?? `${name}.etcd`,
    walDir: unlessEmpty(walDir),
  };
}

async function wholeCluster(
  options: RestoreCommandOptions,
  command: Command,
  context: Context,
): Promise<RestoreWish> {
  const given = MEMBER_OPTIONS.find((name) => command.getOptionValueSource(name) === 'cli');
  if (given !== undefined) {
    const flag = command.options.find((option) => option.attributeName() === given)?.long ?? given;
    throw new UsageError(`${flag} does not go with --cluster, whose file describes all members`);
  }
  const { cluster = '', out } = options;
  if (out === undefined) throw new UsageError('--cluster: --out is missing');
  const { members, token } = await readClusterFile(cluster);
  const known = options.initialClusterToken ?? token;
  const chosen = known ?? newToken(context);
  return {
    cluster: await makeCluster(members, chosen),
    token: chosen,
    isTokenNew: known === undefined,
    write: members.map(({ name }) => name),
    isCluster: true,
    target: out,
    walDir: undefined,
  };
}

/** An empty folder is none, as etcdutl has it: a script's variable that is not set. */
function unlessEmpty(folder: string | undefined): string | undefined {
  return folder === '' ? undefined : folder;
}

/** Both or none, as etcdutl has it; `auto` brings both. */
function expectBumpPair(options: RestoreCommandOptions, command: Command): void {
  const { bumpRevision, markCompacted = false } = options;
  if (typeof bumpRevision === 'number') {
    if (bumpRevision > 0 === markCompacted) return;
  } else if (!markCompacted) {
    return;
  } else if (bumpRevision === 'auto' && command.getOptionValueSource('bumpRevision') === 'cli') {
    return;
  }
  throw new UsageError('--mark-compacted required if --revision-bump > 0');
}

/** As etcd compares URLs that are written differently (pkg/netutil/netutil.go, v3.6.14). */
async function resolveHost(host: string): Promise<readonly string[]> {
  const { lookup } = await import('node:dns/promises');
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => address);
}

function newToken(context: Context): string {
  const day = new Date(context.today()).toISOString().slice(0, 10).replaceAll('-', '');
  return `etcd-${day}-${context.random32().toString(16).padStart(8, '0')}`;
}
