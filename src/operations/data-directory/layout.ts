/**
 * Which files of a data directory are what (etcd server/storage/datadir/datadir.go,
 * server/etcdserver/api/snap/{db,snapshotter}.go and server/storage/wal/wal.go, Create, v3.6.14):
 *
 *     DATA/member/snap/db              the database
 *                      TERM-INDEX.snap raft snapshots
 *                      INDEX.snap.db   a database that a leader sent, renamed to db when it is used
 *                      tmpNNN          a part of one
 *                      db.tmp.NNN      a defragmentation that did not end
 *                      *.broken        what etcd could not read and put aside
 *                 /wal/SEQ-INDEX.wal   segments of the log; often a link to another disk
 *                 /wal.tmp             a log that was being made
 *
 * The directory itself, its folder `member`, or a folder of segments alone can be given.
 */

import { CorruptionError, isEtcdSnapshotError } from '../../errors.ts';
import type { EtcdSnapshotError } from '../../errors.ts';
import { problem } from '../../findings.ts';
import type { DirectoryEntry, DirectorySource } from '../../io/directory-source.ts';
import { parseRaftSnapshotName } from '../../raft/raft-snapshot.ts';
import type { LogPosition } from '../../raft/raft-snapshot.ts';
import { findSegments } from '../../wal/segments.ts';
import type { LogSegment } from '../../wal/segments.ts';
import { parseSegmentName } from '../../wal/segment-name.ts';
import { ownerOf } from './owner.ts';

/** A `.snap` file; term and index are those of its name. */
export interface RaftSnapshotFile extends LogPosition {
  readonly path: string;
}

/** A database that a leader sent. */
export interface ReceivedDatabase {
  readonly path: string;
  /** Index of the last entry in it, by its name. */
  readonly index: number;
}

/** A file that a server removes or passes over when it starts. */
export interface Leftover {
  readonly path: string;
  /** What it was to become: "a database that a leader was sending". */
  readonly what: string;
}

/** How to look at a data directory. */
export interface LayoutOptions {
  /** The folder of the log where it lies elsewhere, as etcd's `--wal-dir` says. */
  readonly walDirectory?: DirectorySource | undefined;
}

/** Where the log lies. */
export interface LogFolder {
  /** Its path in the directory; empty if the folder itself was given; its name if it lies elsewhere. */
  readonly path: string;
  /** Everything in it, segments or not. */
  readonly entries: readonly DirectoryEntry[];
  /** Segments in order. */
  readonly segments: readonly LogSegment[];
}

/** The files of a data directory. Paths are those of its `DirectorySource`. */
export interface Layout {
  /** What was given. */
  readonly given: 'data-directory' | 'member' | 'wal';
  /** The database; undefined if there is none. */
  readonly database: string | undefined;
  /** Newest first. */
  readonly raftSnapshots: readonly RaftSnapshotFile[];
  /** Newest first. */
  readonly receivedDatabases: readonly ReceivedDatabase[];
  /** The log; undefined if there is none here (`--wal-dir`) or it could not be listed. */
  readonly log: LogFolder | undefined;
  /** Outside the log's folder. */
  readonly leftovers: readonly Leftover[];
  /** Names that etcd does not know, outside the log's folder: the first of them, and how many. */
  readonly foreign: { readonly paths: readonly string[]; readonly count: number };
  /** Folders that are there and could not be listed: a link to a disk that is gone. */
  readonly unlisted: readonly { readonly path: string; readonly error: EtcdSnapshotError }[];
}

const RECEIVED_NAME = /^([0-9a-f]{16})\.snap\.db$/;
/** Names that are kept of those that etcd does not know. */
const FOREIGN_KEPT = 100;
const LEFTOVERS: readonly (readonly [RegExp, string])[] = [
  [/^tmp\d+$/, 'a database that a leader was sending'],
  [/^db\.tmp/, 'a database that was being defragmented'],
  [/\.broken$/, 'a file that etcd could not read and put aside'],
  [/^wal\.tmp$/, 'a log that was being made'],
];

/**
 * Looks at the names in a data directory; no file is opened.
 * @throws {CorruptionError} directory-not-etcd.
 * @throws {SourceError} if it cannot be listed.
 */
export async function readLayout(
  directory: DirectorySource,
  { walDirectory }: LayoutOptions = {},
): Promise<Layout> {
  const top = await directory.list('');
  const sorter = new Sorter(directory, walDirectory);
  if (isFolder(top, 'member')) {
    sorter.sortOthers('', top, ['member']);
    await sorter.sortMember('member', await directory.list('member'));
    if (sorter.isEtcds) return sorter.layout('data-directory');
  } else if (isFolder(top, 'snap') || isFolder(top, 'wal')) {
    await sorter.sortMember('', top);
    if (sorter.isEtcds) return sorter.layout('member');
  } else if (walDirectory === undefined && hasSegments(top)) {
    sorter.sortLog('', top);
    return sorter.layout('wal');
  }
  throw new CorruptionError(problem('directory-not-etcd', {}, { found: ownerOf(top) }));
}

