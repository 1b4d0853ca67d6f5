/**
 * Writes a snapshot anew, without free pages and half-filled ones: the same records, buckets and
 * hash in a smaller file, with a trailer. With a compaction also without the history that nobody can
 * ask for any more.
 */

import { planRewrite } from '../../etcd/rewrite/plan.ts';
import type { RewritePlan } from '../../etcd/rewrite/plan.ts';
import type { Snapshot } from '../../etcd/snapshot.ts';
import { whileUnchanged } from '../../io/source.ts';
import { status } from '../status.ts';
import { portableDigest } from '../verify/digest.ts';
import type { Digest } from '../verify/file/check.ts';
import { compactMarks, setValues } from './bucket-change.ts';
import { finishSnapshot } from './finish-snapshot.ts';
import type { SnapshotTarget, WrittenSnapshot } from './finish-snapshot.ts';
import type { ReadBackOptions } from './read-back.ts';
import { writeStore } from './write-store.ts';

/** How to defragment. */
export interface DefragmentOptions extends ReadBackOptions {
  /** Revision up to which history is left out. */
  readonly compact?: number | 'latest' | undefined;
  /** Computes SHA-256; a portable one by default. */
  readonly digest?: Digest | undefined;
}

/** What was written. */
export interface Defragmented extends WrittenSnapshot {
  /** Bytes of the pages of the snapshot as it was. */
  readonly imageSizeBefore: number;
  readonly rewrite: RewritePlan;
}

/**
 * Writes a snapshot anew, reads it back and compares it. The target is synced and closed.
 * @throws {RevisionError} for a revision that is compacted, or later than the newest.
 * @throws {CorruptionError} at the first thing that is wrong with the snapshot.
 * @throws {RestoreError} restore-read-back.
 * @throws {SourceError} if the source fails, or changed meanwhile.
 */
export async function defragment(
  snapshot: Snapshot,
  target: SnapshotTarget,
  options: DefragmentOptions = {},
): Promise<Defragmented> {
  const { digest = portableDigest } = options;
  return whileUnchanged(snapshot.source, async () => {
    const rewrite = await planRewrite(snapshot, options);
    const changes = new Map([['meta', setValues(compactMarks(rewrite))]]);
    // Without a compaction the hash says it all.
    const liveKeys =
      rewrite.kept === undefined ? undefined : (await status(snapshot, options)).liveKeys;
    const content = { ...options, snapshot, rewrite, changes, liveKeys };
    const written = await writeStore(content, target.sink);
    const finished = await finishSnapshot(target, written, { ...options, digest });
    return { ...finished, imageSizeBefore: snapshot.database.imageSize, rewrite };
  });
}
