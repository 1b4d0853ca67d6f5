/**
 * A folder of many small files: one that is new appears whole or not at all; one that an earlier
 * export has made is brought up to date file by file, and whatever else is in it is left alone.
 */

import { lstat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { TargetError } from '../../errors.ts';
import { lookAtDirectory } from '../directory-sink.ts';
import { realTarget } from '../real-target.ts';
import { onTarget } from '../target-error.ts';
import { NewTree } from './new-tree.ts';
import { INDEX_NAME } from './tree-index.ts';
import type { TreeSink } from './tree.ts';
import { UpdatedTree } from './updated-tree.ts';

/**
 * Opens a tree.
 * @throws {TargetError} target-not-empty if something is there that is not to be updated, and others.
 */
export async function openTree(shown: string, update: boolean): Promise<TreeSink> {
  if (update && (await isTree(shown))) return UpdatedTree.open(shown);
  try {
    const { target } = await lookAtDirectory({ target: shown, kind: 'cluster' });
    return await NewTree.open(target);
  } catch (error) {
    if (!update || !isNotEmpty(error)) throw error;
    const text = `not empty, and no export: found no ${INDEX_NAME}, which an export leaves there`;
    throw new TargetError('target-not-empty', shown, { text, cause: error });
  }
}

/** Whether an export has left its list there. */
export async function isTree(shown: string): Promise<boolean> {
  const folder = await onTarget(shown, realTarget(resolve(shown)));
  const looking = lstat(join(folder, INDEX_NAME));
  return looking.then(
    () => true,
    () => false,
  );
}

function isNotEmpty(error: unknown): boolean {
  return error instanceof TargetError && error.code === 'target-not-empty';
}
