/**
 * What makes an examination repeatable: the input's digest before and after, the tool, its options,
 * and the time.
 */

import { formatHex } from '../bytes/text.ts';
import type { CommonOptions } from './options.ts';
import type { Context } from './context.ts';
import type { OpenSource } from './input.ts';
import type { Evidence } from './verify-report.ts';
import { VERSION } from './version.ts';

/** Evidence that is half taken; the rest follows when the work is done. */
export interface OpenEvidence {
  finish(): Promise<Evidence>;
}

/** Takes the digest before. */
export async function takeEvidence(
  { given, modified }: OpenSource,
  options: CommonOptions,
  context: Context,
): Promise<OpenEvidence> {
  const started = context.today();
  const hash = async (): Promise<string> => formatHex(await given.digest(context.signal));
  const digestBefore = await hash();
  return {
    finish: async () => ({
      tool: 'etcd-snapshot',
      version: VERSION,
      options: { ...options },
      sizeBytes: given.sizeBytes,
      modified: modified === undefined ? '' : new Date(modified).toISOString(),
      digestBefore,
      digestAfter: await hash(),
      startedAt: new Date(started).toISOString(),
      endedAt: new Date(context.today()).toISOString(),
    }),
  };
}
