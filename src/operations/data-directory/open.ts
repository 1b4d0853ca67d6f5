/** What a data directory comes to, without looking at every page of its database. */

import type { Problem } from '../../findings.ts';
import type { DirectorySource } from '../../io/directory-source.ts';
import type { RunOptions } from '../../io/source.ts';
import type { DirectoryFacts } from './facts.ts';
import type { Layout, LayoutOptions } from './layout.ts';
import { readDirectory } from './read-directory.ts';
import type { WalFacts } from './read-wal.ts';

/** A data directory that was read once; nothing of it stays open. */
export interface DataDirectory {
  /** Which files are what. */
  readonly layout: Layout;
  readonly facts: DirectoryFacts;
  /** What the log comes to; undefined if there is none here. */
  readonly wal: WalFacts | undefined;
  /** What could not be looked at, and why. */
  readonly notExamined: readonly string[];
  /** What was wrong with log, raft snapshots or the database's own account of itself. */
  readonly problems: readonly Problem[];
}

/** How to open it. */
export interface OpenDataDirectoryOptions extends RunOptions, LayoutOptions {}

/** Problems that are kept. */
const PROBLEMS_MAX = 1000;

/**
 * Reads a data directory: who its member is, how far log, raft snapshots and database are, who the
 * members are as each of them has it, and what the log holds beyond the database. `verify` looks
 * closer.
 *
 * @throws {CorruptionError} directory-not-etcd.
 * @throws {SourceError} if a source fails.
 */
export async function openDataDirectory(
  directory: DirectorySource,
  options: OpenDataDirectoryOptions = {},
): Promise<DataDirectory> {
  const problems: Problem[] = [];
  const report = (found: Problem): void => {
    if (problems.length < PROBLEMS_MAX) problems.push(found);
  };
  const { view, facts, notExamined } = await readDirectory(directory, { ...options, report });
  return { layout: view.layout, facts, wal: view.wal?.facts, notExamined, problems };
}
