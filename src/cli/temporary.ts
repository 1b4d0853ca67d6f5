/** Work in the folder for temporary files: where that fails, it is the folder that is to blame. */

import { tmpdir } from 'node:os';

import { OutputError } from './context.ts';

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such folder'],
  ['ENOTDIR', 'no such folder'],
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'no space left'],
  ['EDQUOT', 'no space left'],
  ['EFBIG', 'the file would be too large'],
]);

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
    if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) throw error;
    const code = String(error.code);
    throw new OutputError(
      `${folder}: cannot hold the temporary file (${REASONS.get(code) ?? code}); ` +
        '--temp-dir names another folder',
    );
  }
}
