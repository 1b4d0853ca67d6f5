/** Finds out which of two inputs an error is about, since both are read at once. */

import { isCorruptionError } from '../../errors.ts';
import { status } from '../../operations/status.ts';
import type { Context } from '../context.ts';
import type { Both } from './compare.ts';
import type { OpenPair, Rename } from './input.ts';

/** Names the first of both that is damaged; none if only the comparison has found it. */
export async function blame(
  error: unknown,
  { pair, names }: { readonly pair: OpenPair; readonly names: Both },
  context: Context,
  rename: Rename,
): Promise<void> {
  const sources = [pair.before, pair.after].map(({ store }) => store.source.name);
  const named = sources.find((name) => startsWithName(error, name));
  if (named !== undefined) rename(named);
  if (!isCorruptionError(error)) return;
  for (const side of ['before', 'after'] as const) {
    try {
      await status(pair[side].store, { countLiveKeys: false, signal: context.signal });
    } catch (found) {
      if (!isCorruptionError(found)) return;
      rename(names[side].name);
      return;
    }
  }
}

/** Errors of a source begin with its name. */
function startsWithName(error: unknown, name: string): boolean {
  return error instanceof Error && [':', ','].some((end) => error.message.startsWith(name + end));
}
