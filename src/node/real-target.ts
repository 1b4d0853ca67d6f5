/** Where a path leads to, although its end need not exist yet. */

import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { TargetError } from '../errors.ts';
import { systemCode } from './writing-reason.ts';

/** The path without links; its last parts need not exist yet. A link that leads nowhere fails. */
export async function realTarget(path: string): Promise<string> {
  const real = await unlessMissing(realpath(path));
  if (real !== undefined) return real;
  if ((await unlessMissing(lstat(path)))?.isSymbolicLink() === true) {
    const text = 'a link that leads nowhere: expected nothing or an empty folder';
    throw new TargetError('target-kind', path, { text });
  }
  return join(await realTarget(dirname(path)), basename(path));
}

/** Looks at something that need not be there. */
export async function unlessMissing<T>(looking: Promise<T>): Promise<T | undefined> {
  return looking.catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  });
}
