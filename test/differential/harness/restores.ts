/**
 * Data directories as the released tools restore them from a snapshot, for one member that a server
 * can then run on (etcdutl/snapshot/v3_snapshot.go, v3.6.14).
 */
import { join } from 'node:path';

import { freePort } from './ports.ts';
import { run } from './run.ts';
import { EtcdServer } from './server.ts';
import type { EtcdTools } from '../../oracles/locate.ts';

/** What to restore, and with what. */
export interface RestoreOptions {
  readonly tools: EtcdTools;
  /** The snapshot file. */
  readonly snapshot: string;
  /** Existing folder; the data directory in it must not exist yet. */
  readonly folder: string;
  /** Name of the member, of its data directory and of its log. */
  readonly name: string;
  /** Raises the revision by a million and marks all before as compacted; 3.4.23 cannot. */
  readonly isBumped: boolean;
}

const BUMP = ['--bump-revision', '1000000', '--mark-compacted'];

/** Restores, and gives the server of the same release that does not run yet. */
export async function restoreServer(options: RestoreOptions): Promise<EtcdServer> {
  const { tools, snapshot, folder, name, isBumped } = options;
  const peerUrl = `http://127.0.0.1:${String(await freePort())}`;
  const server = await EtcdServer.prepare({ tools, folder, name, peerUrl });
  const flags = {
    name,
    'data-dir': server.dataDirectory,
    'initial-cluster': `${name}=${peerUrl}`,
    'initial-advertise-peer-urls': peerUrl,
  };
  const argv = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
  const bump = isBumped ? BUMP : [];
  const restore = ['snapshot', 'restore', snapshot, ...argv, ...bump];
  const { exit, stderr } = await run(tools.etcdutl, restore);
  if (exit !== 0) throw new Error(`restore by ${tools.version} failed: ${stderr.trim()}`);
  return server;
}

/** The database file of a data directory. */
export function databaseIn(dataDirectory: string): string {
  return join(dataDirectory, 'member', 'snap', 'db');
}
