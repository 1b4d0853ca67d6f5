/** Options of `inspect`. */

import type { EncryptionOptions } from '../encryption-options.ts';
import type { CommonOptions, InputOptions } from '../options.ts';

/** Output formats. */
export type InspectFormat = 'text' | 'json' | 'html';

/** Their names, the default first. */
export const INSPECT_FORMATS: readonly InspectFormat[] = ['text', 'json', 'html'];

/** Values of the options. */
export interface InspectCommandOptions extends CommonOptions, InputOptions, EncryptionOptions {
  readonly writeOut: InspectFormat;
  readonly security?: boolean;
  /** The newest revision without it. */
  readonly at?: number;
  readonly k8sPrefix?: readonly string[];
}
