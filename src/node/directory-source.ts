/**
 * A folder on disk as the source of a data directory's files. Links are followed, because the log
 * often lies on a disk of its own behind one; where a link leads nowhere the name is listed, and
 * opening it says what is wrong.
 */

import { readdir, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Dirent, Stats } from 'node:fs';

import { SourceError } from '../errors.ts';
import { byName } from '../io/directory-source.ts';
import type { DirectoryEntry, DirectorySource, EntryKind } from '../io/directory-source.ts';
import { openError, openFile } from './file-source.ts';
import type { FileOptions, FileSource } from './file-source.ts';

/** Links looked behind at one time. */
const STATS_MAX = 16;

/** The files below a folder. */
export interface FolderSource extends DirectorySource {
  open(path: string): Promise<FileSource>;
}

/**
 * Makes a source of the files below a folder; nothing is opened before it is asked for.
 * @throws {SourceError} source-not-found, source-permission, source-kind or source-failed.
 */
export async function openDirectory(
  folder: string,
  options: FileOptions = {},
): Promise<FolderSource> {
  const stats = await stat(folder).catch((error: unknown) => {
    throw openError(folder, error);
  });
  if (!stats.isDirectory()) {
    const text = `${folder}: not a directory: found something else, expected a directory`;
    throw new SourceError('source-kind', text);
  }
  return {
    name: folder,
    list: async (path) => listFolder(pathBelow(folder, path)),
    open: async (path) => openFile(pathBelow(folder, path), options),
  };
}

/** Whether a name is a folder; what cannot be looked at is for whoever opens it to tell. */
export async function isFolder(name: string): Promise<boolean> {
  const stats = await stat(name).catch(() => undefined);
  return stats?.isDirectory() ?? false;
}

async function listFolder(folder: string): Promise<readonly DirectoryEntry[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw openError(folder, error);
  });
  const entries: DirectoryEntry[] = [];
  for (let start = 0; start < found.length; start += STATS_MAX) {
    const group = found.slice(start, start + STATS_MAX);
    entries.push(...(await Promise.all(group.map((entry) => entryOf(folder, entry)))));
  }
  return entries.sort(byName);
}

async function entryOf(folder: string, entry: Dirent): Promise<DirectoryEntry> {
  const { name } = entry;
  if (!entry.isSymbolicLink()) return { name, kind: kindOf(entry) };
  // A link that leads nowhere, round in circles or to where nobody may look.
  const behind = await stat(pathIn(folder, name)).catch(() => undefined);
  return { name, kind: behind === undefined ? 'other' : kindOf(behind) };
}

function kindOf(entry: Dirent | Stats): EntryKind {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'directory' : 'other';
}

/** Where a path of the source lies; what would lead out of the folder is nowhere. */
function pathBelow(folder: string, path: string): string {
  if (path === '') return folder;
  const leadsOut = (part: string): boolean =>
    part === '' || part === '.' || part === '..' || part.includes(sep);
  if (!path.split('/').some(leadsOut)) return pathIn(folder, path);
  const text = `${pathIn(folder, path)}: there is no such file: this path leads out of the directory`;
  throw new SourceError('source-not-found', text);
}

/** The name of a file below a folder, as it is shown and opened. */
export function pathIn(folder: string, path: string): string {
  return folder.endsWith('/') || folder.endsWith(sep) ? folder + path : `${folder}/${path}`;
}
