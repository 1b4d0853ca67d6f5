/** Options of `restore`, and how their values are parsed. */

import { InvalidArgumentError } from 'commander';

import type { Drop } from '../../etcd/rewrite/drops.ts';
import type { EtcdMinor } from '../../etcd/version.ts';
import { parseWhole } from '../options.ts';
import type { InputOptions } from '../options.ts';

/** Values of the options. */
export interface RestoreCommandOptions extends InputOptions {
  readonly name: string;
  readonly dataDir?: string;
  readonly walDir?: string;
  readonly initialCluster: string;
  readonly initialClusterToken?: string;
  readonly initialAdvertisePeerUrls: string;
  readonly cluster?: string;
  readonly out?: string;
  readonly for?: EtcdMinor;
  readonly skipHashCheck?: boolean;
  /** false with `--no-bump-revision`. */
  readonly bumpRevision: number | 'auto' | false;
  readonly markCompacted?: boolean;
  readonly witness?: readonly string[];
  readonly compact?: number | 'latest';
  readonly drop?: readonly Drop[];
  readonly dryRun?: boolean;
  readonly owner?: OwnerWish;
  readonly writeOut: 'text' | 'json';
}

/** Who is to own what is made; ids, or names that the system knows. */
export interface OwnerWish {
  readonly user: string;
  readonly group: string;
}

/** A number of revisions, or `auto`. */
export function parseBump(text: string): number | 'auto' {
  return text === 'auto' ? text : parseWhole(text);
}

/** A revision, or `latest`. */
export function parseCompact(text: string): number | 'latest' {
  return text === 'latest' ? text : parseWhole(text);
}

/** One more thing to drop. */
export function parseDrop(text: string, before: readonly Drop[] = []): readonly Drop[] {
  const [kind = '', ttl, ...more] = text.split('=');
  if (kind === 'leases' && more.length === 0) {
    if (ttl === undefined) return [...before, { kind }];
    return [...before, { kind, ttlMaxSeconds: parseWhole(ttl) }];
  }
  if (ttl === undefined && (kind === 'alarms' || kind === 'events' || kind === 'masterleases')) {
    return [...before, { kind }];
  }
  throw new InvalidArgumentError('expected alarms, leases, leases=TTL, events or masterleases.');
}

/** `UID:GID` or `NAME:GROUP`. */
export function parseOwner(text: string): OwnerWish {
  const [, user = '', group = ''] = /^([^:\s]+):([^:\s]+)$/.exec(text) ?? [];
  if (user !== '') return { user, group };
  throw new InvalidArgumentError('expected UID:GID or NAME:GROUP.');
}
