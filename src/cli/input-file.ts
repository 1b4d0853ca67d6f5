/**
 * The file behind an input: itself, or the database where a data directory is named. A server may be
 * using that one, so an answer about it may take more than one attempt.
 */

import { isEtcdSnapshotError } from '../errors.ts';
import { isFolder, openDirectory, pathIn } from '../node/directory-source.ts';

/** An input, once it is known what is read. */
export interface InputFile {
  /** The file to be opened; `-` is standard input. */
  readonly path: string;
  /** Whether it is the database of a data directory that was named. */
  readonly isOfDirectory: boolean;
}

/** How often a database that changes is read before there is no answer. */
const ATTEMPTS_MAX = 3;

/**
 * Finds the file behind an input.
 * @throws {CorruptionError} directory-not-etcd or directory-no-database.
 * @throws {SourceError} if the directory cannot be listed.
 */
export async function inputFile(name: string): Promise<InputFile> {
  // Whoever opens what is no directory says what is wrong with it.
  if (name === '-' || !(await isFolder(name))) return { path: name, isOfDirectory: false };
  const { readLayout } = await import('../operations/data-directory/layout.ts');
  const { expectDatabase } = await import('../operations/data-directory/database.ts');
  const database = expectDatabase(await readLayout(await openDirectory(name)));
  return { path: pathIn(name, database), isOfDirectory: true };
}

/**
 * Does work on an input; again from the beginning where it is the database of a data directory and
 * changed meanwhile.
 * @throws {SourceError} source-changed if it changes again and again.
 */
export async function untilUnchanged<T>(file: InputFile, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const hasChanged = isEtcdSnapshotError(error) && error.code === 'source-changed';
      if (!hasChanged || !file.isOfDirectory || attempt === ATTEMPTS_MAX) throw error;
    }
  }
}