/** Sorts names into a layout. */
class Sorter {
  readonly #directory: DirectorySource;
  readonly #walDirectory: DirectorySource | undefined;
  #database: string | undefined;
  #log: LogFolder | undefined;
  readonly #raftSnapshots: RaftSnapshotFile[] = [];
  readonly #received: ReceivedDatabase[] = [];
  readonly #leftovers: Leftover[] = [];
  readonly #foreign: string[] = [];
  #foreignCount = 0;
  readonly #unlisted: { path: string; error: EtcdSnapshotError }[] = [];

  constructor(directory: DirectorySource, walDirectory: DirectorySource | undefined) {
    this.#directory = directory;
    this.#walDirectory = walDirectory;
  }

  /** Whether there is anything that only etcd has, or a folder that nobody could look into. */
  get isEtcds(): boolean {
    const found = [this.#raftSnapshots, this.#received, this.#log?.segments ?? [], this.#unlisted];
    return this.#database !== undefined || found.some((list) => list.length > 0);
  }

  /** The folder `member`; each of its two folders may be missing. */
  async sortMember(folder: string, entries: readonly DirectoryEntry[]): Promise<void> {
    const walDirectory = this.#walDirectory;
    const wanted = walDirectory === undefined ? ['snap', 'wal'] : ['snap'];
    const folders = wanted.filter((name) => isFolder(entries, name));
    this.sortOthers(folder, entries, folders);
    if (walDirectory !== undefined) await this.#sortLogOf(walDirectory);
    for (const name of folders) {
      const path = join(folder, name);
      const listed = await this.#list(path);
      if (listed === undefined) continue;
      if (name === 'snap') this.#sortSnap(path, listed);
      else this.sortLog(path, listed);
    }
  }

  sortLog(path: string, entries: readonly DirectoryEntry[]): void {
    this.#log = { path, entries, segments: findSegments(this.#directory, path, entries) };
  }

  /** What is left over or etcd does not know, of the names that are not expected. */
  sortOthers(
    folder: string,
    entries: readonly DirectoryEntry[],
    expected: readonly string[],
  ): void {
    for (const { name } of entries) {
      if (!expected.includes(name)) this.#sortOther(folder, name);
    }
  }

  layout(given: Layout['given']): Layout {
    return {
      given,
      database: this.#database,
      raftSnapshots: this.#raftSnapshots.sort(newestFirst),
      receivedDatabases: this.#received.sort(newestFirst),
      log: this.#log,
      leftovers: this.#leftovers,
      foreign: { paths: this.#foreign, count: this.#foreignCount },
      unlisted: this.#unlisted,
    };
  }

  /** A log that lies elsewhere: its paths begin with the name of its folder. */
  async #sortLogOf(walDirectory: DirectorySource): Promise<void> {
    const entries = await walDirectory.list('');
    const path = walDirectory.name.replace(/\/+$/, '');
    const segments = findSegments(walDirectory, '', entries).map((segment) => {
      return { ...segment, path: join(path, segment.path) };
    });
    this.#log = { path, entries, segments };
  }

  #sortSnap(folder: string, entries: readonly DirectoryEntry[]): void {
    for (const { name } of entries) {
      const path = join(folder, name);
      const position = parseRaftSnapshotName(name);
      const index = Number(`0x${RECEIVED_NAME.exec(name)?.[1] ?? ''}`);
      if (name === 'db') this.#database = path;
      else if (position !== undefined) this.#raftSnapshots.push({ path, ...position });
      else if (Number.isSafeInteger(index)) this.#received.push({ path, index });
      else this.#sortOther(folder, name);
    }
  }

  #sortOther(folder: string, name: string): void {
    const path = join(folder, name);
    const what = LEFTOVERS.find(([pattern]) => pattern.test(name))?.[1];
    if (what !== undefined) this.#leftovers.push({ path, what });
    else if (this.#foreignCount++ < FOREIGN_KEPT) this.#foreign.push(path);
  }

  /** What is in a folder; of one that cannot be listed it is only noted why. */
  async #list(path: string): Promise<readonly DirectoryEntry[] | undefined> {
    try {
      return await this.#directory.list(path);
    } catch (error) {
      if (!isEtcdSnapshotError(error)) throw error;
      this.#unlisted.push({ path, error });
      return undefined;
    }
  }
}

function hasSegments(entries: readonly DirectoryEntry[]): boolean {
  return entries.some(({ name }) => parseSegmentName(name) !== undefined);
}

/** Whether a name is there and no file: a link that leads nowhere counts, so that it is told. */
function isFolder(entries: readonly DirectoryEntry[], wanted: string): boolean {
  return entries.some(({ name, kind }) => name === wanted && kind !== 'file');
}

/** By name, which is how etcd sorts them: digits are as many in each. */
function newestFirst(left: { readonly path: string }, right: { readonly path: string }): number {
  return left.path < right.path ? 1 : -1;
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
