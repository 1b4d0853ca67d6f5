/** Writes a file whole or not at all: into a sibling first, made safe on disk, then renamed. */

import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes pieces of text to `path`. An older file of that name is replaced, and stays as it is if
 * writing fails. `mode` is the new file's, for secrets 0o600.
 * @throws {Error} of the file system.
 */
export async function writeFileWhole(
  path: string,
  pieces: Iterable<string> | AsyncIterable<string>,
  mode = 0o644,
): Promise<void> {
  const folder = dirname(path);
  const part = join(folder, `.${basename(path)}.${String(process.pid)}.part`);
  const handle = await open(part, 'wx', mode);
  try {
    for await (const piece of pieces) await handle.appendFile(piece);
    await handle.sync();
    await handle.close();
    await rename(part, path);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Whether two paths are the same file. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all(
    [a, b].map((path) => stat(path).catch(() => undefined)),
  );
  if (first === undefined || second === undefined) return false;
  return first.ino === second.ino && first.dev === second.dev;
}

/** The new name is on disk only when its folder is; Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
