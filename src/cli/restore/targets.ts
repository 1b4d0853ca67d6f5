/** Where a restore may write, looked at before gigabytes are read for nothing. */

import { stat } from 'node:fs/promises';

import { TargetError } from '../../errors.ts';
import { inputStats, isBelow, isSameFile } from '../../node/file-sink.ts';
import { findLeftovers, removalCommand } from '../../node/leftovers.ts';
import { lookAtTarget } from '../../node/target-folder.ts';
import { UsageError } from '../context.ts';
import type { RestoreWish } from './wish.ts';

/**
 * Looks at the places; they are looked at again when everything is to get there.
 * @throws {TargetError} target-not-empty and others.
 */
export async function lookAtTargets(wish: RestoreWish): Promise<void> {
  const { target, walDir, isCluster } = wish;
  try {
    await lookAtTarget(target, !isCluster);
    if (walDir !== undefined) await lookAtTarget(walDir);
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
 * What is read must not be written into.
 * @throws {UsageError}
 */
export async function expectOutside(file: string, wish: RestoreWish): Promise<void> {
  const read = await inputStats(file);
  for (const path of [wish.target, wish.walDir]) {
    if (path === undefined) continue;
    const there = await stat(path).catch(() => undefined);
    for (const stats of read) {
      const isInside = isSameFile(stats, there) || (await isBelow(path, stats).catch(() => false));
      if (isInside) throw new UsageError(`${path}: this lies in the input; choose a place outside`);
    }
  }
}
