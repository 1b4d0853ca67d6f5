/**
 * A tree that an earlier export has made, brought up to date. Each file is replaced whole or not at
 * all, what is the same is not touched, and the list of files comes last. Whatever ends a run before
 * that, the next one knows what is its own: what was to be written is in a journal before it is
 * written.
 */

import { randomBytes } from 'node:crypto';
import { lstat, open, readdir, readFile, rename, rm, unlink } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { constants } from 'node:fs';
import { join, resolve } from 'node:path';

import { TargetError } from '../../errors.ts';
import { withoutWindows } from '../file-byte-sink.ts';
import { syncFolder } from '../file-sink.ts';
import { realTarget, unlessMissing } from '../real-target.ts';
import { onTarget } from '../target-error.ts';
import { TreeFolders } from './tree-folders.ts';
import { formatIndex, INDEX_NAME, JOURNAL_NAME, parseIndex, parseJournal } from './tree-index.ts';
import type { TreeChanges, TreeFile, TreeSink } from './tree.ts';
import { forEachSome, writeNewFile } from './write-files.ts';

const FILE_MODE = 0o600;
const TEMPORARY = /^\.[0-9a-f]{16}$/;
const encoder = new TextEncoder();

export class UpdatedTree implements TreeSink {
  readonly #shown: string;
  readonly #root: string;
  readonly #folders: TreeFolders;
  /** What an earlier run has written, or was about to. */
  readonly #listed: Set<string>;
  readonly #paths = new Set<string>();
  /** Opened for the first file that is not listed. */
  #journal: FileHandle | undefined;
  #written = 0;
  #unchanged = 0;

  private constructor(shown: string, root: string, listed: Set<string>) {
    this.#shown = shown;
    this.#root = root;
    this.#folders = new TreeFolders(root, shown);
    this.#listed = listed;
  }

  /** Reads the lists that are there. */
  static async open(shown: string): Promise<UpdatedTree> {
    const root = await onTarget(shown, realTarget(resolve(shown)));
    await onTarget(shown, removeTemporary(root));
    const text = await readOwn(join(root, INDEX_NAME), shown);
    const listed = new Set(text === undefined ? [] : parseIndex(text, shown));
    const underWay = await readOwn(join(root, JOURNAL_NAME), shown);
    for (const path of parseJournal(underWay ?? '')) listed.add(path);
    return new UpdatedTree(shown, root, listed);
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  keep(path: string): void {
    if (this.#listed.has(path)) this.#paths.add(path);
  }

  async put(files: readonly TreeFile[]): Promise<void> {
    const changed: TreeFile[] = [];
    await forEachSome(files, async (file) => {
      this.#paths.add(file.path);
      if (await this.#isThere(file)) this.#unchanged++;
      else changed.push(file);
    });
    await onTarget(this.#shown, this.#announce(changed));
    await forEachSome(changed, async (file) => {
      await this.#folders.makeFor(file.path);
      await onTarget(this.#shown, this.#replace(file));
      this.#written++;
    });
  }

  async commit(): Promise<TreeChanges> {
    const removed = await this.#removeOthers();
    const bytes = encoder.encode(formatIndex(this.#paths));
    const isSame = (await readOwn(join(this.#root, INDEX_NAME), this.#shown)) === decode(bytes);
    if (!isSame) await onTarget(this.#shown, this.#replace({ path: INDEX_NAME, bytes }));
    await onTarget(this.#shown, this.#folders.sync());
    await this.#journal?.close();
    await onTarget(this.#shown, rm(join(this.#root, JOURNAL_NAME), { force: true }));
    await onTarget(this.#shown, syncFolder(this.#root));
    return { written: this.#written, unchanged: this.#unchanged, removed };
  }

  async abandon(): Promise<void> {
    await this.#journal?.close();
  }

  /**
   * Whether a file is there already with the same bytes.
   * @throws {TargetError} if something is there that no export has written.
   */
  async #isThere({ path, bytes }: TreeFile): Promise<boolean> {
    const shown = this.#shown;
    if (!(await this.#folders.hasFor(path))) return false;
    const there = await onTarget(shown, unlessMissing(lstat(this.#folders.pathOf(path))));
    if (there === undefined) return false;
    if (!there.isFile()) {
      const text = `${path} in it is no file: found something else, as a link, which is not followed`;
      throw new TargetError('target-kind', shown, { text });
    }
    if (!this.#listed.has(path)) {
      const text = `${path} in it is no file of an earlier export: move it away`;
      throw new TargetError('target-not-empty', shown, { text });
    }
    if (there.size !== bytes.length) return false;
    const found = await onTarget(shown, readNoLink(this.#folders.pathOf(path)));
    return found.equals(bytes);
  }

  /** Says which files will be there that are not listed yet. */
  async #announce(files: readonly TreeFile[]): Promise<void> {
    const added = files.filter(({ path }) => !this.#listed.has(path));
    if (added.length === 0) return;
    this.#journal ??= await openJournal(this.#root);
    await this.#journal.appendFile(added.map(({ path }) => `${path}\n`).join(''));
    await this.#journal.datasync();
    for (const { path } of added) this.#listed.add(path);
  }

  async #replace(file: TreeFile): Promise<void> {
    const part = join(this.#root, newTemporaryName());
    try {
      await writeNewFile(part, file);
      await rename(part, this.#folders.pathOf(file.path));
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  /** Removes what is listed and was not put again. */
  async #removeOthers(): Promise<number> {
    const others = [...this.#listed].filter((path) => !this.#paths.has(path));
    let removed = 0;
    await forEachSome(others, async (path) => {
      if (!(await this.#folders.hasFor(path))) return;
      const file = this.#folders.pathOf(path);
      const there = await onTarget(this.#shown, unlessMissing(lstat(file)));
      if (there?.isFile() !== true) return;
      await onTarget(this.#shown, unlink(file));
      removed++;
    });
    // Of files that a run was to write and never did, the folders may be there.
    await this.#folders.removeEmpty(others);
    return removed;
  }
}

/** What a file is called until it is whole; it lies beside the list, where the next run finds it. */
function newTemporaryName(): string {
  return `${INDEX_NAME}.${randomBytes(8).toString('hex')}`;
}

/** Removes files that never got their place. */
async function removeTemporary(root: string): Promise<void> {
  const names = (await readdir(root)).filter(
    (name) => name.startsWith(`${INDEX_NAME}.`) && TEMPORARY.test(name.slice(INDEX_NAME.length)),
  );
  for (const name of names) await rm(join(root, name), { force: true });
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

async function openJournal(root: string): Promise<FileHandle> {
  const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = constants;
  const flags = O_APPEND | O_CREAT | O_WRONLY | withoutWindows(O_NOFOLLOW);
  const journal = await open(join(root, JOURNAL_NAME), flags, FILE_MODE);
  // A line that was cut is ended, so that the next one is a line of its own.
  await journal.appendFile('\n');
  return journal;
}

/** A list of ours; undefined if there is none. */
async function readOwn(path: string, shown: string): Promise<string | undefined> {
  const bytes = await onTarget(shown, unlessMissing(readNoLink(path)));
  return bytes && decode(bytes);
}

function readNoLink(path: string): Promise<Buffer> {
  const flag = constants.O_RDONLY | withoutWindows(constants.O_NOFOLLOW);
  return readFile(path, { flag });
}
