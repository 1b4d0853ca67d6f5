/**
 * A data directory on disk that appears whole or not at all. It is built in a part folder, beside a
 * target that is not there yet or inside one that is empty, as a container's mount point is; a log
 * that lies elsewhere is built beside its own folder and gets its place first, so that the
 * appearance of `member` is the commit.
 */

import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { TargetError } from '../errors.ts';
import type { ByteSink, DirectorySink } from '../io/sink.ts';
import type { ByteSource } from '../io/source.ts';
import { putInPlace } from './directory-commit.ts';
import type { Site } from './directory-commit.ts';
import { pathIn } from './directory-source.ts';
import type { Owner } from './file-byte-sink.ts';
import { openFile } from './file-source.ts';
import { PartFolder, setFolder } from './part-folder.ts';
import type { PartOptions } from './part-folder.ts';
import { newPartPath } from './part-name.ts';
import { onTarget } from './target-error.ts';
import { lookAtTarget, makeParents, pathInside, removeParents } from './target-folder.ts';
import type { TargetFolder } from './target-folder.ts';

const WAL = 'member/wal/';
const PERMISSIONS = 0o7777;

/** Where a directory is to be made, and how. */
export interface DirectorySinkOptions extends PartOptions {
  /** Nothing is there yet, or an empty folder. */
  readonly target: string;
  /** Takes the files of `member/wal/`, if they are to lie elsewhere: also nothing or an empty folder. */
  readonly walDir?: string | undefined;
  /**
   * `member` (the default): the paths begin with `member/`. `cluster`: they begin with a name for
   * each member, and the target is renamed as a whole; so it cannot be a mount point.
   */
  readonly kind?: 'member' | 'cluster' | undefined;
}

/**
 * Looks at the target and makes the part folders. `abandon` removes them.
 * @throws {TargetError} target-not-empty, target-kind, target-permission, target-full or
 * target-failed.
 */
export async function openDirectorySink(options: DirectorySinkOptions): Promise<DirectorySink> {
  const { target, walDir, walPath } = await lookAtDirectory(options);
  const where = options.kind !== 'cluster' && target.there !== undefined ? 'inside' : 'beside';
  const made: string[] = [];
  const sites: Site[] = [];
  try {
    sites.push(await openSite({ target, where, made }, options));
    if (walDir !== undefined && walPath === undefined) {
      const whereLog = walDir.there === undefined ? 'beside' : 'inside';
      sites.push(await openSite({ target: walDir, where: whereLog, made }, options));
    }
  } catch (error) {
    for (const { part } of sites) await part.remove().catch(() => undefined);
    await removeParents(made);
    throw error;
  }
  return new DiskDirectorySink(sites, { made, walPath, options });
}

/** Where a directory and its log are to be. */
interface Targets {
  readonly target: TargetFolder;
  readonly walDir: TargetFolder | undefined;
  /** Where the log lies in the target, with `/` between its parts; undefined if it lies elsewhere. */
  readonly walPath: string | undefined;
}

/**
 * Refuses what `openDirectorySink` would refuse, and makes nothing.
 * @throws {TargetError} target-not-empty, target-kind, target-permission or target-failed.
 */
export async function lookAtDirectory({
  target: shown,
  walDir: shownLog,
  kind,
}: Pick<DirectorySinkOptions, 'target' | 'walDir' | 'kind'>): Promise<Targets> {
  const target = await lookAtTarget(shown, kind !== 'cluster');
  const walDir = shownLog === undefined ? undefined : await lookAtTarget(shownLog);
  if (kind === 'cluster') await expectReplaceable(target, walDir);
  const walPath = walDir && pathInside(walDir.path, target.path);
  if (walDir !== undefined) expectApart(target, walDir, walPath);
  return { target, walDir, walPath };
}

/** A cluster's folder is replaced as a whole, which a mount point cannot be. */
async function expectReplaceable(
  target: TargetFolder,
  walDir: TargetFolder | undefined,
): Promise<void> {
  if (walDir !== undefined) throw new RangeError('walDir: a cluster has no folder for one log');
  if (target.there === undefined) return;
  const above = await onTarget(target.shown, stat(dirname(target.path)));
  if (above.dev === target.there.dev) return;
  const text = 'a mount point cannot be replaced: name a folder inside of it';
  throw new TargetError('target-kind', target.shown, { text });
}

/** The log may lie in the data directory, but not in the place of something else. */
function expectApart(
  target: TargetFolder,
  walDir: TargetFolder,
  walPath: string | undefined,
): void {
  const isOther = walPath === '' || walPath === 'member' || walPath?.startsWith('member/snap');
  if (!isOther && pathInside(target.path, walDir.path) === undefined) return;
  const text = `the log cannot lie there, because it is the place of ${target.shown}`;
  throw new TargetError('target-kind', walDir.shown, { text });
}

