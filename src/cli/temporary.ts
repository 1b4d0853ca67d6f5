/** Work in the folder for temporary files: where that fails, it is the folder that is to blame. */

import { tmpdir } from 'node:os';

import { writingReason } from '../node/writing-reason.ts';
import { OutputError } from './context.ts';

/**
 * Does the work in a folder, the system's if none is named.
 * @throws {OutputError} for what the file system says meanwhile.
 */
export async function inTemporary<T>(
  named: string | undefined,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = named ?? tmpdir();
  try {
    return await work(folder);
  } catch (error) {
    const reason = writingReason(error);
    if (reason === undefined) throw error;
    throw new OutputError(
      `${folder}: cannot hold the temporary file (${reason}); --temp-dir names another folder`,
    );
  }
}
