/**
 * Writes a file whole or not at all: into a sibling first, made safe on disk, then renamed. What is
 * named may be a link; then the file that it leads to is the one that is replaced.
 */

import { randomBytes } from 'node:crypto';
import { fstatSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { lstat, open, readdir, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** How far links are followed, as Linux does. */
const LINKS_MAX = 40;
const READ_WRITE_EXECUTE = 0o777;

/** Where writing to a path ends up. */
export interface Destination {
  /** Without links, in a folder that exists. */
  readonly path: string;
  /** What is there already. */
  readonly there: Stats | undefined;
}

/**
 * Follows a path to the file that is there, or that would be made.
 * @throws {Error} of the file system, such as ENOENT or ENOTDIR where there is no such folder.
 */
export async function destinationOf(path: string): Promise<Destination> {
  let current = path;
  for (let links = 0; links < LINKS_MAX; links++) {
    const real = await unlessMissing(realpath(current));
    if (real !== undefined) return { path: real, there: await stat(real) };
    // Only a link to a file that is yet to be made is left to follow.
    const folder = await realpath(dirname(current));
    const bare = join(folder, basename(current));
    const link = await unlessMissing(lstat(bare));
    if (link?.isSymbolicLink() !== true) {
      // `new/` means a folder, and there is none.
      if (/[/\\]$/.test(current)) await realpath(current);
      return { path: bare, there: link };
    }
    current = resolve(folder, await readlink(bare));
  }
  return { path: await realpath(path), there: undefined };
}

async function unlessMissing<T>(looking: Promise<T>): Promise<T | undefined> {
  return looking.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/**
 * Writes pieces of text to `path`. An older file of that name is replaced, and stays as it is if
 * writing fails; its mode is kept. `mode`, for secrets 0o600, is the file's in any case.
 * @throws {Error} of the file system.
 */
export async function writeFileWhole(
  path: string,
  pieces: Iterable<string> | AsyncIterable<string | Uint8Array>,
  mode?: number,
): Promise<void> {
  const { path: target, there } = await destinationOf(path);
  const folder = dirname(target);
  // A name of its own, which a part that was left behind cannot have; short, whatever the file's is.
  const part = join(folder, `.${randomBytes(8).toString('hex')}.part`);
  const wanted = mode ?? (there && there.mode & READ_WRITE_EXECUTE);
  const handle = await open(part, 'wx', wanted ?? 0o644);
  try {
    // Past the mask that new files are made with.
    if (wanted !== undefined) await handle.chmod(wanted);
    for await (const piece of pieces) await handle.appendFile(piece);
    await handle.sync();
    await handle.close();
    await rename(part, target);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** The folders of a data directory in which files can be links to elsewhere. */
const INNER: readonly string[] = ['', 'snap', 'wal', 'member/snap', 'member/wal'];
/** Names of a folder that are looked behind; a server keeps a few dozen. */
const NAMES_MAX = 10_000;

/**
 * What a path leads to: nothing, a file, or a directory and what may lie behind links in it; `-` is
 * the file that standard input is redirected from, if it is one.
 */
export async function inputStats(path: string): Promise<Stats[]> {
  const stats = path === '-' ? redirected() : await statsOf(path);
  if (stats?.isDirectory() !== true) return stats === undefined ? [] : [stats];
  const found: (Stats | undefined)[] = [stats];
  for (const folder of INNER) {
    const inner = join(path, folder);
    found.push(await statsOf(inner));
    const entries = await readdir(inner, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.slice(0, NAMES_MAX)) {
      if (!entry.isDirectory()) found.push(await statsOf(join(inner, entry.name)));
    }
  }
  return found.filter((one) => one !== undefined);
}

async function statsOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}

function redirected(): Stats | undefined {
  try {
    const stats = fstatSync(0);
    return stats.isFile() ? stats : undefined;
  } catch {
    // Closed.
    return undefined;
  }
}

/** Whether both are the same file. */
export function isSameFile(a: Stats | undefined, b: Stats | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a.ino === b.ino && a.dev === b.dev;
}

/** Whether a path without links lies in a folder, however deep. */
export async function isBelow(path: string, folder: Stats | undefined): Promise<boolean> {
  if (folder?.isDirectory() !== true) return false;
  for (let above = dirname(path); ; above = dirname(above)) {
    if (isSameFile(await stat(above), folder)) return true;
    if (above === dirname(above)) return false;
  }
}

/** The new name is on disk only when its folder is; Windows has no such call. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
