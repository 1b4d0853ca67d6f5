/** The options of `verify`, parsed. */

import type { EtcdMinor } from '../etcd/version.ts';
import type { ProblemCode } from '../findings.ts';
import type { CommonOptions, InputOptions } from './options.ts';
import type { VerifyFormat } from './render/verify/formats.ts';
import type { FailOn } from './verify-report.ts';

/** Values of the command's options. */
export interface VerifyCommandOptions extends CommonOptions, InputOptions {
  readonly writeOut: VerifyFormat;
  readonly quick?: boolean;
  readonly all?: boolean;
  readonly evidence?: boolean;
  readonly maxFindings: number;
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
  readonly failOn: FailOn;
  readonly ignore: readonly ProblemCode[];
  readonly report: readonly ReportTarget[];
  readonly config?: string;
}

/** A further report: what form, and into which file. */
export interface ReportTarget {
  readonly format: VerifyFormat;
  readonly path: string;
}
