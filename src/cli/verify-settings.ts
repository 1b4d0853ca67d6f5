/** What a verification is told by the options, and how it is driven to its end. */

import type { Finding } from '../operations/verify/collector.ts';
import type { BaselinePolicy, Policies } from '../operations/verify/policies.ts';
import type { VerifyOptions, VerifyResult, VerifyRun } from '../operations/verify/verify.ts';
import type { Context } from './context.ts';
import type { VerifyCommandOptions } from './verify-options.ts';

/** What a run came to. */
export interface Driven {
  readonly findings: Finding[];
  readonly result: VerifyResult;
}

/** Drives a run to its end. */
export async function drive(run: VerifyRun): Promise<Driven> {
  const findings: Finding[] = [];
  for await (const finding of run) findings.push(finding);
  return { findings, result: await run.result };
}

/** What any verification is told. */
export function settingsOf(options: VerifyCommandOptions, context: Context): VerifyOptions {
  return {
    quick: options.quick,
    findingsMax: options.maxFindings,
    ignore: options.ignore,
    seed: context.random32(),
    signal: context.signal,
  };
}

/** What is demanded; `modified` is when the input was last written to, where that is known. */
export function policiesOf(
  options: VerifyCommandOptions,
  baseline: BaselinePolicy | undefined,
  { modified, context }: { modified: number | undefined; context: Context },
): Policies {
  return {
    minKeys: options.minKeys,
    minRevision: options.minRevision,
    maxAge:
      options.maxAge === undefined
        ? undefined
        : { limitMs: options.maxAge, now: context.today(), modified },
    requireTrailer: options.requireTrailer,
    requireVersion: options.requireVersion,
    quotaBytes: options.quota,
    baseline,
  };
}
