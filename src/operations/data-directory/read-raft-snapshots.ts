/** Reads the raft snapshots of a data directory, the newest first, as a server does at start. */

import { formatCount } from '../../bytes/text.ts';
import { CorruptionError, problemOf, SourceError } from '../../errors.ts';
import type { Report } from '../../findings.ts';
import { decodeV2Store } from '../../etcd/v2-store.ts';
import type { V2Store } from '../../etcd/v2-store.ts';
import type { DirectorySource } from '../../io/directory-source.ts';
import { readBytes } from '../../io/source.ts';
import { checkRaftSnapshotName, decodeRaftSnapshot } from '../../raft/raft-snapshot.ts';
import type { RaftSnapshot } from '../../raft/raft-snapshot.ts';
import { problem } from '../../findings.ts';

/** Bytes of a `.snap` file that are read; etcd writes some kilobytes, and what users had in etcd 2. */
const FILE_SIZE_MAX = 64 * 1024 ** 2;
/** Bytes of a v2 store that are decoded, which takes many times as much memory. */
const STORE_SIZE_MAX = 4 * 1024 ** 2;

/** A raft snapshot that holds together. */
export interface SoundRaftSnapshot {
  readonly path: string;
  readonly snapshot: Omit<RaftSnapshot, 'data'>;
  /** The v2 store in it; undefined where it holds none, as since etcd 3.8. */
  readonly v2Store: V2Store | undefined;
}

/** Who is told what. */
export interface RaftSnapshotReport {
  readonly report: Report;
  /** What could not be looked at, and why. */
  readonly note: (what: string) => void;
  /** Leaves the v2 stores alone. */
  readonly skipStore?: boolean | undefined;
}

/** Reads the files at these paths, the newest first. */
export async function readRaftSnapshots(
  directory: DirectorySource,
  paths: readonly string[],
  options: RaftSnapshotReport,
): Promise<SoundRaftSnapshot[]> {
  const found: SoundRaftSnapshot[] = [];
  for (const path of paths) {
    try {
      found.push(await readOne(directory, path, options));
    } catch (error) {
      if (error instanceof SourceError) options.note(`${path}: ${error.message}`);
      else options.report(problemOf(error));
    }
  }
  return found;
}

async function readOne(
  directory: DirectorySource,
  path: string,
  { report, note, skipStore }: RaftSnapshotReport,
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
    const isLarge = data.length > STORE_SIZE_MAX;
    if (isLarge && skipStore !== true) {
      note(`${path}: its v2 store: ${formatCount(data.length)} bytes are too many`);
    }
    const isSkipped = isLarge || data.length === 0 || skipStore === true;
    return { path, snapshot, v2Store: isSkipped ? undefined : decodeV2Store(data, place) };
  } finally {
    await source.close();
  }
}
