/**
 * The folder that is to be made: nothing may be there yet, or an empty folder, as a container's
 * mount point is. Links in the path are followed once, at the beginning; from then on only the real
 * path is used.
 */

import { lstat, mkdir, opendir, rmdir } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';

import { TargetError } from '../errors.ts';
import type { Owner } from './file-byte-sink.ts';
import { isSameFile, syncFolder } from './file-sink.ts';
import { setFolder } from './part-folder.ts';
import { isPartName } from './part-name.ts';
import { realTarget, unlessMissing } from './real-target.ts';
import { onTarget } from './target-error.ts';
import { systemCode } from './writing-reason.ts';

/** Names that a message shows of a folder that is not empty. */
const SHOWN_MAX = 3;

/** Where a folder is to be. */
export interface TargetFolder {
  /** As the caller has named it. */
  readonly shown: string;
  /** Absolute and without links. */
  readonly path: string;
  /** The empty folder that is there. */
  readonly there: Stats | undefined;
  /** Whether parts of interrupted runs may be in it. */
  readonly partsAllowed: boolean;
}

/**
 * Looks at where a folder is to be made.
 * @throws {TargetError} target-not-empty, target-kind, target-permission or target-failed.
 */
export async function lookAtTarget(shown: string, partsAllowed = true): Promise<TargetFolder> {
  const path = await onTarget(shown, realTarget(resolve(shown)));
  const there = await onTarget(shown, unlessMissing(lstat(path)));
  if (there !== undefined) {
    if (!there.isDirectory()) {
      const text = 'not a folder: found something else, expected nothing or an empty folder';
      throw new TargetError('target-kind', shown, { text });
    }
  }
  const target = { shown, path, there, partsAllowed };
  if (there !== undefined) await expectEmpty(target, 'target-not-empty');
  return target;
}

/**
 * Looks again, right before something gets its name there.
 * @throws {TargetError} target-changed if it is not as it was.
 */
export async function expectUnchanged(target: TargetFolder): Promise<void> {
  const { shown, path, there } = target;
  const now = await onTarget(shown, unlessMissing(lstat(path)));
  if (there === undefined && now === undefined) return;
  if (there === undefined || !isSameFile(there, now)) {
    const what = there === undefined ? 'something has been made there' : 'the folder was replaced';
    throw new TargetError('target-changed', shown, { text: `${what} meanwhile` });
  }
  await expectEmpty(target, 'target-changed');
}

async function expectEmpty(
  { shown, path, partsAllowed }: TargetFolder,
  code: 'target-not-empty' | 'target-changed',
): Promise<void> {
  const names = await onTarget(shown, contentOf(path, partsAllowed));
  if (names.length === 0) return;
  const found = names.slice(0, SHOWN_MAX).join(', ') + (names.length > SHOWN_MAX ? ', …' : '');
  const text = `not empty: found ${found}, expected nothing or an empty folder`;
  throw new TargetError(code, shown, { text });
}

/** What is in a folder, without parts of interrupted runs if they may be there; a few names do. */
async function contentOf(path: string, partsAllowed: boolean): Promise<string[]> {
  const names: string[] = [];
  for await (const entry of await opendir(path)) {
    const isPart = entry.isDirectory() && isPartName(entry.name, undefined);
    if (!(isPart && partsAllowed)) names.push(entry.name);
    if (names.length > SHOWN_MAX) break;
  }
  return names;
}

/** Where a path lies in a folder, with `/` between its parts; undefined if it lies elsewhere. */
export function pathInside(path: string, folder: string): string | undefined {
  const inside = relative(folder, path);
  const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside;
  return isOutside ? undefined : inside.split(sep).join('/');
}

/** Makes the folders above a path, as etcdutl does; gives those that were not there, outermost first. */
export async function makeParents(path: string, owner: Owner | undefined): Promise<string[]> {
  const missing: string[] = [];
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((await unlessMissing(lstat(folder))) !== undefined) break;
    missing.unshift(folder);
  }
  const made: string[] = [];
  for (const folder of missing) {
    const isNew = await mkdir(folder, 0o700).then(
      () => true,
      (error: unknown) => {
        // Another run has made it at the same time.
        if (systemCode(error) === 'EEXIST') return false;
        throw error;
      },
    );
    if (!isNew) continue;
    made.push(folder);
    await setFolder(folder, { mode: 0o700, owner });
    await syncFolder(dirname(folder));
  }
  return made;
}

/** Removes folders that were made for nothing, as far as nobody has put anything there. */
export async function removeParents(made: readonly string[]): Promise<void> {
  for (const folder of made.toReversed()) await rmdir(folder).catch(() => undefined);
}
