/**
 * Verifies a data directory: the database as a snapshot is verified, every frame of the log, every
 * raft snapshot, and whether they agree with each other. Nothing is locked and nothing is written.
 */

import type { DirectorySource } from '../../io/directory-source.ts';
import type { Collector } from '../verify/collector.ts';
import { createRun } from '../verify/run.ts';
import type { Run } from '../verify/run.ts';
import { createCollector, examineSnapshot } from '../verify/verify.ts';
import type { Examined, Verdict, VerifyOptions, VerifyResult } from '../verify/verify.ts';
import { DIRECTORY_CHECKS } from './checks/index.ts';
import { readDirectory } from './read-directory.ts';

/** Nothing was looked at. */
const NOTHING: Examined = {
  trailer: undefined,
  pages: undefined,
  liveKeys: undefined,
  notExamined: [],
};

/**
 * Verifies the data directory of a member that is stopped; of one that is running it says that it
 * changed. The result rejects with a SourceError if a source fails.
 */
export function verifyDataDirectory(
  directory: DirectorySource,
  options: VerifyOptions = {},
): Run<VerifyResult> {
  const collector = createCollector(options);
  return createRun(collector, () => examineDirectory(directory, options, collector));
}

async function examineDirectory(
  directory: DirectorySource,
  { around = [], ...options }: VerifyOptions,
  collector: Collector,
): Promise<VerifyResult> {
  const { report } = collector;
  for (const found of around) report(found);
  let database: VerifyResult | undefined;
  const parts = await readDirectory(directory, {
    ...options,
    report,
    examineDatabase: async (source, fileOfDirectory) => {
      database = await examineSnapshot(source, { ...options, fileOfDirectory }, collector);
    },
  });
  const { view, facts } = parts;
  for (const check of DIRECTORY_CHECKS) check(view, report);
  const { counts, damageCount } = collector;
  const hasChanged = counts.byCode['file-changed'] !== undefined;
  const examined = database?.examined ?? NOTHING;
  const notExamined = new Set([...examined.notExamined, ...parts.notExamined]);
  if (hasChanged) notExamined.add('the directory as one state: it changed meanwhile');
  const isWhole = database !== undefined && database.verdict !== 'unknown';
  return {
    verdict: verdictOf({ hasChanged, damageCount, isWhole: isWhole && view.wal !== undefined }),
    policiesMet: database?.policiesMet ?? true,
    examined: { ...examined, notExamined: [...notExamined] },
    counts,
    facts: database?.facts,
    wal: view.wal?.facts,
    dataDirectory: facts,
  };
}

/** Damage is certain; without it, what was not looked at decides. */
function verdictOf(seen: {
  readonly hasChanged: boolean;
  readonly damageCount: number;
  readonly isWhole: boolean;
}): Verdict {
  if (seen.hasChanged) return 'unknown';
  if (seen.damageCount > 0) return 'damaged';
  return seen.isWhole ? 'sound' : 'unknown';
}
