/**
 * What a damaged file has lost and what is left to fall back to, added to the report when the
 * damage lies in the pages or the store; a file whose trailer alone is wrong has lost nothing that
 * could be named.
 */

import type { ProblemCode } from '../findings.ts';
import type { ByteSource } from '../io/source.ts';
import type { VerifyResult } from '../operations/verify/verify.ts';
import type { Losses } from '../operations/salvage/losses.ts';
import type { OlderMeta } from '../operations/salvage/older-meta.ts';
import type { Context } from './context.ts';
import { isOfDatabase } from './layers.ts';

/** What is lost, and how the state before the last commit is. */
export interface LossReport {
  readonly losses: Losses;
  readonly olderMeta: OlderMeta;
}

/** Keys that are named, if not all are asked for. */
const KEYS_NAMED = 20;
/** A larger file is not searched unasked, because that reads all of it; `salvage` does. */
const SEARCHED_BYTES_MAX = 1024 ** 3;
/** Keys that are named at most. */
const KEYS_MAX = 10_000;

/**
 * Looks for losses; undefined where nothing says that there are any. A file of more than 1 GiB is
 * searched only where everything is asked for.
 * @throws {SourceError} only if the source is closed or gone.
 */
export async function lossesOf(
  source: ByteSource,
  result: VerifyResult,
  all: boolean,
  context: Context,
): Promise<LossReport | 'not searched' | undefined> {
  const isDeep = (Object.keys(result.counts.byCode) as ProblemCode[]).some(isOfDatabase);
  if (result.verdict !== 'damaged' || !isDeep) return undefined;
  if (source.size > SEARCHED_BYTES_MAX && !all) return 'not searched';
  const { findLosses } = await import('../operations/salvage/losses.ts');
  const { olderMetaVerdict } = await import('../operations/salvage/older-meta.ts');
  const { signal } = context;
  const keysMax = all ? KEYS_MAX : KEYS_NAMED;
  const losses = await findLosses(source, { keysMax, seed: context.random32(), signal });
  return { losses, olderMeta: await olderMetaVerdict(source, { signal }) };
}
