/**
 * Which etcd a restored directory is for, and what its store must say so that this etcd starts from
 * it: 3.6 and newer refuse a storage version or cluster version above their own, 3.4 and 3.5 look at
 * neither (measured with 3.4.23, 3.5.35, 3.6.16 and 3.7.3; etcd server/storage/schema/schema.go and
 * server/etcdserver/api/membership/downgrade.go, v3.6.14).
 */

import { RestoreError } from '../../errors.ts';
import { ETCD_MINORS, minorNumber, normalizeVersion, schemaVersion } from '../../etcd/version.ts';
import type { EtcdMinor, StoredVersions } from '../../etcd/version.ts';

/** Where the version was taken from. */
export type VersionOrigin = 'option' | 'storage version' | 'cluster version' | 'term' | 'nothing';

/** An etcd minor release, and why this one. */
export interface TargetVersion {
  readonly minor: EtcdMinor;
  readonly from: VersionOrigin;
}

/**
 * The wanted release, or the one that the store names: its storage version, else its cluster
 * version, else 3.5 if a term is stored, else 3.4.
 * @throws {RestoreError} restore-version if the store is of a newer release than this package knows.
 */
export function chooseVersion(
  stored: StoredVersions,
  wanted: EtcdMinor | undefined,
): TargetVersion {
  expectKnown('storage version', stored.storageVersion);
  if (wanted !== undefined) return { minor: wanted, from: 'option' };
  const storage = knownMinor(stored.storageVersion);
  if (storage !== undefined) return { minor: storage, from: 'storage version' };
  expectKnown('cluster version', stored.clusterVersion);
  const cluster = knownMinor(stored.clusterVersion);
  if (cluster !== undefined) return { minor: cluster, from: 'cluster version' };
  const hasTerm = stored.term !== undefined && stored.term !== 0;
  return { minor: hasTerm ? '3.5' : '3.4', from: hasTerm ? 'term' : 'nothing' };
}

/** What becomes of the version keys; `undefined` means that the key is removed. */
export interface VersionKeys {
  readonly storageVersion: string | undefined;
  readonly clusterVersion: string | undefined;
}

/**
 * The version keys of a store for a release: as they are where it starts from them, lowered to its
 * own where they are above it; and no storage version for releases that do not know it, which would
 * keep it when they write on.
 */
export function versionKeys(stored: StoredVersions, target: EtcdMinor): VersionKeys {
  const own = minorNumber(`${target}.0`) ?? 0;
  const lowered = (text: string | undefined): string | undefined => {
    const minor = minorNumber(text ?? '');
    return minor !== undefined && minor > own ? `${target}.0` : text;
  };
  const knowsStorage = ETCD_MINORS.indexOf(target) >= ETCD_MINORS.indexOf('3.6');
  return {
    storageVersion: knowsStorage ? lowered(stored.storageVersion) : undefined,
    clusterVersion: lowered(stored.clusterVersion),
  };
}

/** Whether the release is more than one step above the store's own, which etcd does not support. */
export function skipsRelease(stored: StoredVersions, target: EtcdMinor): boolean {
  const from = minorNumber(`${schemaVersion(stored)}.0`) ?? 0;
  return (minorNumber(`${target}.0`) ?? 0) > from + 1;
}

function knownMinor(text: string | undefined): EtcdMinor | undefined {
  const version = normalizeVersion(text ?? '');
  return ETCD_MINORS.find((minor) => version?.startsWith(`${minor}.`));
}

function expectKnown(what: string, text: string | undefined): void {
  const [newest] = ETCD_MINORS.slice(-1);
  const found = minorNumber(text ?? '');
  if (found === undefined || found <= (minorNumber(`${newest ?? ''}.0`) ?? 0)) return;
  throw new RestoreError(
    'restore-version',
    `the ${what} of the store is ${text ?? ''}: expected at most ${newest ?? ''}, ` +
      'the newest release that is known here',
  );
}
