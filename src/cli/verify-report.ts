/**
 * What `verify` has to say of one or several files, as data: every renderer and the exit code start
 * from it.
 */

import type { Finding } from '../operations/verify/collector.ts';
import type { VerifyResult } from '../operations/verify/verify.ts';
import type { Severity } from '../findings.ts';
import type { ExitCode } from './exit-code.ts';
import type { LossReport } from './verify-losses.ts';

/** One file. */
export interface FileReport {
  readonly file: string;
  /** The folder of a data directory's log that lies elsewhere; places in it begin with its name. */
  readonly walDirectory?: string | undefined;
  /** Findings that were kept, in the order in which they came. */
  readonly findings: readonly Finding[];
  /** The outcome; undefined if the file could not be examined. */
  readonly result: VerifyResult | undefined;
  /** Why it could not be examined. */
  readonly error: string | undefined;
  readonly exitCode: ExitCode;
  /** What a damaged file has lost, where that can be told. */
  readonly losses?: LossReport | 'not searched' | undefined;
  readonly evidence?: Evidence | undefined;
}

/** How the examination can be repeated: what was read, by what, and that it stood still. */
export interface Evidence {
  readonly tool: string;
  readonly version: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly sizeBytes: number;
  readonly modified: string;
  /** SHA-256 of the whole file before and after, or of the list of a directory's files with theirs. */
  readonly digestBefore: string;
  readonly digestAfter: string;
  readonly startedAt: string;
  readonly endedAt: string;
}

/** The configuration file that was read, so that a report says under what rules it came to be. */
export interface ConfigUse {
  readonly file: string;
  /** SHA-256 in hex. */
  readonly digest: string;
}

/** All files of one run. */
export interface VerifyReport {
  readonly files: readonly FileReport[];
  readonly config: ConfigUse | undefined;
  readonly exitCode: ExitCode;
}

/** From which severity on findings make the exit code 1. */
export type FailOn = Severity;

const SEVERITIES: readonly Severity[] = ['note', 'warning', 'error'];

/** The exit code for one file that could be examined. */
export function exitCodeOfResult(result: VerifyResult, failOn: FailOn): ExitCode {
  const { verdict, policiesMet, counts } = result;
  if (verdict === 'damaged' || !policiesMet) return 1;
  // Damage that was seen in a file while it changed decides nothing.
  if (verdict === 'unknown' && counts.error > 0) return 2;
  const counted = SEVERITIES.slice(SEVERITIES.indexOf(failOn));
  if (counted.some((severity) => counts[severity] > 0)) return 1;
  return verdict === 'unknown' ? 2 : 0;
}
