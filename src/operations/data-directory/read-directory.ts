/** Reads the parts of a data directory one after the other: names, database, log, raft snapshots. */

import { isCorruptionError, problemOf, SourceError } from '../../errors.ts';
import { problem } from '../../findings.ts';
import type { Report } from '../../findings.ts';
import { openSnapshot } from '../../etcd/snapshot.ts';
import type { DirectorySource } from '../../io/directory-source.ts';
import type { ByteSource, RunOptions } from '../../io/source.ts';
import type { DirectoryView } from './checks/check.ts';
import { BeyondCounter } from './entries-beyond.ts';
import { describeDirectory } from './facts.ts';
import type { DirectoryFacts } from './facts.ts';
import { readLayout } from './layout.ts';
import type { Layout, LayoutOptions } from './layout.ts';
import { readRaftSnapshots } from './read-raft-snapshots.ts';
import { readStoreFacts } from './read-store.ts';
import type { StoreFacts } from './read-store.ts';
import { notExaminedOf, readWal } from './read-wal.ts';
import type { Wal } from './read-wal.ts';

/** How to read it. */
export interface ReadDirectoryOptions extends RunOptions, LayoutOptions {
  readonly report: Report;
  /** Looks at the database more closely while it is open; damage that it finds is its own to report. */
  readonly examineDatabase?: ((source: ByteSource, path: string) => Promise<void>) | undefined;
}

/** The parts, and what they come to together. */
export interface DirectoryParts {
  readonly view: DirectoryView;
  readonly facts: DirectoryFacts;
  /** What could not be looked at, and why. */
  readonly notExamined: readonly string[];
}

/**
 * Reads it.
 * @throws {CorruptionError} directory-not-etcd.
 * @throws {SourceError} if a source fails.
 */
export async function readDirectory(
  directory: DirectorySource,
  options: ReadDirectoryOptions,
): Promise<DirectoryParts> {
  const layout = await readLayout(directory, options);
  const notExamined: string[] = [];
  const note = (what: string): void => {
    notExamined.push(what);
  };
  checkLayout(layout, options.report, note);
  const store = await readStore(directory, layout, options, note);
  const counter = store === undefined ? undefined : new BeyondCounter(store);
  const wal = await readLog(layout, counter, options, note);
  const paths = layout.raftSnapshots.map(({ path }) => path);
  const raftSnapshots = await readRaftSnapshots(directory, paths, {
    report: options.report,
    note,
  });
  const view = { layout, wal, raftSnapshots, store };
  return { view, facts: describeDirectory(view, counter), notExamined };
}

function checkLayout(
  { leftovers, foreign, unlisted, database, given }: Layout,
  report: Report,
  note: (what: string) => void,
): void {
  for (const { path, what } of leftovers) {
    report(problem('directory-leftover', { file: path }, { what }));
  }
  const [first] = foreign.paths;
  if (first !== undefined) {
    report(problem('directory-foreign', { file: first }, { count: foreign.count }));
  }
  for (const { path, error } of unlisted) note(`${path}: ${error.message}`);
  if (given === 'wal') {
    note('the database: this is the log alone (wal verify says whether that is whole)');
  } else if (database === undefined) {
    const facts = { found: 'none', expected: 'member/snap/db' };
    report(problem('directory-no-database', {}, facts));
  }
}

/** What the database says of itself; undefined where it cannot be believed. */
async function readStore(
  directory: DirectorySource,
  { database }: Layout,
  { report, examineDatabase }: ReadDirectoryOptions,
  note: (what: string) => void,
): Promise<StoreFacts | undefined> {
  if (database === undefined) return undefined;
  const source = await directory.open(database);
  try {
    await examineDatabase?.(source, database);
    return await readStoreFacts(await openSnapshot(source));
  } catch (error) {
    if (!isCorruptionError(error)) throw error;
    if (examineDatabase === undefined) {
      const { place, ...found } = problemOf(error);
      report({ ...found, place: { file: database, ...place } });
    }
    note('whether database and log agree: the database is damaged');
    return undefined;
  } finally {
    await source.close();
  }
}

async function readLog(
  { log, given }: Layout,
  counter: BeyondCounter | undefined,
  options: ReadDirectoryOptions,
  note: (what: string) => void,
): Promise<Wal | undefined> {
  if (log === undefined) {
    const folder = given === 'member' ? 'wal' : 'member/wal';
    note(`the write-ahead log: there is no ${folder} here (--wal-dir says where it is)`);
    return undefined;
  }
  const take = counter === undefined ? undefined : counter.take.bind(counter);
  try {
    const wal = await readWal(log, { ...options, take });
    notExaminedOf(wal.facts).forEach(note);
    return wal;
  } catch (error) {
    // What was found elsewhere counts all the same.
    if (!(error instanceof SourceError)) throw error;
    note(`the write-ahead log: ${error.message}`);
    return undefined;
  }
}
