/** What the system says of writing, as an error with a code. */

import { EtcdSnapshotError, TargetError } from '../errors.ts';
import type { TargetCode } from '../errors.ts';
import { systemCode, writingReason } from './writing-reason.ts';

const CODES: ReadonlyMap<string, TargetCode> = new Map([
  ['ENOTDIR', 'target-kind'],
  ['ELOOP', 'target-kind'],
  ['EISDIR', 'target-kind'],
  ['EACCES', 'target-permission'],
  ['EPERM', 'target-permission'],
  ['EROFS', 'target-permission'],
  ['ENOSPC', 'target-full'],
  ['EDQUOT', 'target-full'],
  ['EFBIG', 'target-full'],
  ['ENOTEMPTY', 'target-changed'],
  ['EEXIST', 'target-changed'],
]);

/** Names the path that could not be written; errors that are not the system's stay what they are. */
export function targetError(path: string, cause: unknown): unknown {
  const code = systemCode(cause);
  if (code === undefined || cause instanceof EtcdSnapshotError) return cause;
  const text = `cannot be written (${writingReason(cause) ?? code})`;
  return new TargetError(CODES.get(code) ?? 'target-failed', path, { text, cause });
}

/** Waits for work on a path. */
export async function onTarget<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw targetError(path, error);
  }
}
