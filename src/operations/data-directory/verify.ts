/**
 * Verifies a data directory: the database as a snapshot is verified, every frame of the log, every
 * raft snapshot, and whether they agree with each other. Nothing is locked and nothing is written.
 */

import { isCorruptionError } from '../../errors.ts';
import type { DirectorySource } from '../../io/directory-source.ts';
import type { Collector } from '../verify/collector.ts';
import { checkPolicies } from '../verify/policies.ts';
import type { PolicyInput } from '../verify/policies.ts';
import { createRun } from '../verify/run.ts';
import type { Run } from '../verify/run.ts';
import { createCollector, examineSnapshot } from '../verify/verify.ts';
import type { Examined, VerifyOptions, VerifyResult } from '../verify/verify.ts';
import { DIRECTORY_CHECKS } from './checks/index.ts';
import { verdictOf } from './verdict.ts';
import type { LayoutOptions } from './layout.ts';
import { readDirectory } from './read-directory.ts';
import type { DirectoryParts, ReadDirectoryOptions } from './read-directory.ts';

/** How to verify a data directory. */
export interface VerifyDirectoryOptions extends VerifyOptions, LayoutOptions {}

/** Nothing was looked at. */
const NOTHING: Examined = {
  trailer: undefined,
  pages: undefined,
  liveKeys: undefined,
  notExamined: [],
};
const NO_STORE: PolicyInput = { facts: undefined, trailer: undefined };

/**
 * Verifies the data directory of a member that is stopped; of one that is running it says that it
 * changed. The result rejects with a SourceError if a source fails.
 */
export function verifyDataDirectory(
  directory: DirectorySource,
  options: VerifyDirectoryOptions = {},
): Run<VerifyResult> {
  const collector = createCollector(options);
  return createRun(collector, () => examineDirectory(directory, options, collector));
}

async function examineDirectory(
  directory: DirectorySource,
  { around = [], ...options }: VerifyDirectoryOptions,
  collector: Collector,
): Promise<VerifyResult> {
  const { report } = collector;
  for (const found of around) report(found);
  let database: VerifyResult | undefined;
  const parts = await readParts(directory, {
    ...options,
    report,
    examineDatabase: async (source, fileOfDirectory) => {
      database = await examineSnapshot(source, { ...options, fileOfDirectory }, collector);
    },
  });
  const { view, facts, notExamined } = parts;
  if (view !== undefined) for (const check of DIRECTORY_CHECKS) check(view, report);
  const isWhole =
    database !== undefined && database.verdict !== 'unknown' && notExamined.length === 0;
  const { policies = {} } = options;
  const policiesMet = database?.policiesMet ?? checkPolicies(policies, NO_STORE, report);
  return {
    verdict: verdictOf(collector, isWhole),
    policiesMet,
    examined: examinedOf(database, notExamined, collector),
    counts: collector.counts,
    facts: database?.facts,
    wal: view?.wal?.facts,
    dataDirectory: facts,
  };
}

type ReadParts = Partial<Pick<DirectoryParts, 'view' | 'facts'>> &
  Pick<DirectoryParts, 'notExamined'>;

/** What is no data directory has no parts, and that is a finding like others. */
async function readParts(
  directory: DirectorySource,
  options: ReadDirectoryOptions,
): Promise<ReadParts> {
  try {
    return await readDirectory(directory, options);
  } catch (error) {
    if (!isCorruptionError(error)) throw error;
    options.report(error.problem);
    return { notExamined: ['everything: this is no data directory'] };
  }
}

function examinedOf(
  database: VerifyResult | undefined,
  parts: readonly string[],
  { hasChanged }: Collector,
): Examined {
  const examined = database?.examined ?? NOTHING;
  const notExamined = new Set([...examined.notExamined, ...parts]);
  if (hasChanged) notExamined.add('the directory as one state: it changed meanwhile');
  return { ...examined, notExamined: [...notExamined] };
}
