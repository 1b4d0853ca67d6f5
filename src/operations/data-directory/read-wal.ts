/** Reads the write-ahead log of a data directory once, and says what it comes to. */

import { problem } from '../../findings.ts';
import type { Report } from '../../findings.ts';
import type { RunOptions } from '../../io/source.ts';
import { LogFacts } from '../../wal/log-facts.ts';
import type { LogPosition } from '../../raft/raft-snapshot.ts';
import { decodeLogOwner } from '../../wal/metadata.ts';
import { readLog } from '../../wal/read-log.ts';
import type { LogBatch, LogStop } from '../../wal/read-log.ts';
import { checkSegmentNames } from '../../wal/segments.ts';
import { formatMemberId } from '../../etcd/member.ts';
import type { LogFolder } from './layout.ts';

/** What a write-ahead log comes to. IDs are lower-case hex, as etcd prints them. */
export interface WalFacts {
  readonly memberId: string | undefined;
  readonly clusterId: string | undefined;
  /** The last hard state; `vote` is undefined where there was none. */
  readonly term: number;
  readonly vote: string | undefined;
  readonly commit: number;
  /** The entries that are left when later ones have replaced earlier: 0 where there are none. */
  readonly firstIndex: number;
  readonly lastIndex: number;
  readonly lastTerm: number;
  readonly recordCount: number;
  /** Entry records, with those that were replaced. */
  readonly entryCount: number;
  readonly replacedCount: number;
  /** The newest committed raft snapshot that the log knows of: where etcd begins. */
  readonly start: LogPosition | undefined;
  /** Where reading ended, what each segment holds, and what lies behind. */
  readonly stop: LogStop;
}

/** How to read it. */
export interface ReadWalOptions extends RunOptions {
  readonly report: Report;
  /** Takes the records as well, before anything is said of what comes behind them. */
  readonly take?: ((batch: LogBatch) => void) | undefined;
  /** Does without the kernel: for tests. */
  readonly referenceOnly?: boolean | undefined;
}

/** A log that was read. */
export interface Wal {
  readonly facts: WalFacts;
  readonly log: LogFacts;
}

/**
 * Reads a log.
 * @throws {SourceError} if a segment cannot be read.
 */
export async function readWal(
  { path, entries, segments }: LogFolder,
  options: ReadWalOptions,
): Promise<Wal> {
  const { report, take } = options;
  for (const found of checkSegmentNames(path, entries, segments)) report(found);
  const log = new LogFacts(report);
  if (segments.length === 0) report(problem('wal-none', { file: path }, {}));
  const batches = readLog({ ...options, segments, lastIndex: () => log.lastIndex });
  let next = await batches.next();
  for (; next.done !== true; next = await batches.next()) {
    log.take(next.value);
    take?.(next.value);
  }
  if (segments.length > 0) log.end();
  return { facts: factsOf(log, next.value), log };
}

/** Whether entries lie whole behind the end of the log, so that those between are gone. */
function hasLostEntries({ lastIndex, stop }: WalFacts): boolean {
  return stop.behind.highestIndex > lastIndex;
}

/** What of a log could not be looked at, in words. */
export function notExaminedOf(wal: WalFacts): string[] {
  const found: string[] = [];
  if (!wal.stop.behind.isWhole) {
    found.push('all that lies behind the end of the log: too much there looks like records');
  }
  if (hasLostEntries(wal) && wal.stop.reason !== 'damaged') {
    found.push('whether the entries that are lost at the end of the log were confirmed to anybody');
  }
  return found;
}

function factsOf(log: LogFacts, stop: LogStop): WalFacts {
  const { hardState, metadata } = log;
  const owner = metadata === undefined ? undefined : decodeLogOwner(metadata);
  return {
    memberId: owner === undefined ? undefined : formatMemberId(owner.memberId),
    clusterId: owner === undefined ? undefined : formatMemberId(owner.clusterId),
    term: hardState?.term ?? 0,
    vote: hardState === undefined ? undefined : formatMemberId(hardState.vote),
    commit: hardState?.commit ?? 0,
    firstIndex: log.firstIndex,
    lastIndex: log.lastIndex,
    lastTerm: log.lastTerm,
    recordCount: log.recordCount,
    entryCount: log.entryCount,
    replacedCount: log.overrideCount,
    start: log.start,
    stop,
  };
}
