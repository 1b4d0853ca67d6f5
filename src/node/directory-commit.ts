/**
 * How files that were made get their place: the log first, `member` or the whole folder last. What
 * fails on the way is taken back.
 */

import { lstat, readdir, rename } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

import { TargetError } from '../errors.ts';
import { syncFolder } from './file-sink.ts';
import { noteFile, removalCommand, writeNote } from './leftovers.ts';
import type { NotedFile } from './leftovers.ts';
import type { PartFolder } from './part-folder.ts';
import { onTarget, targetError } from './target-error.ts';
import { expectUnchanged } from './target-folder.ts';
import type { TargetFolder } from './target-folder.ts';

/** A folder that is being made. */
export interface Site {
  readonly target: TargetFolder;
  readonly part: PartFolder;
  /** Inside, what the part holds is moved; beside, the folder itself. */
  readonly where: 'beside' | 'inside';
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Gives everything its place; `onComplete` is called right after the last rename.
 * @throws {TargetError} target-changed and others; then nothing has its place. Only if taking back
 * fails as well the message names what is left.
 */
export async function putInPlace(
  data: Site,
  log: Site | undefined,
  onComplete: () => void,
): Promise<void> {
  for (const { target, part } of sitesOf(data, log)) await onTarget(target.shown, part.sync());
  for (const { target } of sitesOf(data, log)) await expectUnchanged(target);
  const dataMoves = await movesOf(data);
  const logMoves = log === undefined ? [] : await movesOf(log);
  const first = [...logMoves, ...dataMoves.slice(0, -1)];
  if (first.length > 0) await onTarget(data.target.shown, noteMoves(data.part, first));
  const done: Move[] = [];
  try {
    for (const move of first) {
      await onTarget(move.to, rename(move.from, move.to));
      done.unshift(move);
    }
    for (const { to } of first) await onTarget(to, syncFolder(dirname(to)));
    await expectStillThere(data, dataMoves.length > 1);
    for (const move of dataMoves.slice(-1)) await moveLast(data, move);
  } catch (error) {
    await takeBack(done, error);
    throw error;
  }
  onComplete();
  for (const { target, part, where } of sitesOf(data, log)) {
    const folders = [part.path, where === 'inside' ? target.path : dirname(target.path)];
    for (const folder of folders) await onTarget(target.shown, syncFolder(folder));
  }
}

function sitesOf(data: Site, log: Site | undefined): readonly Site[] {
  return log === undefined ? [data] : [data, log];
}

/** What is moved, `member` last. */
async function movesOf({ target, part, where }: Site): Promise<Move[]> {
  if (where === 'beside') return [{ from: part.data, to: target.path }];
  const names = await onTarget(target.shown, readdir(part.data));
  const ordered = [...names.filter((name) => name !== 'member'), ...names.filter(isMember)];
  return ordered.map((name) => ({ from: join(part.data, name), to: join(target.path, name) }));
}

function isMember(name: string): boolean {
  return name === 'member';
}

/** Putting the log in its place takes a moment in which somebody else may have come. */
async function expectStillThere({ target }: Site, hasOwnContent: boolean): Promise<void> {
  if (!hasOwnContent) await expectUnchanged(target);
}

async function moveLast({ target }: Site, { from, to }: Move): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EBUSY')) {
      throw targetError(target.shown, error);
    }
    const text = 'a mount point cannot be replaced: name a folder inside of it';
    throw new TargetError('target-kind', target.shown, { text, cause: error });
  }
}

async function takeBack(done: readonly Move[], cause: unknown): Promise<void> {
  for (const { from, to } of done) {
    try {
      await rename(to, from);
      await syncFolder(dirname(to));
    } catch {
      const command = removalCommand([{ kind: 'log', path: to }]);
      const text = `was left behind, because something else failed; to remove it: ${command}`;
      throw new TargetError('target-failed', to, { text, cause });
    }
  }
}

/** The note lies in the data directory's part, which stays until that has its place. */
async function noteMoves(part: PartFolder, moves: readonly Move[]): Promise<void> {
  const files: NotedFile[] = [];
  for (const { from, to } of moves) {
    for (const inside of await filesIn(from)) {
      files.push(await noteFile(join(from, inside), join(to, inside)));
    }
  }
  await writeNote(part.path, { places: moves.map(({ to }) => to), files });
}

/** The files below a folder; of a file itself `''`. */
async function filesIn(path: string): Promise<string[]> {
  if (!(await lstat(path)).isDirectory()) return [''];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map((entry) => relative(path, join(entry.parentPath, entry.name)));
}
