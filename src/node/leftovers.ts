/**
 * What interrupted runs have left: part folders beside a target and inside of it, and a log in its
 * own folder whose data directory never came. A run that is still going on looks the same, because
 * nothing is locked.
 */

import { lstat, open, readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { quoteArgument } from '../bytes/shell.ts';
import { syncFolder } from './file-sink.ts';
import { isPartName } from './part-name.ts';
import { realTarget } from './real-target.ts';

/** In a part folder: which log was put in its place before the data directory. */
const NOTE = 'log.json';

/** Something that an interrupted run has left. */
export interface Leftover {
  /** `part`: a folder that never got its place; `log`: segments that have theirs, without a member. */
  readonly kind: 'part' | 'log';
  readonly path: string;
}

/** A segment as it was made; a server that uses it changes it. */
export interface NotedFile {
  readonly path: string;
  readonly ino: number;
  readonly size: number;
  readonly modifiedMs: number;
}

/** What was put in its place before the data directory. */
export interface LogNote {
  /** What to remove: a folder, or the segments in one that was there. */
  readonly places: readonly string[];
  readonly files: readonly NotedFile[];
}

/**
 * Lists what interrupted runs have left at a target and at a folder for its log.
 * @throws {Error} of the file system, if a folder cannot be listed.
 */
export async function findLeftovers(target: string, walDir?: string): Promise<Leftover[]> {
  const found: Leftover[] = [];
  const parts = await partsOf(target);
  for (const part of parts) {
    found.push(...(await logsOf(part)).map((path): Leftover => ({ kind: 'log', path })));
  }
  const all = [...parts, ...(walDir === undefined ? [] : await partsOf(walDir))];
  // The log first: a part is the proof that it belongs to nobody.
  return [...found, ...all.map((path): Leftover => ({ kind: 'part', path }))];
}

/** The command that removes them. */
export function removalCommand(leftovers: readonly Leftover[]): string {
  return ['rm -rf --', ...leftovers.map(({ path }) => quoteArgument(path))].join(' ');
}

async function partsOf(shown: string): Promise<string[]> {
  const target = await realTarget(resolve(shown));
  const beside = await foldersIn(dirname(target), (name) => isPartName(name, target));
  const inside = await foldersIn(target, (name) => isPartName(name, undefined));
  return [...beside, ...inside];
}

async function foldersIn(folder: string, wanted: (name: string) => boolean): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  });
  const found = entries.filter((entry) => entry.isDirectory() && wanted(entry.name));
  return found.map(({ name }) => join(folder, name)).sort();
}

/** Notes which segments get their place now, so that a later run can tell whose they are. */
export async function writeNote(part: string, note: LogNote): Promise<void> {
  const handle = await open(join(part, NOTE), 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(note));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(part);
}

/** A segment as it is now. */
export async function noteFile(now: string, later: string): Promise<NotedFile> {
  const { ino, size, mtimeMs } = await lstat(now);
  return { path: later, ino, size, modifiedMs: mtimeMs };
}

/** Segments that an unfinished part has put in their place and that nobody has touched since. */
async function logsOf(part: string): Promise<readonly string[]> {
  // Once `data` or what is in it has been moved away, the log belongs to a data directory.
  const isUnfinished = await readdir(join(part, 'data')).then(
    (names) => names.length > 0,
    () => false,
  );
  if (!isUnfinished) return [];
  const note = parseNote(await readFile(join(part, NOTE), 'utf8').catch(() => ''));
  if (note === undefined) return [];
  for (const file of note.files) {
    const now = await noteFile(file.path, file.path).catch(() => undefined);
    const isSame = now?.ino === file.ino && now.size === file.size;
    if (!isSame || now.modifiedMs !== file.modifiedMs) return [];
  }
  return note.places;
}

function parseNote(text: string): LogNote | undefined {
  try {
    return JSON.parse(text) as LogNote;
  } catch {
    return undefined;
  }
}
