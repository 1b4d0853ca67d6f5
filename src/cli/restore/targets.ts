/** Where a restore may write, looked at before gigabytes are read for nothing. */

import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { TargetError } from '../../errors.ts';
import { lookAtDirectory } from '../../node/directory-sink.ts';
import { inputStats, isSameFile } from '../../node/file-sink.ts';
import { findLeftovers, removalCommand } from '../../node/leftovers.ts';
import { realTarget } from '../../node/real-target.ts';
import { UsageError } from '../context.ts';
import type { RestoreWish } from './wish.ts';

/**
 * Looks at the places; they are looked at again when everything is to get there.
 * @throws {TargetError} target-not-empty and others.
 */
export async function lookAtTargets(wish: RestoreWish): Promise<void> {
  const { target, walDir, isCluster } = wish;
  try {
    await lookAtDirectory({ target, walDir, kind: isCluster ? 'cluster' : 'member' });
  } catch (error) {
    const isFull = error instanceof TargetError && error.code === 'target-not-empty';
    throw isFull ? await namingLeftovers(error, wish) : error;
  }
}

/** A log that an interrupted run has left stands in the way of the next one. */
async function namingLeftovers(
  error: TargetError,
  { target, walDir }: RestoreWish,
): Promise<TargetError> {
  const leftovers = await findLeftovers(target, walDir);
  if (!leftovers.some(({ kind }) => kind === 'log')) return error;
  const command = removalCommand(leftovers);
  const text = `not empty: an interrupted run has left its log there; remove it with: ${command}`;
  return new TargetError(error.code, error.path, { text });
}

/**
 * What is read must not be written into, wherever the folders on the way are links or not there yet.
 * @throws {UsageError}
 */
export async function expectOutside(read: readonly string[], wish: RestoreWish): Promise<void> {
  const inputs = (await Promise.all(read.map(inputStats))).flat();
  for (const path of [wish.target, wish.walDir]) {
    if (path === undefined) continue;
    const around = await foldersAround(path);
    if (!inputs.some((input) => around.some((folder) => isSameFile(input, folder)))) continue;
    throw new UsageError(`${path}: this lies in the input; choose a place outside`);
  }
}

/** What is at a path, and the folders that it lies in. */
async function foldersAround(path: string): Promise<Stats[]> {
  const found: (Stats | undefined)[] = [];
  // Whoever looks at the target says why it cannot be.
  let above = await realTarget(resolve(path)).catch(() => resolve(path));
  for (; ; above = dirname(above)) {
    found.push(await stat(above).catch(() => undefined));
    if (above === dirname(above)) return found.filter((one) => one !== undefined);
  }
}
