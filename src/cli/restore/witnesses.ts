/**
 * Who may have seen revisions that the snapshot has not: another member's directory, its log alone,
 * a later snapshot. Only what was written by the same cluster is believed.
 */

import { isCorruptionError, RestoreError } from '../../errors.ts';
import { storeRevisions } from '../../etcd/records.ts';
import type { Snapshot } from '../../etcd/snapshot.ts';
import { formatProblemLine, severityOf } from '../../findings.ts';
import type { Problem } from '../../findings.ts';
import { isFolder, openDirectory } from '../../node/directory-source.ts';
import { openDataDirectory } from '../../operations/data-directory/open.ts';
import type { Witness } from '../../operations/restore/bump.ts';
import { readOldCluster } from '../../operations/restore/old-cluster.ts';
import { formatMemberId } from '../../etcd/member.ts';
import type { Context } from '../context.ts';
import type { InputOptions } from '../options.ts';

/** What witnesses are compared with: the snapshot that is restored. */
interface Subject {
  readonly revision: number;
  readonly consistentIndex: number;
  readonly memberIds: ReadonlySet<string>;
}

/**
 * Hears the witnesses.
 * @throws {RestoreError} restore-witness if one is of another cluster, damaged, or knows no revision.
 */
export async function hearWitnesses(
  paths: readonly string[],
  snapshot: Snapshot,
  options: InputOptions,
  context: Context,
): Promise<Witness[]> {
  if (paths.length === 0) return [];
  const subject = await subjectOf(snapshot);
  const heard: Witness[] = [];
  for (const name of paths) {
    const revision = await (
      (await isFolder(name))
        ? ofDirectory(name, subject, context)
        : ofSnapshot(name, subject, options, context)
    ).catch((error: unknown) => {
      // That would be damage of the snapshot.
      throw isCorruptionError(error) ? unusable(name, formatProblemLine(error.problem)) : error;
    });
    heard.push({ name, revision });
  }
  return heard;
}

async function subjectOf(snapshot: Snapshot): Promise<Subject> {
  const { members, consistentIndex } = await readOldCluster(snapshot);
  const { current } = await storeRevisions(snapshot);
  return {
    revision: current,
    consistentIndex: consistentIndex ?? 0,
    memberIds: new Set(members.map(({ id }) => formatMemberId(id))),
  };
}

async function ofSnapshot(
  name: string,
  subject: Subject,
  options: InputOptions,
  context: Context,
): Promise<number> {
  const { openSnapshotInput } = await import('../input.ts');
  const snapshot = await openSnapshotInput(name, context, options);
  try {
    const { revision, memberIds } = await subjectOf(snapshot);
    expectSameCluster(name, [...memberIds], subject);
    return revision;
  } finally {
    await snapshot.close();
  }
}

async function ofDirectory(name: string, subject: Subject, context: Context): Promise<number> {
  const directory = await openDirectory(name, { blocking: true });
  const { facts, wal, problems } = await openDataDirectory(directory, { signal: context.signal });
  const known = facts.members.database ?? facts.members.v2Store ?? [];
  const ids = known.map(({ id }) => id);
  if (wal !== undefined) ids.push(wal.memberId ?? '');
  expectSameCluster(name, ids, subject);
  // What comes behind damage of the log may have been seen as well.
  const damage = problems.find((one) => one.code.startsWith('wal-') && isError(one));
  if (damage !== undefined) throw unusable(name, formatProblemLine(damage));
  if (facts.revision !== undefined) {
    return Math.max(facts.revision, facts.beyond?.revisionAtMost ?? 0);
  }
  if (wal === undefined) throw unusable(name, 'it holds neither a database nor a log');
  // An entry raises the revision by one at most.
  return subject.revision + Math.max(0, wal.lastIndex - subject.consistentIndex);
}

function isError({ code }: Problem): boolean {
  return severityOf(code) === 'error';
}

function expectSameCluster(name: string, ids: readonly string[], { memberIds }: Subject): void {
  if (ids.some((id) => memberIds.has(id))) return;
  throw unusable(name, 'none of its members is in the snapshot, so it is of another cluster');
}

function unusable(name: string, reason: string): RestoreError {
  return new RestoreError('restore-witness', `${name}: no witness: ${reason}`);
}
