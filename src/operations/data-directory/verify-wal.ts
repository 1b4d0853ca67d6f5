/** Verifies a write-ahead log by itself: every frame of every segment, and the order of its entries. */

import { SourceError } from '../../errors.ts';
import type { DirectoryEntry, DirectorySource } from '../../io/directory-source.ts';
import { parseSegmentName } from '../../wal/segment-name.ts';
import type { Collector } from '../verify/collector.ts';
import { createRun } from '../verify/run.ts';
import type { Run } from '../verify/run.ts';
import { createCollector } from '../verify/verify.ts';
import type { VerifyOptions, VerifyResult } from '../verify/verify.ts';
import { readWal } from './read-wal.ts';

/** Where a log lies below what may be named: the log itself, a member, or a data directory. */
const FOLDERS = ['', 'wal', 'member/wal'];

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
  const folder = await locateWal(directory);
  const { facts } = await readWal(directory, folder, { ...options, report });
  const { counts, damageCount } = collector;
  const hasChanged = counts.byCode['file-changed'] !== undefined;
  const notExamined = hasChanged ? ['the log as one state: it changed while it was read'] : [];
  const sound = damageCount === 0 ? 'sound' : 'damaged';
  return {
    verdict: hasChanged ? 'unknown' : sound,
    policiesMet: true,
    examined: { trailer: undefined, pages: undefined, liveKeys: undefined, notExamined },
    counts,
    facts: undefined,
    wal: facts,
  };
}

/**
 * The path of the folder that holds the log.
 * @throws {SourceError} source-not-found if there is none.
 */
export async function locateWal(directory: DirectorySource): Promise<string> {
  for (const folder of FOLDERS) {
    const entries = await listOrNothing(directory, folder);
    const isLog =
      folder !== '' || entries?.some(({ name }) => parseSegmentName(name) !== undefined);
    if (entries !== undefined && isLog === true) return folder;
  }
  throw new SourceError(
    'source-not-found',
    `${directory.name}: there is no write-ahead log: found neither segments (*.wal) nor a folder ` +
      'wal or member/wal',
  );
}

async function listOrNothing(
  directory: DirectorySource,
  folder: string,
): Promise<readonly DirectoryEntry[] | undefined> {
  try {
    return await directory.list(folder);
  } catch (error) {
    if (error instanceof SourceError && error.code === 'source-not-found') return undefined;
    throw error;
  }
}
