/** Reads the raft snapshots of a data directory, the newest first, as a server does at start. */

import { CorruptionError, problemOf } from '../../errors.ts';
import type { Report } from '../../findings.ts';
import { decodeV2Store } from '../../etcd/v2-store.ts';
import type { V2Store } from '../../etcd/v2-store.ts';
import type { DirectorySource } from '../../io/directory-source.ts';
import { readBytes } from '../../io/source.ts';
import { checkRaftSnapshotName, decodeRaftSnapshot } from '../../raft/raft-snapshot.ts';
import type { RaftSnapshot } from '../../raft/raft-snapshot.ts';
import { problem } from '../../findings.ts';

/** Bytes of a `.snap` file that are read; etcd writes some kilobytes. */
const FILE_SIZE_MAX = 64 * 1024 ** 2;

/** A raft snapshot that holds together. */
export interface SoundRaftSnapshot {
  readonly path: string;
  readonly snapshot: Omit<RaftSnapshot, 'data'>;
  /** The v2 store in it; undefined where it holds none, as since etcd 3.8. */
  readonly v2Store: V2Store | undefined;
}

/**
 * Reads the files at these paths, the newest first.
 * @throws {SourceError} if one cannot be read.
 */
export async function readRaftSnapshots(
  directory: DirectorySource,
  paths: readonly string[],
  report: Report,
): Promise<SoundRaftSnapshot[]> {
  const found: SoundRaftSnapshot[] = [];
  for (const path of paths) {
    try {
      found.push(await readOne(directory, path, report));
    } catch (error) {
      report(problemOf(error));
    }
  }
  return found;
}

async function readOne(
  directory: DirectorySource,
  path: string,
  report: Report,
): Promise<SoundRaftSnapshot> {
  const place = { file: path };
  const source = await directory.open(path);
  try {
    if (source.size > FILE_SIZE_MAX) {
      const reason = `found ${String(source.size)} bytes, expected at most ${String(FILE_SIZE_MAX)}`;
      throw new CorruptionError(problem('raft-snapshot-message', place, { reason }));
    }
    const { data, ...snapshot } = decodeRaftSnapshot(
      await readBytes(source, 0, source.size),
      place,
    );
    for (const odd of checkRaftSnapshotName(
      path.slice(path.lastIndexOf('/') + 1),
      snapshot,
      place,
    )) {
      report(odd);
    }
    const v2Store = data.length === 0 ? undefined : decodeV2Store(data, place);
    return { path, snapshot, v2Store };
  } finally {
    await source.close();
  }
}
