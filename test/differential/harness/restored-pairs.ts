/** The same restore done twice, by a release's own tool and by us, for one member or several. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { freePort } from './ports.ts';
import { restoredDifferences } from './restored-bytes.ts';
import { ourRestorer, restorerOf } from './restorers.ts';
import type { RestoredMember } from './restored-cluster.ts';
import type { Restorer } from './restorers.ts';
import type { EtcdTools } from '../../oracles/locate.ts';

/** What kind of restore. */
export interface RestoreShape {
  /** Names the folder, and the shape in `restore-differences.json`. */
  readonly shape: string;
  readonly names: readonly string[];
  readonly hasWalDirectory?: boolean;
  readonly bump?: number;
}

/** Both results, with the same names and URLs. */
export interface RestoredPair {
  readonly theirs: readonly RestoredMember[];
  readonly ours: readonly RestoredMember[];
  /** What differs between them, member by member, byte by byte. */
  readonly differences: readonly string[];
}

/** Letters that JSON, Go's JSON and command lines each treat in their own way. */
const TOKEN = 'restored <&> é';

/** Members with free ports and places for their directories below a folder, which is made. */
export async function planMembers(
  folder: string,
  { names, hasWalDirectory = false }: Pick<RestoreShape, 'names' | 'hasWalDirectory'>,
): Promise<RestoredMember[]> {
  await mkdir(folder, { recursive: true });
  const members: RestoredMember[] = [];
  for (const name of names) {
    const peerUrl = `http://127.0.0.1:${String(await freePort())}`;
    const member = { name, peerUrl, dataDirectory: join(folder, name) };
    const walDirectory = join(folder, `${name}-wal`);
    members.push(hasWalDirectory ? { ...member, walDirectory } : member);
  }
  return members;
}

/** Restores each member's directory. */
export async function restoreAll(
  restore: Restorer,
  members: readonly RestoredMember[],
  options: { readonly snapshot: string; readonly bump?: number },
): Promise<void> {
  const initialCluster = members.map(({ name, peerUrl }) => `${name}=${peerUrl}`).join(',');
  for (const member of members)
    await restore({ ...member, ...options, initialCluster, token: TOKEN });
}

/** Restores twice below a folder. */
export async function restorePair(
  tools: EtcdTools,
  shape: RestoreShape,
  options: { readonly snapshot: string; readonly folder: string },
): Promise<RestoredPair> {
  const { snapshot, folder } = options;
  const content = shape.bump === undefined ? { snapshot } : { snapshot, bump: shape.bump };
  const theirs = await planMembers(join(folder, 'theirs'), shape);
  await restoreAll(restorerOf(tools), theirs, content);
  const elsewhere = await planMembers(join(folder, 'ours'), shape);
  const ours = elsewhere.map((own, at) => ({ ...own, peerUrl: theirs[at]?.peerUrl ?? '' }));
  await restoreAll(ourRestorer(tools.version.slice(0, 3)), ours, content);
  const differences = new Set<string>();
  for (const [at, member] of theirs.entries()) {
    const own = ours[at];
    if (own === undefined) throw new Error('a member is missing');
    for (const one of await restoredDifferences(member, own)) differences.add(one);
  }
  return { theirs, ours, differences: [...differences].sort() };
}
