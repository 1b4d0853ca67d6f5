/** The options of `verify` and of `wal verify`, parsed, and those that both of them have. */

import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';

import type { EtcdMinor } from '../etcd/version.ts';
import { isProblemCode } from '../findings.ts';
import type { ProblemCode } from '../findings.ts';
import { parseWhole } from './options.ts';
import type { CommonOptions, InputOptions } from './options.ts';
import { isVerifyFormat, VERIFY_FORMATS } from './render/verify/formats.ts';
import type { VerifyFormat } from './render/verify/formats.ts';
import type { FailOn } from './verify-report.ts';

/** Values of the options that say what is done with findings. */
export interface FindingOptions extends CommonOptions {
  readonly writeOut: VerifyFormat;
  readonly all?: boolean;
  readonly maxFindings: number;
  readonly failOn: FailOn;
  readonly ignore: readonly ProblemCode[];
  readonly report: readonly ReportTarget[];
}

/** Values of the options of `wal verify`. */
export type WalVerifyOptions = FindingOptions;

/** Values of the options of `verify`. */
export interface VerifyCommandOptions extends FindingOptions, InputOptions {
  /** Folder of the log of the one data directory that is verified. */
  readonly walDir?: string;
  readonly quick?: boolean;
  readonly evidence?: boolean;
  readonly minKeys?: number;
  readonly minRevision?: number;
  /** Milliseconds. */
  readonly maxAge?: number;
  readonly requireTrailer?: boolean;
  readonly requireVersion?: EtcdMinor;
  /** Bytes. */
  readonly quota?: number;
  readonly baseline?: string;
  /** 0 to 1. */
  readonly maxDrop: number;
  readonly config?: string;
}

/** A further report: what form, and into which file. */
export interface ReportTarget {
  readonly format: VerifyFormat;
  readonly path: string;
}

/** Adds the options that say what is done with findings. */
export function addFindingOptions(command: Command): Command {
  return command
    .option('--all', 'write out every finding that was kept')
    .option('--max-findings <n>', 'findings of one code that are kept', parseWhole, 100)
    .option('--report <format:file>', 'write a further report (repeatable)', collectReport, [])
    .addOption(
      new Option('--fail-on <severity>', 'from where on findings make the exit code 1')
        .choices(['error', 'warning', 'note'])
        .default('error'),
    )
    .option('--ignore <code>', 'findings that do not count (repeatable)', collectCode, []);
}

function collectCode(text: string, before: readonly ProblemCode[]): readonly ProblemCode[] {
  if (isProblemCode(text)) return [...before, text];
  throw new InvalidArgumentError('expected a problem code; docs/problems lists them.');
}

function collectReport(text: string, before: readonly ReportTarget[]): readonly ReportTarget[] {
  const colon = text.indexOf(':');
  const format = text.slice(0, colon);
  const path = text.slice(colon + 1);
  if (isVerifyFormat(format) && path !== '') return [...before, { format, path }];
  throw new InvalidArgumentError(`expected FORMAT:FILE, with one of ${VERIFY_FORMATS.join(', ')}.`);
}
