/**
 * The plan of a restore, as data: what was found in the snapshot, which release the directories are
 * for, who the members are, what becomes of the records. Everything is checked here, and nothing is
 * written; the plan depends on the snapshot and the options only.
 */

import { RestoreError } from '../../errors.ts';
import type { Problem } from '../../findings.ts';
import type { NewCluster } from '../../etcd/cluster/new-cluster.ts';
import type { ClassifyKey, Drop } from '../../etcd/rewrite/drops.ts';
import { planRewrite } from '../../etcd/rewrite/plan.ts';
import type { RewritePlan } from '../../etcd/rewrite/plan.ts';
import { storeRevisions } from '../../etcd/records.ts';
import type { Snapshot } from '../../etcd/snapshot.ts';
import type { EtcdMinor } from '../../etcd/version.ts';
import type { RunOptions } from '../../io/source.ts';
import type { Describer } from '../describer.ts';
import type { KeyTableOptions } from '../key-table-options.ts';
import type { Collector } from '../verify/collector.ts';
import type { Digest } from '../verify/file/check.ts';
import { createCollector, examineSnapshot } from '../verify/verify.ts';
import type { Verdict, VerifyResult } from '../verify/verify.ts';
import { chooseBump } from './bump.ts';
import type { Bump, Witness } from './bump.ts';
import { notesOf } from './notes.ts';
import type { RestoreNote } from './notes.ts';
import { readOldCluster } from './old-cluster.ts';
import type { OldCluster } from './old-cluster.ts';
import { chooseVersion } from './target-version.ts';
import type { TargetVersion } from './target-version.ts';

/** How to restore. */
export interface RestoreOptions extends RunOptions, KeyTableOptions {
  /** The new cluster, with all its members; `makeCluster` makes it. */
  readonly cluster: NewCluster;
  /** What the ids were made with, to compare with the old cluster's. */
  readonly token: string;
  /** Names of the members whose directories are made; all by default. */
  readonly write?: readonly string[] | undefined;
  /** The release that the directories are for; the store's own by default. */
  readonly version?: EtcdMinor | undefined;
  /**
   * Revisions to skip, with everything before them compacted; by default as many as are safe where
   * the describer's objects are in the store, else none.
   */
  readonly bump?: number | 'auto' | 'none' | undefined;
  /** Who may have seen later revisions. */
  readonly witnesses?: readonly Witness[] | undefined;
  /** Revision up to which history is left out. */
  readonly compact?: number | 'latest' | undefined;
  /** What is deleted, as etcd would delete it. */
  readonly drops?: readonly Drop[] | undefined;
  /** Does without the trailer, wrong or missing. */
  readonly skipHashCheck?: boolean | undefined;
  /** Whether the file is that of a data directory, which has no trailer. */
  readonly isOfDirectory?: boolean | undefined;
  /** Knows the objects in the store. */
  readonly describer?: Describer | undefined;
  /** Knows the keys that can be dropped by their kind. */
  readonly classify?: ClassifyKey | undefined;
  /** Computes SHA-256; a portable one by default. */
  readonly digest?: Digest | undefined;
  /**
   * Leaves the comparison of the trailer to `restore`, which does it beside its own work: the digest
   * takes longer than all checks together.
   */
  readonly leavesTrailer?: boolean | undefined;
}

/** What a restore is going to do. */
export interface RestorePlan {
  /** What was found in the snapshot, which is sound. */
  readonly verified: VerifyResult;
  /** Whether the store holds objects of the describer's. */
  readonly holdsObjects: boolean;
  /** Whether the trailer was left out of that. */
  readonly skippedHashCheck: boolean;
  readonly version: TargetVersion;
  readonly old: OldCluster;
  readonly cluster: NewCluster;
  /** Names of the members whose directories are made. */
  readonly write: readonly string[];
  readonly bump: Bump | undefined;
  readonly witnesses: readonly Witness[];
  readonly rewrite: RewritePlan;
  /** Bytes of a member's database at most; the file is written anew, without free pages. */
  readonly databaseBytesMax: number;
  readonly notes: readonly RestoreNote[];
}

