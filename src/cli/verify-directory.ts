/** Carries `verify` out on a data directory; its files are opened one after the other. */

import { isEtcdSnapshotError } from '../errors.ts';
import { kubernetes } from '../kubernetes/describer.ts';
import { openDirectory } from '../node/directory-source.ts';
import type { FolderSource } from '../node/directory-source.ts';
import type { FileSource } from '../node/file-source.ts';
import { readLayout } from '../operations/data-directory/layout.ts';
import { verifyDataDirectory } from '../operations/data-directory/verify.ts';
import type { BaselinePolicy } from '../operations/verify/policies.ts';
import type { VerifyResult } from '../operations/verify/verify.ts';
import type { Context } from './context.ts';
import { takeDirectoryEvidence } from './evidence.ts';
import { progressLine } from './progress.ts';
import { lossesOf } from './verify-losses.ts';
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
  // Places in it begin with its name, so that one has no slash at its end.
  const walDir = options.walDir?.replace(/(?<=.)\/+$/, '');
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
    return {
      file: name,
      walDirectory: walDir,
      findings,
      result,
      error: undefined,
      exitCode: exitCodeOfResult(result, options.failOn),
      losses: await lossesIn(directory, result, options, context),
      evidence: await evidence?.finish(),
    };
  } finally {
    await progress.clear();
  }
}

/** What a damaged database has lost. */
async function lossesIn(
  directory: FolderSource,
  result: VerifyResult,
  options: VerifyCommandOptions,
  context: Context,
): Promise<FileReport['losses']> {
  const database = await openDatabaseOf(directory);
  try {
    return database && (await lossesOf(database, result, options.all === true, context));
  } finally {
    await database?.close();
  }
}

/** When the database was last written to. */
async function databaseModified(directory: FolderSource): Promise<number | undefined> {
  const database = await openDatabaseOf(directory);
  await database?.close();
  return database?.modified.getTime();
}

/** The database; undefined where none can be opened, which is for the verification to tell. */
async function openDatabaseOf(directory: FolderSource): Promise<FileSource | undefined> {
  try {
    const { database } = await readLayout(directory);
    return database === undefined ? undefined : await directory.open(database);
  } catch (error) {
    if (isEtcdSnapshotError(error)) return undefined;
    throw error;
  }
}
