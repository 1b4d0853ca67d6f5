/** Verifies a write-ahead log by itself: every frame of every segment, and the order of its entries. */

import { SourceError } from '../../errors.ts';
import type { DirectorySource } from '../../io/directory-source.ts';
import type { Collector } from '../verify/collector.ts';
import { createRun } from '../verify/run.ts';
import type { Run } from '../verify/run.ts';
import { createCollector } from '../verify/verify.ts';
import type { VerifyOptions, VerifyResult } from '../verify/verify.ts';
import { readLayout } from './layout.ts';
import { notExaminedOf, readWal } from './read-wal.ts';
import { verdictOf } from './verdict.ts';

/**
 * Verifies the log in a data directory, or in a folder of segments. The result rejects with a
 * SourceError if there is no log or it cannot be read.
 */
export function verifyWal(
  directory: DirectorySource,
  options: VerifyOptions = {},
): Run<VerifyResult> {
  const collector = createCollector(options);
  return createRun(collector, () => examineWal(directory, options, collector));
}

async function examineWal(
  directory: DirectorySource,
  options: VerifyOptions,
  collector: Collector,
): Promise<VerifyResult> {
  const { report } = collector;
  const { log, unlisted } = await readLayout(directory);
  if (log === undefined) throw unlisted[0]?.error ?? noLog(directory);
  const { facts } = await readWal(log, { ...options, report });
  const { counts, hasChanged } = collector;
  const notExamined = notExaminedOf(facts);
  const isWhole = notExamined.length === 0;
  if (hasChanged) notExamined.push('the log as one state: it changed while it was read');
  return {
    verdict: verdictOf(collector, isWhole),
    policiesMet: true,
    examined: { trailer: undefined, pages: undefined, liveKeys: undefined, notExamined },
    counts,
    facts: undefined,
    wal: facts,
  };
}

/** There is no log in a directory. */
export function noLog({ name }: DirectorySource): SourceError {
  return new SourceError(
    'source-not-found',
    `${name}: there is no write-ahead log here: found no folder member/wal, expected one`,
  );
}
