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
