/** Folders inside of a tree: made where there are none, and never entered through a link. */

import { lstat, mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

import { TargetError } from '../../errors.ts';
import { syncFolder } from '../file-sink.ts';
import { unlessMissing } from '../real-target.ts';
import { onTarget } from '../target-error.ts';

const FOLDER_MODE = 0o700;

/** The folders of one tree, each looked at once. */
export class TreeFolders {
  readonly #root: string;
  readonly #shown: string;
  readonly #known = new Map<string, Promise<boolean>>();

  constructor(root: string, shown: string) {
    this.#root = root;
    this.#shown = shown;
    this.#known.set('', Promise.resolve(true));
  }

  /** Where a file of the tree lies. */
  pathOf(path: string): string {
    return join(this.#root, ...path.split('/'));
  }

  /**
   * Makes the folders that a file lies in.
   * @throws {TargetError} target-kind if one of them is something else, as a link is.
   */
  async makeFor(path: string): Promise<void> {
    await this.#folder(folderOf(path), true);
  }

  /** Whether the folders that a file lies in are there, and are none but folders. */
  async hasFor(path: string): Promise<boolean> {
    return this.#folder(folderOf(path), false);
  }

  /** Removes the folders that files lay in, as far as nothing is left in them. */
  async removeEmpty(paths: readonly string[]): Promise<void> {
    const folders = new Set<string>();
    for (const path of paths) {
      for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
        folders.add(folder);
      }
    }
    const deepestFirst = [...folders].sort((a, b) => b.split('/').length - a.split('/').length);
    for (const folder of deepestFirst) {
      if (!(await this.#folder(folder, false).catch(() => false))) continue;
      const isGone = await rmdir(this.pathOf(folder)).then(
        () => true,
        () => false,
      );
      if (isGone) this.#known.delete(folder);
    }
  }

  /** Puts the names of all folders' files where they outlive a loss of power. */
  async sync(): Promise<void> {
    for (const folder of this.#known.keys()) {
      await unlessMissing(syncFolder(this.pathOf(folder)));
    }
  }

  #folder(folder: string, isToBeMade: boolean): Promise<boolean> {
    const known = this.#known.get(folder);
    if (known !== undefined) return known;
    const looking = this.#look(folder, isToBeMade);
    this.#known.set(folder, looking);
    // What was not there may be made later.
    void looking.then(
      (isThere) => {
        if (!isThere) this.#known.delete(folder);
      },
      () => this.#known.delete(folder),
    );
    return looking;
  }

  async #look(folder: string, isToBeMade: boolean): Promise<boolean> {
    if (!(await this.#folder(folderOf(folder), isToBeMade))) return false;
    const path = this.pathOf(folder);
    const there = await onTarget(this.#shown, unlessMissing(lstat(path)));
    if (there?.isDirectory() === true) return true;
    if (there !== undefined) throw notAFolder(this.#shown, folder);
    if (isToBeMade) await onTarget(this.#shown, mkdir(path, FOLDER_MODE));
    return isToBeMade;
  }
}

function notAFolder(shown: string, folder: string): TargetError {
  const text = `${folder} in it is no folder: found something else, as a link, which is not followed`;
  return new TargetError('target-kind', shown, { text });
}

/** The folder that a path lies in; `''` for the outermost. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