/**
 * Verifies a snapshot and plans its restore.
 * @throws {RestoreError} restore-damaged, restore-trailer, restore-version or restore-bump.
 * @throws {RevisionError} for a revision to compact at that is compacted, or later than the newest.
 * @throws {SourceError} if the source fails.
 */
export async function planRestore(
  snapshot: Snapshot,
  options: RestoreOptions,
): Promise<RestorePlan> {
  const { cluster, witnesses = [], skipHashCheck = false } = options;
  const write = writtenMembers(options);
  const old = await readOldCluster(snapshot);
  const version = chooseVersion(old, options.version);
  const { current } = await storeRevisions(snapshot);
  const watched = watchDescriber(options.describer);
  const verified = await expectSoundSnapshot(snapshot, {
    ...options,
    describer: watched.describer,
  });
  const holdsObjects = watched.hasDescribed();
  const wanted = options.bump ?? 'auto';
  const bump = chooseBump({ wanted, revision: current, witnesses, holdsObjects });
  const { facts } = verified;
  const rewrite = await planRewrite(snapshot, { ...options, bump: bump?.by });
  return {
    verified,
    holdsObjects,
    skippedHashCheck: skipHashCheck,
    version,
    old,
    cluster,
    write,
    bump,
    witnesses,
    rewrite,
    databaseBytesMax: facts?.sizeInUse ?? snapshot.database.imageSize,
    notes: await notesOf(
      {
        old,
        cluster,
        version,
        rewrite,
        sizeInUse: facts?.sizeInUse ?? 0,
        compact: options.compact,
      },
      options.token,
    ),
  };
}

function writtenMembers({ cluster, write }: RestoreOptions): readonly string[] {
  const names = cluster.members.map(({ name }) => name);
  for (const name of write ?? []) {
    if (!names.includes(name)) {
      throw new TypeError(`"write": expected names of members, got ${name}`);
    }
  }
  return write ?? names;
}

/** A describer that remembers whether it has seen an object of its own. */
function watchDescriber(describer: Describer | undefined): {
  readonly describer: Describer | undefined;
  readonly hasDescribed: () => boolean;
} {
  let seen = false;
  if (describer === undefined) return { describer, hasDescribed: () => false };
  const check: Describer['check'] = (report) => {
    const inner = describer.check(report);
    return {
      record: (record) => {
        seen ||= describer.describes(record);
        inner.record(record);
      },
      end: () => {
        inner.end();
      },
    };
  };
  return { describer: { ...describer, check }, hasDescribed: () => seen };
}

/** What the trailer alone decides. */
const TRAILER_CODES = [
  'trailer-missing',
  'trailer-mismatch',
  'trailer-truncated',
  'trailer-followed',
  'file-size',
] as const;

async function expectSoundSnapshot(
  snapshot: Snapshot,
  options: RestoreOptions,
): Promise<VerifyResult> {
  const { describer, digest, seed, signal, onProgress, referenceOnly } = options;
  const isFree = options.skipHashCheck === true || options.isOfDirectory === true;
  const leavesTrailer = isFree || options.leavesTrailer === true;
  const run = { signal, onProgress, seed, referenceOnly };
  const collector = createCollector({ ignore: isFree ? TRAILER_CODES : [] });
  const settings = { ...run, describer, digest, leavesTrailer };
  const result = await examineSnapshot(snapshot, settings, collector);
  collector.end();
  const { name } = snapshot.source;
  if (result.verdict !== 'sound') {
    throw damagedError(name, result.verdict, await errorsOf(collector));
  }
  const { trailer } = result.examined;
  if (isFree || trailer === 'matches' || trailer === 'pending') return result;
  throw new RestoreError(
    'restore-trailer',
    `${name}: not restored, because it has no SHA-256 trailer that says whether it is whole`,
  );
}

async function errorsOf(collector: Collector): Promise<Problem[]> {
  const errors: Problem[] = [];
  for await (const finding of collector.findings()) {
    if (finding.severity === 'error') errors.push(finding);
  }
  return errors;
}

/** The error for a snapshot that is not sound. */
export function damagedError(
  name: string,
  verdict: Verdict,
  problems: readonly Problem[],
): RestoreError {
  const message = `${name}: not restored, because the snapshot is ${verdict}`;
  return new RestoreError('restore-damaged', message, problems);
}
