/** A tree that is new: it is made beside its place, and renamed when it is whole. */

import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

import { syncFolder } from '../file-sink.ts';
import { newPartPath } from '../part-name.ts';
import { onTarget } from '../target-error.ts';
import { expectUnchanged, makeParents, removeParents } from '../target-folder.ts';
import type { TargetFolder } from '../target-folder.ts';
import { TreeFolders } from './tree-folders.ts';
import { formatIndex, INDEX_NAME } from './tree-index.ts';
import type { TreeChanges, TreeFile, TreeSink } from './tree.ts';
import { forEachSome, writeNewFile } from './write-files.ts';

const FOLDER_MODE = 0o700;
const encoder = new TextEncoder();

export class NewTree implements TreeSink {
  readonly #target: TargetFolder;
  readonly #part: string;
  readonly #parents: readonly string[];
  readonly #folders: TreeFolders;
  readonly #paths = new Set<string>();
  #isCommitted = false;

  private constructor(target: TargetFolder, part: string, parents: readonly string[]) {
    this.#target = target;
    this.#part = part;
    this.#parents = parents;
    this.#folders = new TreeFolders(part, target.shown);
  }

  /** Makes the folder in which the tree is made. */
  static async open(target: TargetFolder): Promise<NewTree> {
    const { shown, path } = target;
    const parents = await onTarget(shown, makeParents(path, undefined));
    const part = newPartPath(path, 'beside');
    try {
      await onTarget(shown, mkdir(part, FOLDER_MODE));
    } catch (error) {
      await removeParents(parents);
      throw error;
    }
    return new NewTree(target, part, parents);
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  keep(): void {
    // Nothing was there.
  }

  async put(files: readonly TreeFile[]): Promise<void> {
    for (const { path } of files) this.#paths.add(path);
    await forEachSome(files, async (file) => {
      await this.#folders.makeFor(file.path);
      await onTarget(this.#target.shown, this.#write(file));
    });
  }

  async commit(): Promise<TreeChanges> {
    const { shown, path } = this.#target;
    const bytes = encoder.encode(formatIndex(this.#paths));
    await onTarget(shown, this.#write({ path: INDEX_NAME, bytes }));
    await onTarget(shown, this.#folders.sync());
    await expectUnchanged(this.#target);
    await onTarget(shown, rename(this.#part, path));
    this.#isCommitted = true;
    await onTarget(shown, syncFolder(dirname(path)));
    return { written: this.#paths.size, unchanged: 0, removed: 0 };
  }

  async abandon(): Promise<void> {
    if (this.#isCommitted) return;
    await onTarget(this.#target.shown, rm(this.#part, { recursive: true, force: true }));
    await removeParents(this.#parents);
  }

  #write(file: TreeFile): Promise<void> {
    return writeNewFile(this.#folders.pathOf(file.path), file);
  }
}