async function openSite(
  { target, where, made }: Omit<Site, 'part'> & { made: string[] },
  options: PartOptions,
): Promise<Site> {
  const { shown, path } = target;
  if (where === 'beside') made.push(...(await onTarget(shown, makeParents(path, options.owner))));
  const part = await onTarget(shown, PartFolder.make(newPartPath(path, where), options));
  return { target, part, where };
}

/** What the sink has made so far. */
interface Made {
  /** Folders above the targets, outermost first. */
  readonly made: readonly string[];
  /** Where the log lies in the target, with `/` between its parts, if not in `member/wal`. */
  readonly walPath: string | undefined;
  readonly options: DirectorySinkOptions;
}

class DiskDirectorySink implements DirectorySink {
  readonly name: string;
  readonly #data: Site;
  readonly #log: Site | undefined;
  readonly #made: Made;
  #state: 'open' | 'committed' | 'abandoned' = 'open';

  constructor([data, log]: readonly Site[], made: Made) {
    if (data === undefined) throw new RangeError('sites: found none');
    this.name = data.target.shown;
    this.#data = data;
    this.#log = log;
    this.#made = made;
  }

  async create(path: string, mode: number): Promise<ByteSink> {
    const { part, inside, name } = this.#place(path);
    return part.create(inside, { name, mode });
  }

  async copy(from: string, to: string, mode: number): Promise<void> {
    const source = this.#place(from);
    const { part, inside, name } = this.#place(to);
    return part.copy(source.part.pathOf(source.inside), { path: inside, name, mode });
  }

  async open(path: string): Promise<ByteSource> {
    const { part, inside } = this.#place(path);
    return openFile(part.pathOf(inside), { blocking: this.#made.options.blocking });
  }

  async commit(): Promise<void> {
    this.#expectOpen();
    for (const { part } of this.#sites) {
      const [open] = part.openFiles;
      if (open !== undefined) throw new Error(`${open.name}: the file is not closed`);
    }
    await this.#giveFolders(this.#made.options.owner);
    try {
      // What fails after the last rename leaves a complete directory; `abandon` must not touch it.
      await putInPlace(this.#data, this.#log, () => {
        this.#state = 'committed';
      });
    } catch (error) {
      if (this.#state === 'open') await this.#giveFolders(undefined).catch(() => undefined);
      throw error;
    }
    // Empty but for a note; one that stays is named as a leftover, and does no harm.
    for (const { part } of this.#sites) await part.remove().catch(() => undefined);
  }

  async abandon(): Promise<void> {
    if (this.#state !== 'open') return;
    this.#state = 'abandoned';
    const removing = this.#sites.map(({ part, target }) => onTarget(target.shown, part.remove()));
    const failed = (await Promise.allSettled(removing)).find((one) => one.status === 'rejected');
    await removeParents(this.#made.made);
    if (failed !== undefined) throw failed.reason;
  }

  /** Sets the owner of folders that were there, or gives them back to whose they were. */
  async #giveFolders(owner: Owner | undefined): Promise<void> {
    if (this.#made.options.owner === undefined) return;
    for (const { target, where } of this.#sites) {
      if (where !== 'inside' || target.there === undefined) continue;
      const { mode, uid, gid } = target.there;
      const wanted = { mode: mode & PERMISSIONS, owner: owner ?? { uid, gid } };
      await onTarget(target.shown, setFolder(target.path, wanted));
    }
  }

  get #sites(): readonly Site[] {
    return this.#log === undefined ? [this.#data] : [this.#data, this.#log];
  }

  #expectOpen(): void {
    if (this.#state !== 'open') throw new Error(`${this.name}: the sink is ${this.#state}`);
  }

  /** Where a file of the directory is made, and what to call it. */
  #place(path: string): { part: PartFolder; inside: string; name: string } {
    this.#expectOpen();
    expectPlain(path);
    const { walPath } = this.#made;
    const { part, target } = this.#data;
    const below = path.startsWith(WAL) ? path.slice(WAL.length) : undefined;
    if (below !== undefined && this.#log !== undefined) {
      const { part: logPart, target: logTarget } = this.#log;
      return { part: logPart, inside: below, name: pathIn(logTarget.shown, below) };
    }
    const inside = below !== undefined && walPath !== undefined ? `${walPath}/${below}` : path;
    return { part, inside, name: pathIn(target.shown, inside) };
  }
}

/** A path that cannot lead out of the directory. */
function expectPlain(path: string): void {
  const isPlain = path
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && !/[\0\\]/.test(part));
  if (!isPlain) throw new RangeError(`path: found ${path}, expected names with / between them`);
}
