/** Carries `verify` out on a data directory; its files are opened one after the other. */

import { kubernetes } from '../kubernetes/describer.ts';
import { openDirectory } from '../node/directory-source.ts';
import type { FolderSource } from '../node/directory-source.ts';
import { readLayout } from '../operations/data-directory/layout.ts';
import { verifyDataDirectory } from '../operations/data-directory/verify.ts';
import type { BaselinePolicy } from '../operations/verify/policies.ts';
import type { Context } from './context.ts';
import { takeDirectoryEvidence } from './evidence.ts';
import { progressLine } from './progress.ts';
import type { VerifyCommandOptions } from './verify-options.ts';
import { exitCodeOfResult } from './verify-report.ts';
import type { FileReport } from './verify-report.ts';
import { drive, policiesOf, settingsOf } from './verify-settings.ts';

/**
 * Verifies a data directory.
 * @throws {SourceError} if it, or a file of it, cannot be read.
 */
export async function verifyDirectory(
  name: string,
  options: VerifyCommandOptions,
  baseline: BaselinePolicy | undefined,
  context: Context,
): Promise<FileReport> {
  const { walDir } = options;
  const directory = await openDirectory(name, { blocking: true });
  const walDirectory =
    walDir === undefined ? undefined : await openDirectory(walDir, { blocking: true });
  const evidence =
    options.evidence === true
      ? await takeDirectoryEvidence({ directory, walDirectory }, options, context)
      : undefined;
  const modified = options.maxAge === undefined ? undefined : await databaseModified(directory);
  const progress = progressLine(name, context, options.quiet);
  const run = verifyDataDirectory(directory, {
    ...settingsOf(options, context),
    policies: policiesOf(options, baseline, { modified, context }),
    describer: kubernetes,
    onProgress: progress.onProgress,
    walDirectory,
  });
  try {
    const { findings, result } = await drive(run);
    const exitCode = exitCodeOfResult(result, options.failOn);
    const taken = await evidence?.finish();
    const walName = walDirectory?.name;
    return {
      file: name,
      walDirectory: walName,
      findings,
      result,
      error: undefined,
      exitCode,
      evidence: taken,
    };
  } finally {
    await progress.clear();
  }
}

/** When the database was last written to; undefined where there is none to be opened. */
async function databaseModified(directory: FolderSource): Promise<number | undefined> {
  try {
    const { database } = await readLayout(directory);
    if (database === undefined) return undefined;
    const file = await directory.open(database);
    await file.close();
    return file.modified.getTime();
  } catch {
    // What is wrong with it is for the verification to tell.
    return undefined;
  }
}
