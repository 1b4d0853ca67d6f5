/**
 * A folder of its own in which files are made before they get their place. It is made new, nobody
 * else can enter it, and what is to be seen later lies in the folder `data` inside: once that has
 * been moved away, the part has done its work.
 */

import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { TargetError } from '../errors.ts';
import { createFile, handOver, withoutWindows } from './file-byte-sink.ts';
import type { FileByteSink, NewFileOptions, Owner } from './file-byte-sink.ts';
import { syncFolder } from './file-sink.ts';
import { onTarget } from './target-error.ts';

const FOLDER_MODE = 0o700;

/** How files are made. */
export interface PartOptions {
  readonly owner?: Owner | undefined;
  readonly blocking?: boolean | undefined;
}

/** A file that is to have another's bytes. */
interface NewCopy {
  readonly path: string;
  readonly name: string;
  readonly mode: number;
}

/** Files that are being made. */
export class PartFolder {
  readonly path: string;
  readonly #options: PartOptions;
  /** Folders by their path, `''` for `data` itself, each made once. */
  readonly #folders = new Map<string, Promise<void>>();
  readonly #files = new Map<string, FileByteSink>();
  /** What is being made; nothing may be removed under it. */
  readonly #underWay = new Set<Promise<unknown>>();

  private constructor(path: string, options: PartOptions) {
    this.path = path;
    this.#options = options;
  }

  /** Makes the folder where nothing is. */
  static async make(path: string, options: PartOptions): Promise<PartFolder> {
    await mkdir(path, FOLDER_MODE);
    const part = new PartFolder(path, options);
    try {
      await setFolder(path, { mode: FOLDER_MODE, owner: undefined });
      await part.#makeFolder('');
      return part;
    } catch (error) {
      await part.remove().catch(() => undefined);
      throw error;
    }
  }

  /** The folder that is to be seen later. */
  get data(): string {
    return join(this.path, 'data');
  }

  /** Makes a file and the folders above it. */
  create(path: string, options: Pick<NewFileOptions, 'name' | 'mode'>): Promise<FileByteSink> {
    return this.#track(this.#create(path, options));
  }

  /** Makes a file with another's bytes, which the file system may share between both. */
  copy(from: string, to: NewCopy): Promise<void> {
    return this.#track(this.#copy(from, to));
  }

  async #create(
    path: string,
    { name, mode }: Pick<NewFileOptions, 'name' | 'mode'>,
  ): Promise<FileByteSink> {
    await onTarget(name, this.#makeFolder(folderOf(path)));
    const sink = await createFile(this.pathOf(path), { ...this.#options, name, mode });
    this.#files.set(path, sink);
    return sink;
  }

  async #copy(from: string, to: NewCopy): Promise<void> {
    const { path, name } = to;
    await onTarget(name, this.#makeFolder(folderOf(path)));
    const { COPYFILE_EXCL, COPYFILE_FICLONE } = constants;
    const copying = copyFile(from, this.pathOf(path), COPYFILE_EXCL | COPYFILE_FICLONE);
    await onTarget(name, copying);
    await onTarget(name, this.#finishCopy(from, to));
  }

  async #finishCopy(from: string, { path, name, mode }: NewCopy): Promise<void> {
    const flags = constants.O_RDWR | withoutWindows(constants.O_NOFOLLOW);
    const handle = await open(this.pathOf(path), flags);
    try {
      const [wanted, found] = [(await lstat(from)).size, (await handle.stat()).size];
      if (found !== wanted) {
        const text = `the copy is short: found ${String(found)} bytes, expected ${String(wanted)}`;
        throw new TargetError('target-failed', name, { text });
      }
      await handOver(handle, { mode, owner: this.#options.owner });
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** Where a file lies now. */
  pathOf(path: string): string {
    return join(this.data, ...path.split('/'));
  }

  /** Files that were made and are not closed. */
  get openFiles(): readonly FileByteSink[] {
    return [...this.#files.values()].filter((file) => !file.isClosed);
  }

  /** Puts files and folders where they outlive a loss of power, each before the folder it lies in. */
  async sync(): Promise<void> {
    const late = [...this.#files].filter(([, file]) => !file.isSynced);
    for (const [path, { name }] of late) await onTarget(name, syncFile(this.pathOf(path)));
    const deepestFirst = [...this.#folders.keys()].sort((a, b) => depthOf(b) - depthOf(a));
    for (const folder of deepestFirst) await syncFolder(this.pathOf(folder));
    await syncFolder(this.path);
    await syncFolder(dirname(this.path));
  }

  /** Removes everything, without following links; files that are open are closed first. */
  async remove(): Promise<void> {
    await Promise.allSettled(this.#underWay);
    for (const file of this.openFiles) await file.close().catch(() => undefined);
    await rm(this.path, { recursive: true, force: true });
  }

  async #track<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(work);
    }
  }

  /** A folder that two files need at the same time is made by one of them. */
  #makeFolder(folder: string): Promise<void> {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const making = this.#makeFolderNow(folder);
    this.#folders.set(folder, making);
    return making;
  }

  async #makeFolderNow(folder: string): Promise<void> {
    if (folder !== '') await this.#makeFolder(folderOf(folder));
    const path = this.pathOf(folder);
    await mkdir(path, FOLDER_MODE);
    await setFolder(path, { mode: FOLDER_MODE, owner: this.#options.owner });
  }
}

/** Sets mode and owner of a folder, without following a link, past the mask for new files. */
export async function setFolder(
  path: string,
  wanted: { readonly mode: number; readonly owner: Owner | undefined },
): Promise<void> {
  // Windows has neither, and opens no folder.
  if (process.platform === 'win32') return;
  const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = constants;
  const handle = await open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  try {
    await handOver(handle, wanted);
  } finally {
    await handle.close();
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The folder that a path lies in; `''` for the outermost. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function depthOf(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}
