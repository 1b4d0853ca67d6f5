/**
 * Versions: semantic version texts as coreos/go-semver reads them, and the schema version of a
 * store (etcd server/storage/schema/schema.go, detectStorageVersion, v3.6.14).
 */

/** An etcd minor release that this package knows. */
export type EtcdMinor = '3.4' | '3.5' | '3.6' | '3.7';

/** The known minor releases, oldest first. */
export const ETCD_MINORS: readonly EtcdMinor[] = ['3.4', '3.5', '3.6', '3.7'];

const SEMVER = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+([0-9A-Za-z.-]+))?$/;

/** The text of a semantic version in its normal form; undefined if it is none. */
export function normalizeVersion(text: string): string | undefined {
  const match = SEMVER.exec(text);
  if (match === null) return undefined;
  const [, major, minor, patch, pre, metadata] = match;
  const numbers = [major, minor, patch].map((digits) => BigInt(digits ?? '0'));
  // go-semver parses them as int64.
  if (numbers.some((number) => number >= 2n ** 63n)) return undefined;
  return (
    numbers.map(String).join('.') +
    (pre === undefined ? '' : `-${pre}`) +
    (metadata === undefined ? '' : `+${metadata}`)
  );
}

/** What a store says of its own version. */
export interface StoredVersions {
  /** Text of meta/storageVersion. */
  readonly storageVersion: string | undefined;
  /** meta/term. */
  readonly term: number | undefined;
  /** Text of cluster/clusterVersion. */
  readonly clusterVersion: string | undefined;
}

/**
 * The schema version: `meta/storageVersion` where it is present and valid; else 3.5 where a term is
 * stored; else 3.4, which stores neither.
 */
export function schemaVersion({ storageVersion, term }: StoredVersions): string {
  const version = normalizeVersion(storageVersion ?? '');
  if (version !== undefined) return version.split('.').slice(0, 2).join('.');
  return term !== undefined && term !== 0 ? '3.5' : '3.4';
}

/**
 * The minor releases that start from a restored store as it is. 3.4 and 3.5 look at no version; 3.6
 * and newer refuse a storage version or a cluster version above their own (measured with 3.4.23,
 * 3.5.35, 3.6.16 and 3.7.3).
 */
export function startableBy(versions: StoredVersions): EtcdMinor[] {
  const stored = [normalizeVersion(versions.storageVersion ?? ''), versions.clusterVersion]
    .map((text) => minorNumber(text ?? ''))
    .filter((minor) => minor !== undefined);
  return ETCD_MINORS.filter((release) => {
    const own = minorNumber(`${release}.0`) ?? 0;
    return own < 3_006 || stored.every((minor) => minor <= own);
  });
}

/** Major and minor as one number that can be compared; undefined for what is no version. */
export function minorNumber(text: string): number | undefined {
  const match = SEMVER.exec(text);
  return match === null ? undefined : Number(match[1]) * 1000 + Number(match[2]);
}
