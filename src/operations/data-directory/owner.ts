/** Whose directory it is that is not a data directory of etcd, by the names in it. */

import type { DirectoryEntry } from '../../io/directory-source.ts';

/** A name that tells a program, and the program. */
const OWNERS: readonly (readonly [name: string, owner: string])[] = [
  ['member', 'a folder "member" without anything of etcd in it'],
  ['PG_VERSION', 'a database of PostgreSQL'],
  ['ibdata1', 'a database of MySQL'],
  ['WiredTiger', 'a database of MongoDB'],
  ['chunks_head', 'a database of Prometheus'],
  ['version-2', 'a data directory of ZooKeeper'],
  ['raft', 'a data directory of Consul, Vault or Nomad'],
  ['proxy', 'a directory of a v2 proxy'],
];

/** What a directory looks like. */
export function ownerOf(entries: readonly DirectoryEntry[]): string {
  if (entries.length === 0) return 'an empty directory';
  if (entries.some(({ name, kind }) => name === 'db' && kind === 'file')) {
    return 'the folder "snap" of a data directory';
  }
  const names = new Set(entries.map(({ name }) => name));
  const known = OWNERS.find(([name]) => names.has(name));
  return known?.[1] ?? `none of its names among ${String(names.size)}`;
}
