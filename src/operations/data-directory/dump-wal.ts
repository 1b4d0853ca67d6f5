/**
 * The entries of a write-ahead log that are left when later ones have replaced earlier, from a raft
 * snapshot or an index on. The log is read twice, so that what it comes to is known before its first
 * entry is handed on, in the memory of a piece of a segment.
 */

import { CorruptionError, SourceError } from '../../errors.ts';
import { problem } from '../../findings.ts';
import type { Report } from '../../findings.ts';
import type { DirectorySource } from '../../io/directory-source.ts';
import type { RunOptions } from '../../io/source.ts';
import type { Entry } from '../../raft/entry.ts';
import type { RaftSnapshot } from '../../raft/raft-snapshot.ts';
import { EntrySurvey } from '../../wal/entry-survey.ts';
import { entryOf, field, ROW } from '../../wal/record-batch.ts';
import { readLog } from '../../wal/read-log.ts';
import type { LogBatch } from '../../wal/read-log.ts';
import { RECORD_TYPES } from '../../wal/record.ts';
import { parseSegmentName } from '../../wal/segment-name.ts';
import { readLayout } from './layout.ts';
import type { Layout, LogFolder } from './layout.ts';
import { readRaftSnapshots } from './read-raft-snapshots.ts';
import { readWal } from './read-wal.ts';
import type { WalFacts } from './read-wal.ts';
import { noLog } from './verify-wal.ts';

/** What to take of a log. */
export interface DumpWalOptions extends RunOptions {
  readonly report: Report;
  /** Entries behind this one; without it, those behind the newest raft snapshot. */
  readonly startIndex?: number | undefined;
  /** The last entry to take. */
  readonly endIndex?: number | undefined;
  /** The folder of the log where it lies elsewhere. */
  readonly walDirectory?: DirectorySource | undefined;
  /** Path of the one segment to read. */
  readonly segment?: string | undefined;
}

/** A log and its entries. */
export interface WalDump {
  /** The raft snapshot that the entries come behind; undefined for none, or where an index counts. */
  readonly snapshot: Omit<RaftSnapshot, 'data'> | undefined;
  readonly wal: WalFacts;
  /** The entries to take, and the index of the last one; 0 where there are none. */
  readonly entryCount: number;
  readonly lastIndex: number;
  /**
   * The entries in order, in batches that are valid until the next one is asked for.
   * @throws {SourceError} source-changed, if it is no longer the log that was read before.
   */
  entries(): AsyncGenerator<readonly Entry[]>;
}

/**
 * Reads a log once.
 * @throws {CorruptionError} directory-not-etcd; wal-segment-head, if the one segment is none.
 * @throws {SourceError} if there is none, or it cannot be read.
 */
export async function dumpWal(
  directory: DirectorySource,
  options: DumpWalOptions,
): Promise<WalDump> {
  const { startIndex, endIndex = Number.MAX_SAFE_INTEGER, segment } = options;
  const { log, raftSnapshots, unlisted } =
    segment === undefined ? await readLayout(directory, options) : oneSegment(directory, segment);
  if (log === undefined) throw unlisted[0]?.error ?? noLog(directory);
  const paths = startIndex === undefined ? raftSnapshots.map(({ path }) => path) : [];
  const snapshot = await newestSnapshot(directory, paths, options.report);
  const survey = new EntrySurvey();
  const { facts } = await readWal(log, {
    ...options,
    report: segment === undefined ? options.report : withoutGaps(options.report),
    take: (batch) => {
      for (const record of entryRecords(batch)) survey.take(field(batch, record, ROW.index));
    },
  });
  if (segment !== undefined && facts.recordCount === 0) {
    const facts = { missing: 'record at all' };
    throw new CorruptionError(problem('wal-segment-head', { file: segment }, facts));
  }
  const after = startIndex ?? snapshot?.index ?? 0;
  const { count, lastIndex } = survey.range(after, endIndex);
  const range = { name: directory.name, survey, after, last: endIndex };
  return {
    snapshot,
    wal: facts,
    entryCount: count,
    lastIndex,
    entries: () => readEntries(log, range, options),
  };
}

/** What a segment is taken for that has another name. */
const FIRST = { sequence: 0, index: 0 };

/** A segment by itself. */
function oneSegment(
  directory: DirectorySource,
  path: string,
): Pick<Layout, 'log' | 'raftSnapshots' | 'unlisted'> {
  const { sequence, index } = parseSegmentName(path.slice(path.lastIndexOf('/') + 1)) ?? FIRST;
  const segment = { sequence, index, path, open: () => directory.open(path) };
  return { log: { path: '', entries: [], segments: [segment] }, raftSnapshots: [], unlisted: [] };
}

/** What lies before and behind a segment is missing from it, and nothing is wrong with that. */
function withoutGaps(report: Report): Report {
  return (found) => {
    if (found.code !== 'wal-start-gap' && found.code !== 'wal-commit') report(found);
  };
}

/** The newest one that holds together, which is where a server begins; the others are reported. */
async function newestSnapshot(
  directory: DirectorySource,
  newestFirst: readonly string[],
  report: Report,
): Promise<Omit<RaftSnapshot, 'data'> | undefined> {
  for (const path of newestFirst) {
    const [found] = await readRaftSnapshots(directory, [path], {
      report,
      note: () => undefined,
      skipStore: true,
    });
    if (found !== undefined) return found.snapshot;
  }
  return undefined;
}

/** Which entries to take of a log that was surveyed. */
interface EntryRange {
  /** Of the directory. */
  readonly name: string;
  readonly survey: EntrySurvey;
  readonly after: number;
  readonly last: number;
}

async function* readEntries(
  { segments }: LogFolder,
  { name, survey, after, last }: EntryRange,
  options: DumpWalOptions,
): AsyncGenerator<readonly Entry[]> {
  const isLeft = survey.sieve();
  let remaining = survey.recordCount;
  const again = { ...options, segments, skipRest: true, lastIndex: () => 0, report: ignore };
  for await (const batch of readLog(again)) {
    const entries: Entry[] = [];
    for (const record of entryRecords(batch)) {
      // A server may have gone on writing.
      if (remaining === 0) break;
      remaining--;
      const index = field(batch, record, ROW.index);
      if (isLeft(index) && index > after && index <= last) entries.push(entryOf(batch, record));
    }
    if (entries.length > 0) yield entries;
    if (remaining === 0) return;
  }
  if (remaining > 0) {
    const text = `${name}: the log changed while it was read: found ${String(remaining)} entries less`;
    throw new SourceError('source-changed', text);
  }
}

function* entryRecords(batch: LogBatch): Generator<number> {
  for (let record = 0; record < batch.count; record++) {
    if (field(batch, record, ROW.type) === RECORD_TYPES.entry) yield record;
  }
}

/** What is wrong with the log was said the first time. */
function ignore(): void {
  // Nothing.
}
